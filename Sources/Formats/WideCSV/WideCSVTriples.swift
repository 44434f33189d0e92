import Motion

/// Names of markers that stand for three columns without saying which is X, Y and Z.
///
///     time,LASI,,,RASI,,       a name over three columns
///     time,LASI,LASI.1,LASI.2  a table of pandas whose names were all the same
///     time,P1_1,P1_2,P1_3      axes that are counted, where every column is named so
///
/// All columns but those of time and frame must be of the same kind, or none is taken.
enum WideCSVTriples {
  /// The names with their axes, and what a reader should know; `nil` where they are no triples.
  ///
  /// - Parameter row: The first row below the names, which must be one of numbers.
  static func joined(
    _ cells: [DelimitedRow.Cell], above row: [String]
  ) -> (cells: [DelimitedRow.Cell], notice: Notice)? {
    var first = 0
    while first < cells.count, isClockOrIndex(cells[first].text, at: first) { first += 1 }
    let names = cells[first...].map(\.text)
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    let isNumbers = row.allSatisfy { cell in
      if case .number = scanner.number(in: cell) { true } else { false }
    }
    guard !names.isEmpty, isNumbers,
      let labels = spread(names, room: row.count - first) ?? repeated(names),
      first > 0 || labels.count > 1, labels.allSatisfy({ isMarker($0) })
    else { return nil }
    var joined = Array(cells[..<first])
    for (index, label) in labels.enumerated() {
      for (axis, letter) in ["x", "y", "z"].enumerated() {
        let place = first + 3 * index + axis
        let start = place < cells.count ? cells[place].start : cells[first + 3 * index].start
        joined.append(.init(text: label + "_" + letter, start: start))
      }
    }
    let shown = FirstNames.joined(labels, most: 6)
    return (
      joined,
      Notice(
        .markers,
        "the header names no axes; the three columns of each name are read as X, Y and Z: \(shown)")
    )
  }

  private static func isClockOrIndex(_ name: String, at column: Int) -> Bool {
    if name.isEmpty { return column == 0 }
    switch WideCSVColumn(name, isAnalog: false).role {
    case .time, .frame: return true
    default: return false
    }
  }

  private static func isMarker(_ label: String) -> Bool {
    let lower = label.lowercased()
    return label.contains(where: \.isLetter) && WideCSVQuantity(label) == nil
      && WideCSVColumn.splitUnit(label).unit == nil
      && !["emg", "channel", "analog", "sensor", "volt"].contains { lower.contains($0) }
  }

  /// `LASI,,,RASI,,`: every third cell a name, the others empty, and as many numbers below.
  private static func spread(_ names: [String], room: Int) -> [String]? {
    var labels: [String] = []
    for (index, name) in names.enumerated() {
      guard name.isEmpty == (index % 3 != 0) else { return nil }
      if index % 3 == 0 { labels.append(name) }
    }
    // A separator at the end makes one cell more.
    guard room == 3 * labels.count || room == 3 * labels.count + 1,
      Set(labels).count == labels.count
    else { return nil }
    return labels
  }

  /// `LASI,LASI.1,LASI.2` and `P1_1,P1_2,P1_3`, at least two and four markers.
  private static func repeated(_ names: [String]) -> [String]? {
    guard names.count % 3 == 0 else { return nil }
    for (ends, fewest) in [(["", ".1", ".2"], 2), (["_1", "_2", "_3"], 4), (["", "", ""], 2)] {
      guard names.count >= 3 * fewest else { continue }
      let labels = stride(from: 0, to: names.count, by: 3).map { start -> String? in
        guard names[start].hasSuffix(ends[0]) else { return nil }
        let label = String(names[start].dropLast(ends[0].count))
        let isTriple = (0..<3).allSatisfy { names[start + $0] == label + ends[$0] }
        return isTriple && !label.isEmpty ? label : nil
      }
      let found = labels.compactMap { $0 }
      if found.count == labels.count, Set(found).count == found.count { return found }
    }
    return nil
  }
}
