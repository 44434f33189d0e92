import Motion

/// The words that stand in a column of markers beside signals, where somebody pressed a key.
enum SignalEvents {
  /// - Parameters:
  ///   - column: The column of the words.
  ///   - times: Seconds, one a row.
  ///   - lines: The line of each row.
  /// - Returns: Events by time, seconds from the first row.
  static func events(
    _ column: Int, _ header: SignalHeader, times: [Double], lines: [Int], _ text: TextFile
  ) throws(ReadError) -> [GaitEvent] {
    var events: [GaitEvent] = []
    var walker = header.lines
    var row = 0
    while row < lines.count, let range = try walker.next() {
      guard walker.number == lines[row] else { continue }
      if let word = try word(column, range, walker.number, header.delimiter, text) {
        events.append(
          EventWords.event(label: word, context: "", time: times[row] - (times.first ?? 0)))
      }
      row += 1
    }
    return events
  }

  /// The word in a cell of a row, or `nil` for an empty cell.
  private static func word(
    _ column: Int, _ range: Range<Int>, _ line: Int, _ delimiter: UInt8, _ text: TextFile
  ) throws(ReadError) -> String? {
    if text.bytes[range].contains(UInt8(ascii: "\"")) {
      let cells = try DelimitedRow.cells(of: text, in: range, line: line, delimiter: delimiter)
      return column < cells.count && !cells[column].text.isEmpty
        ? InertName.read(cells[column].text) : nil
    }
    var start = range.lowerBound
    for _ in 0..<column {
      guard let mark = text.bytes[start..<range.upperBound].firstIndex(of: delimiter) else {
        return nil
      }
      start = mark + 1
    }
    let end = text.bytes[start..<range.upperBound].firstIndex(of: delimiter) ?? range.upperBound
    let word = text.text(start..<end).trimmed
    return word.isEmpty ? nil : InertName.read(word)
  }
}
