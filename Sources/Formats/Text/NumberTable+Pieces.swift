import Dispatch
import Motion
import Synchronization

extension NumberTable {
  /// Reads the pieces of a long file that follow those read so far, on several cores; for a table
  /// that ends with its file.
  ///
  /// A piece in which a line is no row, or something is wrong, is read alone, behind all before it;
  /// after some of these everything is. So the number of cores changes nothing.
  ///
  /// - Parameters:
  ///   - lines: Lines of the file before the pieces.
  ///   - cores: How many may be kept busy.
  /// - Returns: Lines of the file.
  mutating func append(
    _ pieces: consuming TextPieces, behind lines: Int, cores: Int
  ) throws(ReadError) -> Int {
    let file = pieces.file
    var count = lines
    let queue = Mutex(PieceQueue(pieces))
    var turns = Self.mostTurnsTogether
    while true {
      if turns > 0 {
        try appendTogether(from: queue, behind: &count, file: file, cores: cores)
        turns -= 1
      }
      let next = try queue.withLock { queue throws(ReadError) in
        try queue.nextAlone().map { ($0, queue.pieces.isLast) }
      }
      guard let (bytes, isLast) = next else { return count }
      let text = try TextFile(bytes, file: file, linesBefore: count)
      var lines = TextLines(text)
      try append(from: &lines, of: text, isLast: isLast)
      count = lines.number
    }
  }

  private static let mostTurnsTogether = 4

  /// Reads pieces up to the first that has to be read alone.
  ///
  /// The lines of a piece are counted as it comes from the disk, so that its rows have their places
  /// while pieces before it are still read.
  private mutating func appendTogether(
    from queue: borrowing Mutex<PieceQueue>, behind lines: inout Int, file: String, cores: Int
  ) throws(ReadError) {
    let (layout, width, room, count) = (layout, columns.count, expectedRows, lines)
    let shared = SharedColumns(&columns, room: room)
    let pieceSize = queue.withLock { queue in
      queue.begin(rows: rowCount, lines: count, room: room)
      return queue.pieces.pieceSize
    }
    let first = NumberBlock(width: width, capacity: rows(ofPiece: pieceSize))
    DispatchQueue.concurrentPerform(iterations: cores) { core in
      var (bytes, block) = ([UInt8](), first)
      while var piece = queue.withLock({ $0.next(into: &bytes) }) {
        piece.isWhole = block.read(piece, bytes, layout: layout, file: file)
        if piece.isWhole { shared.write(block, from: piece.firstRow, core: core, of: cores) }
        piece.widths = block.widths
        piece.cutLine = block.cutLine
        queue.withLock { $0.finish(piece) }
      }
    }
    let done = try queue.withLock { queue throws(ReadError) in try queue.end() }
    columns = shared.take(done.last.map { $0.firstRow + $0.lineCount } ?? rowCount)
    for piece in done {
      let behind = piece.linesBefore + piece.lineCount
      try add(
        Array(piece.linesBefore + 1..<behind + 1), cutLine: piece.cutLine, widths: piece.widths,
        bytes: piece.size, file: file)
      lines = behind
    }
  }
}

/// A piece of a file, and where its rows go.
private struct TablePiece: Sendable {
  /// Where it begins in the file.
  let offset: Int
  let size: Int
  let linesBefore: Int
  let firstRow: Int
  /// Lines of the piece, and rows of the table if each of them is one.
  let lineCount: Int
  /// Whether it ends the file.
  let isLast: Bool
  /// Whether every line is a row in which nothing is wrong.
  var isWhole = false
  var widths = RowWidths()
  var cutLine: Int?
}

extension NumberBlock {
  /// Reads a piece; whether every line of it is a row in which nothing is wrong.
  fileprivate mutating func read(
    _ piece: TablePiece, _ bytes: [UInt8], layout: NumberTable.Layout, file: String
  ) -> Bool {
    if piece.lineCount >= capacity {
      self = NumberBlock(width: layout.columns.count, capacity: piece.lineCount + 1)
    }
    removeRows()
    guard let text = try? TextFile(bytes, file: file, linesBefore: piece.linesBefore) else {
      return false
    }
    let reader = NumberRowReader(text: text, layout: layout)
    var walk = TextLines(text)
    guard (try? reader.fill(&self, from: &walk, isLast: piece.isLast)) == true,
      lines.count == piece.lineCount, walk.number == piece.linesBefore + piece.lineCount
    else { return false }
    for (column, about) in layout.columns.enumerated() { scale(column, by: about.factor) }
    return true
  }
}

/// Hands out the pieces of a file, each with the place of its rows.
private struct PieceQueue: ~Copyable {
  var pieces: TextPieces
  private var done: [TablePiece] = []
  /// The first piece that has to be read alone.
  private var alone: TablePiece?
  /// Why nothing more comes from the disk.
  private var failure: ReadError?
  private var rows = 0
  private var lines = 0
  private var room = 0

  init(_ pieces: consuming TextPieces) {
    self.pieces = pieces
  }

  /// - Parameters:
  ///   - rows: Rows of the table so far.
  ///   - lines: Lines of the file so far.
  ///   - room: Rows that the table has room for.
  mutating func begin(rows: Int, lines: Int, room: Int) {
    (self.rows, self.lines, self.room) = (rows, lines, room)
  }

  /// The next piece, its bytes in the place of those of another.
  mutating func next(into bytes: inout [UInt8]) -> TablePiece? {
    guard alone == nil, failure == nil else { return nil }
    let offset = pieces.offset
    do {
      guard try pieces.next(into: &bytes) else { return nil }
    } catch {
      failure = error
      return nil
    }
    let piece = TablePiece(
      offset: offset, size: bytes.count, linesBefore: lines, firstRow: rows,
      lineCount: TextFile.lineCount(bytes), isLast: pieces.isLast)
    rows += piece.lineCount
    lines += piece.lineCount
    guard rows <= room else {
      alone = piece
      return nil
    }
    return piece
  }

  mutating func finish(_ piece: TablePiece) {
    if piece.isWhole {
      done.append(piece)
    } else if piece.offset < alone?.offset ?? .max {
      alone = piece
    }
  }

  /// The pieces that were read, in the file's order; behind them goes on what has to be read alone.
  mutating func end() throws(ReadError) -> [TablePiece] {
    defer {
      done = []
      alone = nil
    }
    if let alone {
      failure = nil
      try pieces.goBack(to: alone.offset)
    }
    return done.filter { $0.offset < alone?.offset ?? .max }.sorted { $0.offset < $1.offset }
  }

  /// The bytes of the next piece, to be read behind all others.
  mutating func nextAlone() throws(ReadError) -> [UInt8]? {
    if let failure { throw failure }
    var bytes: [UInt8] = []
    return try pieces.next(into: &bytes) ? bytes : nil
  }
}
