import Dispatch
import Motion
import Synchronization

extension NumberTable {
  /// Reads the pieces of a long file that follow those read so far, on several cores; for a table
  /// that ends with its file.
  ///
  /// Each piece is read as a table of its own and added in the file's order. One in which something
  /// is wrong is read anew in its place, where its lines have their numbers. So the number of cores
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - lines: Lines of the file before the pieces.
  ///   - cores: How many may be kept busy.
  /// - Returns: Lines of the file.
  mutating func append(
    _ pieces: consuming TextPieces, behind lines: Int, cores: Int
  ) throws(ReadError) -> Int {
    let file = pieces.file
    let layout = layout
    let rows = NumberBlock(width: columns.count, capacity: rows(ofPiece: pieces.pieceSize))
    let queue = Mutex(PieceQueue(pieces, rows: rows, places: cores * Self.piecesPerCore))
    var count = lines
    while true {
      DispatchQueue.concurrentPerform(iterations: cores) { _ in
        while let (place, taken) = queue.withLock({ $0.next() }) {
          var piece = taken
          piece.read(layout, file: file)
          queue.withLock { $0.places[place] = piece }
        }
      }
      let batch = queue.withLock { $0.places.prefix($0.filled).compactMap { $0 } }
      var start = batch.startIndex
      for index in batch.indices where !batch[index].isWhole {
        try append(batch[start..<index], behind: &count, file: file, cores: cores)
        start = index + 1
        let text = try TextFile(batch[index].bytes, file: file, linesBefore: count)
        var lines = TextLines(text)
        try append(from: &lines, of: text, isLast: batch[index].isLast)
        count = lines.number
      }
      try append(batch[start...], behind: &count, file: file, cores: cores)
      if let failure = queue.withLock({ $0.failure }) { throw failure }
      guard !batch.isEmpty else { return count }
      queue.withLock { $0.filled = 0 }
    }
  }

  /// Enough that no core waits long for another, and little memory.
  private static let piecesPerCore = 8

  /// Adds whole pieces, each core to columns of its own.
  private mutating func append(
    _ pieces: ArraySlice<TablePiece>, behind count: inout Int, file: String, cores: Int
  ) throws(ReadError) {
    for piece in pieces {
      let before = count
      let lines = piece.rows.lines.map { before + $0 - TablePiece.linesBefore }
      let cut = piece.rows.cutLine.map { before + $0 - TablePiece.linesBefore }
      try add(lines, cutLine: cut, of: piece.rows, file: file)
      count += piece.lineCount
    }
    let width = columns.count
    let shared = Mutex(columns)
    columns = []
    DispatchQueue.concurrentPerform(iterations: cores) { core in
      let range = width * core / cores..<width * (core + 1) / cores
      var own = shared.withLock { columns in
        range.map { column in
          defer { columns[column] = [] }
          return columns[column]
        }
      }
      for (place, column) in range.enumerated() {
        for piece in pieces { piece.rows.append(column, to: &own[place]) }
      }
      shared.withLock { $0.replaceSubrange(range, with: own) }
    }
    columns = shared.withLock { $0 }
  }
}

/// A piece of a file, and its rows.
private struct TablePiece: Sendable {
  var bytes: [UInt8] = []
  var isLast = false
  var rows: NumberBlock
  var lineCount = 0
  /// Whether nothing is wrong, and all rows are there.
  var isWhole = false

  /// As if one line stood before: only before the first of a file may a byte-order mark stand.
  static let linesBefore = 1

  mutating func read(_ layout: NumberTable.Layout, file: String) {
    isWhole = false
    rows.removeRows()
    guard let text = try? TextFile(bytes, file: file, linesBefore: Self.linesBefore) else { return }
    let reader = NumberRowReader(text: text, layout: layout)
    var lines = TextLines(text)
    guard (try? reader.fill(&rows, from: &lines, isLast: isLast)) == true else { return }
    for (column, about) in layout.columns.enumerated() { rows.scale(column, by: about.factor) }
    lineCount = lines.number - Self.linesBefore
    isWhole = true
  }
}

/// Hands out the pieces of a file, in the memory of those that are done with.
private struct PieceQueue: ~Copyable {
  /// `nil` while a piece is read.
  var places: [TablePiece?]
  /// How many places hold pieces that were handed out.
  var filled = 0
  /// Why nothing more comes from the disk.
  private(set) var failure: ReadError?
  private var pieces: TextPieces

  init(_ pieces: consuming TextPieces, rows: NumberBlock, places: Int) {
    self.places = Array(repeating: TablePiece(rows: rows), count: places)
    self.pieces = pieces
  }

  mutating func next() -> (place: Int, piece: TablePiece)? {
    guard failure == nil, filled < places.count, var piece = places[filled].take() else {
      return nil
    }
    do {
      guard try pieces.next(into: &piece.bytes) else {
        places[filled] = piece
        return nil
      }
    } catch {
      failure = error
      return nil
    }
    piece.isLast = pieces.isLast
    filled += 1
    return (filled - 1, piece)
  }
}
