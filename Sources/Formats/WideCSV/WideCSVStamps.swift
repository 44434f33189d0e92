import Motion

/// A wide table whose times are dates and times of day, read as seconds from the first.
enum WideCSVStamps {
  static let notice = Notice(
    .file, "the times are dates and times of day; they are read as seconds from the first row")

  /// Whether the first row below a header has a date in the column of times.
  static func begin(_ lines: TextLines, _ text: TextFile, _ header: WideCSVHeader) -> Bool {
    // Seconds are what a date and a time of day can be read as.
    guard let time = header.index(of: .time), header.columns[time].unit?.siFactor ?? 1 == 1 else {
      return false
    }
    var ahead = lines
    for _ in 0..<3 {
      guard let range = try? ahead.next() else { return false }
      guard let cell = try? cell(time, range, ahead.number, text, header) else { continue }
      return DateStamp(cell.text) != nil
    }
    return false
  }

  /// The text with seconds in the places of the stamps, whose lines and columns stay where they were;
  /// `lines` stands where it stood.
  static func replaced(
    _ text: TextFile, _ lines: inout TextLines, _ header: WideCSVHeader
  ) throws(ReadError) -> TextFile {
    guard let time = header.index(of: .time) else { return text }
    var bytes = text.bytes
    var rest = lines
    var first: DateStamp?
    while let range = try rest.next() {
      guard let cell = try cell(time, range, rest.number, text, header) else { continue }
      guard let stamp = DateStamp(cell.text) else {
        throw text.error(
          line: rest.number, at: cell.start, from: range.lowerBound,
          problem: "expected a date and a time of day as in the rows above, such as "
            + "2024-03-05T12:00:00.010, found \(TextFile.quoted(cell.text))",
          remedy: "write the times of all rows alike")
      }
      let start = first ?? stamp
      first = start
      let end = bytes[cell.start..<range.upperBound].firstIndex(of: header.delimiter)
      let place = cell.start..<(end ?? range.upperBound)
      let seconds = Array(stamp.seconds(since: start).utf8)
      guard seconds.count <= place.count else { continue }
      let blanks = [UInt8](repeating: 32, count: place.count - seconds.count)
      bytes.replaceSubrange(place, with: seconds + blanks)
    }
    let replaced = try TextFile(bytes, file: text.file)
    var walked = TextLines(replaced)
    while walked.number < lines.number { _ = try walked.next() }
    lines = walked
    return replaced
  }

  /// A cell of a row; `nil` for a row that is blank or ends before it.
  private static func cell(
    _ column: Int, _ range: Range<Int>, _ line: Int, _ text: TextFile, _ header: WideCSVHeader
  ) throws(ReadError) -> DelimitedRow.Cell? {
    // The column of times is among the first: the others need not be cut.
    var end = range.lowerBound
    var marks = 0
    while end < range.upperBound, marks <= column {
      if text.bytes[end] == header.delimiter { marks += 1 }
      end += 1
    }
    let isPlain = !text.bytes[range.lowerBound..<end].contains(UInt8(ascii: "\""))
    let part = isPlain ? range.lowerBound..<end : range
    let cells = try DelimitedRow.cells(of: text, in: part, line: line, delimiter: header.delimiter)
    guard column < cells.count, !cells[column].text.isEmpty else { return nil }
    return cells[column]
  }
}
