import Motion

/// The header of a Motive export: a line of keys and values, then a row each for the type, the name,
/// the number and the parent of what a column belongs to.
struct MotiveHeader {
  /// What a group of columns is.
  enum Kind: Hashable {
    case marker
    case solvedMarker
    case other(String)
  }

  /// Three columns of one point.
  struct Point {
    var kind: Kind
    var label: MarkerLabel
    /// The columns of X, Y and Z.
    var axes: [Int]
  }

  var delimiter: UInt8
  /// Frames per second, hertz, or `nil`.
  var rate: Double?
  var frameCount: Int?
  /// The unit of length, or `nil` where the file names none.
  var unit: Unit?
  var points: [Point] = []
  /// The names of all columns, as the last row of the header writes them.
  private var components: [String] = []
  private var line = 0

  init(_ lines: inout TextLines, of text: TextFile) throws(ReadError) {
    guard let first = try lines.next() else {
      throw text.error(
        line: 1, problem: "expected Format Version, found the end of the file",
        remedy: "export the take again")
    }
    delimiter = TabularText.delimiter(of: text.bytes[first])
    try readKeys(DelimitedRow.cells(of: text, in: first, line: 1, delimiter: delimiter), text)
    var rows: [String: [String]] = [:]
    while let range = try lines.next(), lines.number <= 40 {
      let cells = try DelimitedRow.cells(
        of: text, in: range, line: lines.number, delimiter: delimiter
      ).map(\.text)
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      if cells[0].lowercased().hasPrefix("frame") {
        guard cells.count > 1, cells[1].lowercased().hasPrefix("time") else { break }
        components = cells
        line = lines.number
        collect(rows)
        return
      }
      // The row of `Rotation` and `Position` has no title.
      let title = cells.prefix(2).first { !$0.isEmpty }?.lowercased() ?? Self.untitled(cells, rows)
      rows[title] = cells
    }
    throw text.error(
      line: lines.number + 1,
      problem: "expected a row that begins with Frame and Time (Seconds), found none",
      remedy: "export the take again with its header")
  }

  /// What a row without a title is: the components by their words, otherwise type, name and number in
  /// the order in which Motive 1 writes them.
  private static func untitled(_ cells: [String], _ rows: [String: [String]]) -> String {
    let words = Set(cells.lazy.filter { !$0.isEmpty }.map { $0.lowercased() })
    if words.contains("position") || words.contains("rotation") { return "component" }
    return ["type", "name", "id"].first { rows[$0] == nil } ?? "component"
  }

  private mutating func readKeys(
    _ cells: [DelimitedRow.Cell], _ text: TextFile
  ) throws(ReadError) {
    var values: [String: DelimitedRow.Cell] = [:]
    for index in stride(from: 0, to: cells.count - 1, by: 2) {
      values[cells[index].text.lowercased()] = cells[index + 1]
    }
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    func number(_ key: String) -> Double? {
      guard case .number(let value) = scanner.number(in: values[key]?.text ?? ""), value > 0 else {
        return nil
      }
      return value
    }
    rate = number("export frame rate") ?? number("capture frame rate")
    frameCount = number("total exported frames").flatMap { Int(exactly: $0) }
    if let cell = values["length units"], !cell.text.isEmpty {
      guard let unit = Unit(symbol: cell.text), unit.si == .metre else {
        throw text.error(
          line: 1, at: cell.start, from: text.start,
          problem: "expected a unit of length for Length Units, found "
            + TextFile.quoted(cell.text),
          remedy: "export the take again in millimetres or metres")
      }
      self.unit = unit
    }
  }

  /// Gathers the columns of positions, three a point.
  private mutating func collect(_ rows: [String: [String]]) {
    func cell(_ row: String, _ column: Int) -> String {
      rows[row].flatMap { column < $0.count ? $0[column] : nil } ?? ""
    }
    var column = 2
    while column < components.count {
      let isPosition = cell("component", column).lowercased() == "position"
      let axes = components[column...].prefix(3).map { $0.lowercased() }
      guard isPosition, axes == ["x", "y", "z"] else {
        column += 1
        continue
      }
      let type = cell("type", column)
      let kind: Kind =
        switch type.lowercased() {
        case "marker": .marker
        case "bone marker", "rigid body marker", "marker set marker", "trained markerset marker":
          .solvedMarker
        default: .other(type)
        }
      points.append(
        Point(
          kind: kind, label: MarkerLabel(cell("name", column)), axes: Array(column..<column + 3)))
      column += 3
    }
  }

  /// The points that are markers of a recording, and what is passed over.
  func markersUsed(_ text: TextFile) throws(ReadError) -> ([Point], [Notice]) {
    var notices: [Notice] = []
    let measured = points.filter { $0.kind == .marker }
    let named = measured.filter { !Self.isUnlabelled($0.label.label) }
    if named.count < measured.count {
      notices.append(
        Notice(
          .markers,
          "\(measured.count - named.count) markers without a label are passed over"))
    }
    let solved = points.filter { $0.kind == .solvedMarker }
    let others = Set(
      points.compactMap { point in
        if case .other(let type) = point.kind { type.isEmpty ? "untitled" : type } else { nil }
      }
    ).sorted()
    if !others.isEmpty {
      notices.append(
        Notice(
          .file, "columns of another type are passed over: \(others.joined(separator: ", "))"))
    }
    if !named.isEmpty {
      if !solved.isEmpty {
        notices.append(
          Notice(
            .markers,
            "\(solved.count) markers as Motive's skeleton has them are passed over; the measured "
              + "ones are used"))
      }
      return (named, notices)
    }
    guard !solved.isEmpty else {
      throw text.error(
        line: line,
        problem: "expected columns of labelled markers, found "
          + (others.isEmpty ? "none" : "only \(others.joined(separator: ", "))"),
        remedy: "export the take again with Markers ticked")
    }
    notices.append(
      Notice(
        .markers,
        "the file holds no measured markers; those that Motive fitted to its skeleton are used"))
    return (solved, notices)
  }

  /// `Unlabeled 1234`, or no name at all.
  private static func isUnlabelled(_ label: String) -> Bool {
    label.isEmpty || label.lowercased().hasPrefix("unlabel")
  }

  /// How the rows are to be read, given the points that are used.
  func columns(for markers: [Point]) -> [NumberTable.Layout.Column] {
    var columns = components.enumerated().map { index, name in
      NumberTable.Layout.Column(
        name.isEmpty ? "column \(index + 1)" : name, isRequired: index < 2, groupStart: index,
        isIgnored: index >= 2)
    }
    for marker in markers {
      for (axis, column) in zip(["X", "Y", "Z"], marker.axes) {
        columns[column] = .init(
          "marker \(marker.label.label), \(axis)", factor: unit?.siFactor ?? 1,
          groupStart: marker.axes[0])
      }
    }
    return columns
  }
}
