import Motion

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

  /// Reads rows until the block is full, the text ends or the table does.
  ///
  /// - Parameters:
  ///   - lines: Stands before the first row; afterwards behind the last.
  ///   - isLast: Whether the text ends its file.
  /// - Returns: Whether there is nothing more.
  func fill(
    _ block: inout NumberBlock, from lines: inout TextLines, isLast: Bool
  ) throws(ReadError) -> Bool {
    var cells = PlainCells(scanner, width: layout.columns.count)
    while block.lines.count < block.capacity {
      let mark = layout.endsAtBlankRow ? lines : nil
      guard let line = try lines.next() else { return true }
      if isBlank(line) {
        if layout.endsAtBlankRow { return true }
        continue
      }
      if let mark, beginsWithLetter(line) {
        lines = mark
        return true
      }
      let row = block.lines.count
      if !readPlain(line, into: &block, row: row, by: &cells) {
        let cells = try read(line, number: lines.number, into: &block, row: row)
        block.widths.add(cells: cells, of: layout.columns.count)
        if cells < layout.columns.count, isLast, line.upperBound == text.bytes.count {
          block.cutLine = lines.number
        }
      }
      block.lines.append(lines.number)
      block.bytesRead += line.count + 1
    }
    return false
  }

  /// Reads one row in which every cell is a number or empty, as nearly all rows are.
  ///
  /// - Returns: Whether it is such a row, with as many cells as the header has and a number in every
  ///   required one; if not, the block's row is of no use and `read` says what is wrong.
  private func readPlain(
    _ line: Range<Int>, into block: inout NumberBlock, row: Int, by cells: inout PlainCells
  ) -> Bool {
    let bytes = text.bytes.span
    let stride = block.stride
    var values = block.values.mutableSpan
    let isPlain =
      scanner.delimiter == NumberScanner.space
      ? readSpaced(line, of: bytes, into: &values, at: row, stride: stride)
      : cells.read(line, of: bytes, into: &values, at: row, stride: stride)
    return isPlain && required.allSatisfy { !values[row + $0 * stride].isNaN }
  }

  /// The same where cells lie between spaces, of which any number stands between two.
  private func readSpaced(
    _ line: Range<Int>, of bytes: Span<UInt8>, into values: inout MutableSpan<Double>, at row: Int,
    stride: Int
  ) -> Bool {
    let width = layout.columns.count
    var position = line.lowerBound
    for column in 0..<width {
      guard case .number(let value) = scanner.next(bytes, &position, end: line.upperBound) else {
        return false
      }
      values[row + column * stride] = value
      guard position < line.upperBound else { return column == width - 1 }
      position += 1
    }
    return false
  }

  /// Reads one row, whatever is in it, filled up with NaN.
  ///
  /// - Returns: How many cells the row has; of those behind the last column up to the last that holds
  ///   something.
  func read(
    _ line: Range<Int>, number: Int, into block: inout NumberBlock, row: Int
  ) throws(ReadError) -> Int {
    var values: [Double] = []
    values.reserveCapacity(layout.columns.count)
    let cells = try append(line, number: number, to: &values)
    for (column, value) in values.enumerated() { block.values[row + column * block.stride] = value }
    return cells
  }

  private func append(
    _ line: Range<Int>, number: Int, to block: inout [Double]
  ) throws(ReadError) -> Int {
    let bytes = text.bytes.span
    let width = layout.columns.count
    let rowStart = block.count
    var position = line.lowerBound
    var column = 0
    var passedOver = PassedOver()
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
        passedOver.add(column, at: cellStart)
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
    try checkGroups(passedOver, line, number: number)
    return try finish(column, passedOver, rowStart, line, number: number, &block)
  }

  /// Cells behind the last column that hold something.
  private struct PassedOver {
    private(set) var first: (column: Int, place: Int)?
    private(set) var last: Int?

    mutating func add(_ column: Int, at place: Int) {
      if first == nil { first = (column, place) }
      last = column
    }
  }

  /// Cells that are passed over must be whole groups: any other number is a row out of step.
  private func checkGroups(
    _ passedOver: PassedOver, _ line: Range<Int>, number: Int
  ) throws(ReadError) {
    guard let first = passedOver.first, let last = passedOver.last,
      (last + 1 - layout.columns.count) % layout.groupPassedOver != 0
    else { return }
    let end = text.bytes[first.place..<line.upperBound].firstIndex(of: layout.delimiter)
    throw unexpected(
      text.text(first.place..<(end ?? line.upperBound)), first.column, line: number,
      at: first.place, from: line.lowerBound)
  }

  /// Whether a cell holds the word for what was not seen.
  private func isMissing(_ cell: Range<Int>) -> Bool {
    layout.missingWord == text.text(cell).trimmed.lowercased()
  }

  /// The same for a row with quotes, cut by libcsv.
  private func appendQuoted(
    _ line: Range<Int>, number: Int, to block: inout [Double]
  ) throws(ReadError) -> Int {
    let cells = try DelimitedRow.cells(
      of: text, in: line, line: number, delimiter: layout.delimiter)
    let rowStart = block.count
    var passedOver = PassedOver()
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
      guard column < layout.columns.count else {
        if !value.isNaN { passedOver.add(column, at: cell.start) }
        continue
      }
      if value.isNaN, layout.columns[column].isRequired {
        throw missing(column, line: number, at: cell.start, from: line.lowerBound)
      }
      block.append(value)
    }
    try checkGroups(passedOver, line, number: number)
    return try finish(cells.count, passedOver, rowStart, line, number: number, &block)
  }

  private func finish(
    _ count: Int, _ passedOver: PassedOver, _ rowStart: Int, _ line: Range<Int>, number: Int,
    _ block: inout [Double]
  ) throws(ReadError) -> Int {
    let width = layout.columns.count
    guard count < width else { return passedOver.last.map { $0 + 1 } ?? width }
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
    return count
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
