import Motion

/// The columns of numbers below a table's header.
package struct NumberTable: Sendable {
  /// One array a column, in the units asked for; NaN for an empty cell.
  package private(set) var columns: [[Double]]
  /// The line that each row stands on, from 1.
  package private(set) var lines: [Int] = []
  /// The line whose row ends before the header's last column, and with it the file, without a line
  /// end: a file cut off.
  package private(set) var cutLine: Int?

  private let layout: Layout
  /// Bytes of the file, and of the rows read so far.
  private let size: Int
  private var bytesRead = 0
  /// Rows that are not yet in the columns.
  private var block: [Double]

  package var rowCount: Int { lines.count }

  /// Takes a column out, so that it can be kept without a copy.
  package mutating func take(_ column: Int) -> [Double] {
    let taken = columns[column]
    columns[column] = []
    return taken
  }

  /// What the header says about the rows below it.
  package struct Layout: Sendable {
    /// A column: what one of its cells should be, in words, such as `marker RKNE, Y`.
    package struct Column: Sendable {
      package var words: String
      /// What the numbers are multiplied by on the way in.
      package var factor: Double
      /// Whether every row must have a number here: frame, time.
      package var isRequired: Bool
      /// The column that this one's group begins with: a row may end before a group, not within.
      package var groupStart: Int
      /// Whether the column is passed over, so that it may hold text.
      package var isIgnored: Bool

      package init(
        _ words: String, factor: Double = 1, isRequired: Bool = false, groupStart: Int,
        isIgnored: Bool = false
      ) {
        self.words = words
        self.factor = factor
        self.isRequired = isRequired
        self.groupStart = groupStart
        self.isIgnored = isIgnored
      }
    }

    package var columns: [Column]
    package var delimiter: UInt8
    /// Whether a blank row ends the table (several tables in one file) or is passed over.
    package var endsAtBlankRow: Bool
    /// Cells behind the last column that may hold something and are passed over.
    package var cellsPassedOver: Int
    /// The word, in lower case, that the format writes where nothing was seen, such as `n/a`.
    package var missingWord: String?

    package init(
      columns: [Column], delimiter: UInt8, endsAtBlankRow: Bool = false, cellsPassedOver: Int = 0,
      missingWord: String? = nil
    ) {
      self.columns = columns
      self.delimiter = delimiter
      self.endsAtBlankRow = endsAtBlankRow
      self.cellsPassedOver = cellsPassedOver
      self.missingWord = missingWord
    }
  }

  /// Reads rows up to the end of the text or of the table.
  ///
  /// - Parameters:
  ///   - lines: Stands before the first row; afterwards behind the last.
  package init(
    from lines: inout TextLines, of text: TextFile, layout: Layout
  ) throws(ReadError) {
    self.init(layout: layout, size: text.bytes.count)
    try append(from: &lines, of: text, isLast: true)
  }

  /// A table without rows yet.
  ///
  /// - Parameter size: Bytes of the file, to tell how many rows to expect.
  init(layout: Layout, size: Int) {
    self.layout = layout
    self.size = size
    let width = layout.columns.count
    columns = Array(repeating: [], count: width)
    let rows = width <= Self.widestBlock ? Self.rowsPerBlock : 1
    block = [Double](repeating: .nan, count: width * rows)
  }

  /// Reads the rows of a piece of the file up to its end, or to that of the table.
  ///
  /// - Parameters:
  ///   - lines: Stands before the first row; afterwards behind the last.
  ///   - isLast: Whether the piece ends the file.
  mutating func append(
    from lines: inout TextLines, of text: TextFile, isLast: Bool
  ) throws(ReadError) {
    let reader = NumberRowReader(text: text, layout: layout)
    let width = layout.columns.count
    let blockSize = width == 0 ? 1 : block.count / width
    var blockRows = 0
    var mark = lines
    while let line = try lines.next() {
      if reader.isBlank(line) {
        if layout.endsAtBlankRow { break }
        mark = lines
        continue
      }
      if layout.endsAtBlankRow, reader.beginsWithLetter(line) {
        lines = mark
        break
      }
      if !reader.readPlain(line, into: &block, at: blockRows * width) {
        let isShort = try reader.read(
          line, number: lines.number, into: &block, at: blockRows * width)
        if isShort, isLast, line.upperBound == text.bytes.count { cutLine = lines.number }
      }
      self.lines.append(lines.number)
      bytesRead += line.count + 1
      blockRows += 1
      mark = lines
      if blockRows == blockSize {
        if self.lines.count == blockRows { reserve() }
        try flush(rows: blockRows, text: text)
        blockRows = 0
      }
    }
    try flush(rows: blockRows, text: text)
  }

  /// Rows that are turned from rows into columns at once, so that memory is walked in long strides.
  private static let rowsPerBlock = 64
  /// Columns up to which a block has so many rows; wider tables are turned in smaller blocks.
  private static let widestBlock = 4096

  /// Makes room for as many rows as the file's length lets expect after one block.
  private mutating func reserve() {
    let share = Double(size) / Double(max(1, bytesRead))
    let rows = min(Int(Double(lines.count) * share) + 1, size / max(1, columns.count))
    for column in columns.indices { columns[column].reserveCapacity(rows) }
    lines.reserveCapacity(rows)
  }

  private mutating func flush(rows: Int, text: TextFile) throws(ReadError) {
    guard rows > 0 else { return }
    let width = layout.columns.count
    guard width * lines.count <= 4 * size + 1_000_000 else {
      throw text.error(
        line: lines.last ?? 1,
        problem: "expected rows of about \(width) cells as the header names, found a file of "
          + "nearly empty rows",
        remedy: "export the trial again")
    }
    var strip = [Double](repeating: 0, count: rows)
    for column in 0..<width {
      let factor = layout.columns[column].factor
      var place = column
      for row in 0..<rows {
        strip[row] = block[place] * factor
        place += width
      }
      columns[column].append(contentsOf: strip)
    }
  }
}

/// Reads single rows of numbers; every complaint names the column and the place.
struct NumberRowReader {
  let text: TextFile
  let layout: NumberTable.Layout
  let scanner: NumberScanner
  /// The columns that must have a number.
  private let required: [Int]

  init(text: TextFile, layout: NumberTable.Layout) {
    self.text = text
    self.layout = layout
    scanner = NumberScanner(delimiter: layout.delimiter)
    required = layout.columns.indices.filter { layout.columns[$0].isRequired }
  }

  /// Whether a row holds nothing but delimiters and blanks.
  func isBlank(_ line: Range<Int>) -> Bool {
    let bytes = text.bytes.span
    for place in line {
      let byte = bytes[place]
      if byte != layout.delimiter, !scanner.isBlank(byte) { return false }
    }
    return true
  }

  func beginsWithLetter(_ line: Range<Int>) -> Bool {
    let first = text.bytes[line].first { !scanner.isBlank($0) } ?? 0
    return (97...122).contains(first | 32)
  }

  /// Reads one row in which every cell is a number or empty, as nearly all rows are.
  ///
  /// - Returns: Whether it is such a row, with as many cells as the header has and a number in every
  ///   required one; if not, the block's row is of no use and `read` says what is wrong.
  func readPlain(_ line: Range<Int>, into block: inout [Double], at rowStart: Int) -> Bool {
    let bytes = text.bytes.span
    let width = layout.columns.count
    var row = block.mutableSpan
    let plain = PlainCells(scanner)
    var position = line.lowerBound
    for column in 0..<width {
      if let value = plain.next(bytes, &position, end: line.upperBound) {
        row[rowStart + column] = value
      } else if case .number(let value) = scanner.next(bytes, &position, end: line.upperBound) {
        row[rowStart + column] = value
      } else {
        return false
      }
      guard position < line.upperBound else {
        return column == width - 1 && isComplete(row, rowStart)
      }
      position += 1
    }
    return false
  }

  private func isComplete(_ row: borrowing MutableSpan<Double>, _ rowStart: Int) -> Bool {
    required.allSatisfy { !row[rowStart + $0].isNaN }
  }

  /// Reads one row, whatever is in it, filled up with NaN.
  ///
  /// - Returns: Whether the row ends before the last column.
  func read(
    _ line: Range<Int>, number: Int, into block: inout [Double], at rowStart: Int
  ) throws(ReadError) -> Bool {
    var row: [Double] = []
    row.reserveCapacity(layout.columns.count)
    let isShort = try append(line, number: number, to: &row)
    block.replaceSubrange(rowStart..<(rowStart + row.count), with: row)
    return isShort
  }

  private func append(
    _ line: Range<Int>, number: Int, to block: inout [Double]
  ) throws(ReadError) -> Bool {
    let bytes = text.bytes.span
    let width = layout.columns.count
    let rowStart = block.count
    var position = line.lowerBound
    var column = 0
    while true {
      let cellStart = position
      let cell = scanner.next(bytes, &position, end: line.upperBound)
      switch cell {
      case .number(let value) where column < width:
        if value.isNaN, layout.columns[column].isRequired {
          throw missing(column, line: number, at: cellStart, from: line.lowerBound)
        }
        block.append(value)
      case .number(let value) where value.isNaN:
        break
      case .number where column < width + layout.cellsPassedOver:
        break
      case .text
      where column < width && layout.columns[column].isIgnored
        && bytes[cellStart] != UInt8(ascii: "\""):
        block.append(.nan)
      case .text where column < width && isMissing(cellStart..<position):
        if layout.columns[column].isRequired {
          throw missing(column, line: number, at: cellStart, from: line.lowerBound)
        }
        block.append(.nan)
      default:
        if text.bytes[line].contains(UInt8(ascii: "\"")) {
          block.removeLast(block.count - rowStart)
          return try appendQuoted(line, number: number, to: &block)
        }
        throw unexpected(
          text.text(cellStart..<position), column, line: number, at: cellStart,
          from: line.lowerBound)
      }
      column += 1
      guard position < line.upperBound else { break }
      position += 1
    }
    return try finish(column, rowStart, line, number: number, &block)
  }

  /// Whether a cell holds the word for what was not seen.
  private func isMissing(_ cell: Range<Int>) -> Bool {
    layout.missingWord == text.text(cell).trimmed.lowercased()
  }

  /// The same for a row with quotes, cut by libcsv.
  private func appendQuoted(
    _ line: Range<Int>, number: Int, to block: inout [Double]
  ) throws(ReadError) -> Bool {
    let cells = try DelimitedRow.cells(
      of: text, in: line, line: number, delimiter: layout.delimiter)
    let rowStart = block.count
    for (column, cell) in cells.enumerated() {
      if column < layout.columns.count, layout.columns[column].isIgnored {
        block.append(.nan)
        continue
      }
      guard case .number(let value) = scanner.number(in: cell.text),
        column < layout.columns.count + layout.cellsPassedOver || value.isNaN
      else {
        throw unexpected(cell.text, column, line: number, at: cell.start, from: line.lowerBound)
      }
      guard column < layout.columns.count else { continue }
      if value.isNaN, layout.columns[column].isRequired {
        throw missing(column, line: number, at: cell.start, from: line.lowerBound)
      }
      block.append(value)
    }
    return try finish(cells.count, rowStart, line, number: number, &block)
  }

  private func finish(
    _ count: Int, _ rowStart: Int, _ line: Range<Int>, number: Int, _ block: inout [Double]
  ) throws(ReadError) -> Bool {
    let width = layout.columns.count
    guard count < width else { return false }
    for column in count..<width where layout.columns[column].isRequired {
      throw missing(column, line: number, at: line.upperBound, from: line.lowerBound)
    }
    let groupStart = layout.columns[count].groupStart
    if groupStart < count, block[(rowStart + groupStart)...].contains(where: { !$0.isNaN }) {
      throw text.error(
        line: number, at: line.upperBound, from: line.lowerBound,
        problem: "expected a number for \(layout.columns[count].words), found the end of the row",
        remedy: "export the trial again: the row is cut off")
    }
    for _ in count..<width { block.append(.nan) }
    return true
  }

  private func missing(_ column: Int, line: Int, at byte: Int, from lineStart: Int) -> ReadError {
    text.error(
      line: line, at: byte, from: lineStart,
      problem: "expected a number for \(layout.columns[column].words), found an empty cell",
      remedy: "every row needs this number: export the trial again")
  }

  private func unexpected(
    _ found: String, _ column: Int, line: Int, at byte: Int, from lineStart: Int
  ) -> ReadError {
    let cell = TextFile.quoted(found.trimmingPrefix { $0.isWhitespace }.description)
    guard column < layout.columns.count else {
      return text.error(
        line: line, at: byte, from: lineStart,
        problem: "expected at most \(layout.columns.count) cells, as the header names, "
          + "found \(cell) in cell \(column + 1)",
        remedy: "give every column a name in the header, or export the trial again")
    }
    let remedy =
      layout.columns[column].isRequired
      ? "every row needs this number: export the trial again"
      : "leave the cell empty where nothing was seen"
    return text.error(
      line: line, at: byte, from: lineStart,
      problem: "expected a number for \(layout.columns[column].words), found \(cell)",
      remedy: remedy)
  }
}
