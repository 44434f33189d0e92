import Motion

/// A small table that people write by hand: `participants.tsv`, `trials.tsv`.
///
/// The first row names the columns; cells are separated by tabs, commas or semicolons and may be
/// quoted. An empty cell, `n/a`, `NA` and `NULL` mean that there is nothing.
public struct TabularText: Sendable {
  /// The largest table that is read, bytes.
  public static let largestFile = 64 << 20

  /// A row of the table.
  public struct Row: Sendable {
    /// The line that the row begins on, from 1.
    public var line: Int
    /// The cell of each column, trimmed; `nil` for an empty cell and for a word for nothing.
    public var cells: [String: String]
    /// The 1-based character column of each cell.
    var places: [String: Int]

    /// The cell of a column, or `nil`.
    public subscript(column: String) -> String? { cells[column] }
  }

  /// The name to use in diagnostics.
  public let file: String
  /// The names of the columns, in order.
  public private(set) var columns: [String] = []
  public private(set) var rows: [Row] = []

  /// Reads a file.
  public init(at path: String, file: String) throws(ReadError) {
    try self.init(
      of: FileBytes.text(of: path, file: file, largest: Self.largestFile), file: file)
  }

  /// Reads the bytes of a file.
  public init(of bytes: [UInt8], file: String) throws(ReadError) {
    self.file = file
    guard bytes.count <= Self.largestFile else {
      throw ReadError(
        file: file,
        problem: "expected a table of at most \(Self.largestFile) bytes, found "
          + "\(bytes.count)", remedy: "keep one row a participant or trial")
    }
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    var comments = CSVMetadata()
    guard let header = try comments.readToHeader(&lines, of: text) else {
      throw text.error(
        line: lines.number + 1,
        problem: "expected a row of column names, found the end of the file",
        remedy: "write the names of the columns in the first row")
    }
    let delimiter = Self.delimiter(of: text.bytes[header])
    var names = try DelimitedRow.cells(
      of: text, in: header, line: lines.number, delimiter: delimiter)
    while names.last?.text.isEmpty == true { names.removeLast() }
    for name in names {
      guard !name.text.isEmpty, !columns.contains(name.text) else {
        throw text.error(
          line: lines.number, at: name.start, from: header.lowerBound,
          problem: name.text.isEmpty
            ? "expected a name for every column, found an empty cell"
            : "expected every column once, found \(TextFile.quoted(name.text)) again",
          remedy: "give every column a name of its own")
      }
      columns.append(name.text)
      guard columns.count <= Self.mostColumns else {
        throw text.error(
          line: lines.number, problem: "expected at most \(Self.mostColumns) columns, found more",
          remedy: "check that the file is a table of participants or trials")
      }
    }
    while let line = try lines.next() {
      try append(line, from: &lines, of: text, delimiter: delimiter)
    }
  }

  private static let mostColumns = 1000

  private mutating func append(
    _ line: Range<Int>, from lines: inout TextLines, of text: TextFile, delimiter: UInt8
  ) throws(ReadError) {
    let number = lines.number
    var range = line
    // A quoted cell may hold line ends.
    var quotes = Self.quotes(in: text.bytes[line])
    while quotes % 2 == 1, range.count <= Self.longestRow, let more = try lines.next() {
      range = range.lowerBound..<more.upperBound
      quotes += Self.quotes(in: text.bytes[more])
    }
    let cells = try DelimitedRow.cells(of: text, in: range, line: number, delimiter: delimiter)
    guard cells.contains(where: { !$0.text.isEmpty }) else { return }
    var row = Row(line: number, cells: [:], places: [:])
    for (index, cell) in cells.enumerated() {
      let column = text.column(of: cell.start, from: range.lowerBound)
      guard index < columns.count else {
        if cell.text.isEmpty { continue }
        throw text.error(
          line: number, column: column,
          problem: "expected at most \(columns.count) cells, as the header names, found "
            + "\(TextFile.quoted(cell.text)) in cell \(index + 1)",
          remedy: "put a cell that holds the separator into quotes")
      }
      row.places[columns[index]] = column
      // Who or what the row is about may be called NA.
      let isNothing =
        cell.text.lowercased() == "n/a" || (index > 0 && Self.nothing.contains(cell.text))
      if !cell.text.isEmpty, !isNothing {
        row.cells[columns[index]] = cell.text
      }
    }
    rows.append(row)
  }

  /// What R, pandas and databases write into a cell of nothing; not `None`, which may be an answer.
  private static let nothing: Set<String> = ["NA", "#N/A", "NaN", "nan", "NULL", "null"]

  private static func quotes(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 == UInt8(ascii: "\"") }
  }

  /// Longest row with a quoted cell over several lines, bytes.
  private static let longestRow = 1 << 20

  /// The place of a row's cell.
  public func place(of column: String, in row: Row) -> Place {
    .line(row.line, column: row.places[column] ?? 1)
  }

  /// An error at a row's cell.
  public func error(
    _ column: String, in row: Row, problem: String, remedy: String
  ) -> ReadError {
    ReadError(file: file, place: place(of: column, in: row), problem: problem, remedy: remedy)
  }

  /// The number in a row's cell, or `nil` for an empty one.
  ///
  /// - Parameter expected: What the number is, for the error.
  public func number(
    _ column: String, in row: Row, expected: String
  ) throws(ReadError) -> Double? {
    guard let cell = row[column] else { return nil }
    // In a cell of its own a decimal comma cannot be a separator.
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    guard case .number(let value) = scanner.number(in: cell) else {
      throw error(
        column, in: row, problem: "expected \(expected), found \(TextFile.quoted(cell))",
        remedy: "write a number, or leave the cell empty")
    }
    return value.isNaN ? nil : value
  }

  /// The separator that a header row uses most, outside of quotes: tab, comma or semicolon.
  static func delimiter(of header: ArraySlice<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [NumberScanner.tab, NumberScanner.semicolon, NumberScanner.comma]
    let best = candidates.max { counts[$0] ?? 0 < counts[$1] ?? 0 }
    return best.flatMap { counts[$0] ?? 0 > 0 ? $0 : nil } ?? NumberScanner.comma
  }
}
