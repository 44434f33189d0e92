import Motion

/// The columns of numbers below a table's header.
package struct NumberTable: Sendable {
  /// One array a column, in the units asked for; NaN for an empty cell.
  package internal(set) var columns: [[Double]]
  /// The line that each row stands on, from 1.
  package private(set) var lines: [Int] = []
  /// The line whose row ends before the header's last column, and with it the file, without a line
  /// end: a file cut off.
  package private(set) var cutLine: Int?
  /// Rows that are not as wide as the header.
  private(set) var widths = RowWidths()

  let layout: Layout
  /// Bytes of the file, and of the rows read so far.
  private let size: Int
  private var bytesRead = 0

  package var rowCount: Int { lines.count }

  /// Takes a column out, so that it can be kept without a copy.
  package mutating func take(_ column: Int) -> [Double] {
    let taken = columns[column]
    columns[column] = []
    return taken
  }

  /// Leaves the last row out.
  mutating func dropLastRow() {
    guard !lines.isEmpty else { return }
    lines.removeLast()
    for column in columns.indices where !columns[column].isEmpty { columns[column].removeLast() }
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
    /// How many of these cells belong together, as the three numbers of a marker: a row has all of
    /// them or none.
    package var groupPassedOver: Int
    /// The word, in lower case, that the format writes where nothing was seen, such as `n/a`.
    package var missingWord: String?

    package init(
      columns: [Column], delimiter: UInt8, endsAtBlankRow: Bool = false, cellsPassedOver: Int = 0,
      groupPassedOver: Int = 1, missingWord: String? = nil
    ) {
      self.columns = columns
      self.delimiter = delimiter
      self.endsAtBlankRow = endsAtBlankRow
      self.cellsPassedOver = cellsPassedOver
      self.groupPassedOver = groupPassedOver
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
    columns = Array(repeating: [], count: layout.columns.count)
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
    var block = NumberBlock(width: columns.count)
    var hasEnded = false
    while !hasEnded {
      block.removeRows()
      hasEnded = try reader.fill(&block, from: &lines, isLast: isLast)
      let isFirst = self.lines.isEmpty
      try add(
        block.lines, cutLine: block.cutLine, widths: block.widths, bytes: block.bytesRead,
        file: text.file)
      if isFirst, !hasEnded { reserve() }
      for column in columns.indices {
        block.scale(column, by: layout.columns[column].factor)
        block.append(column, to: &columns[column])
      }
    }
  }

  /// Adds rows without their numbers.
  ///
  /// - Parameters:
  ///   - lines: The line of the file that each row stands on.
  ///   - cutLine: The line of the file that cuts it off, or `nil`.
  ///   - bytes: What the rows took of the file.
  mutating func add(
    _ lines: [Int], cutLine: Int?, widths: RowWidths, bytes: Int, file: String
  ) throws(ReadError) {
    self.lines += lines
    self.cutLine = cutLine ?? self.cutLine
    self.widths.add(widths)
    bytesRead += bytes
    let width = columns.count
    // A file whose rows would take far more memory than it has bytes.
    guard width * self.lines.count <= mostCells else {
      throw ReadError(
        file: file, place: .line(lines.last ?? 1, column: 1),
        problem: "expected rows of about \(width) cells as the header names, found a file of "
          + "nearly empty rows",
        remedy: "export the trial again")
    }
  }

  /// Numbers that a table read from so many bytes may have.
  private var mostCells: Int { 4 * size + 1_000_000 }

  /// As many rows as the file's length lets expect, and a quarter more: memory that is never touched
  /// costs nothing, and growing later moves everything.
  var expectedRows: Int {
    let share = 1.25 * Double(size) / Double(max(1, bytesRead))
    let rows = min(Double(rowCount) * share + 1, Double(mostCells / max(1, columns.count)))
    return max(rowCount, min(Int(rows), size / max(1, columns.count)))
  }

  private mutating func reserve() {
    let rows = expectedRows
    for column in columns.indices { columns[column].reserveCapacity(rows) }
    lines.reserveCapacity(rows)
  }

  /// Rows that a piece of the file most likely has at most.
  func rows(ofPiece bytes: Int) -> Int {
    let each = rowCount == 0 ? columns.count : max(1, bytesRead / rowCount)
    return min(bytes * 3 / 2 / max(1, each), bytes / max(1, columns.count)) + 8
  }
}
