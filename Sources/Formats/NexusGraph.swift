import Motion

/// What Vicon Nexus and Tracker export from a graph of trajectories.
///
///     Frame,Sub Frame,"Reconstruction Position - LASI",,
///     ,,TX,TY,TZ
///     ,,mm,mm,mm
///
/// The file does not say its rate: a line `# rate_hz: 100` before the header must. Graphs of anything
/// else than positions are passed over by name.
public enum NexusGraph: TextFormat {
  public static let name = "Vicon graph"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    guard let text = try? TextFile(head, file: "") else { return false }
    return (try? NexusGraphHeader(text)) != nil
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    let header = try NexusGraphHeader(text)
    try header.metadata.check(text)
    guard !header.markers.isEmpty else {
      throw text.error(
        line: header.line,
        problem: "expected graphs of positions (TX, TY, TZ in a unit of length), found "
          + FirstNames.joined(header.passedOver, most: 3),
        remedy: "export the trial from Nexus as ASCII or C3D")
    }
    guard let rate = header.metadata.rate else {
      throw text.error(
        line: header.line,
        problem: "expected the rate of the frames, which a graph's export does not say",
        remedy:
          "add the line \"# rate_hz: 100\" before the header, with the rate that was captured, or "
          + "export the trial as ASCII or C3D")
    }
    var lines = header.lines
    var table = try NumberTable(from: &lines, of: text, layout: header.layout)
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of numbers, found none",
        remedy: "export the trial again")
    }
    let firstFrame = try header.firstFrame(table, text)
    var recording = Recording(
      name: name, format: self.name, frameRate: rate, frameCount: table.rowCount,
      firstFrame: header.metadata.firstFrame ?? firstFrame, up: header.metadata.up,
      forward: header.metadata.forward)
    let units = Set(header.markers.map(\.unit))
    recording.lengthUnit = units.count == 1 ? units.first : nil
    if !header.passedOver.isEmpty {
      recording.notices.append(
        Notice(
          .file, "graphs of no positions are passed over: " + FirstNames.joined(header.passedOver)))
    }
    recording.notices += table.cutNotices
    for marker in header.markers {
      recording.trajectories.append(
        table.takeTrajectory(marker.label, [marker.column, marker.column + 1, marker.column + 2]))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    ZeroGaps.open(in: &recording)
    return recording
  }
}

/// The rows above the numbers of a graph's export: what is shown, its components, their units.
struct NexusGraphHeader {
  struct Marker {
    var label: MarkerLabel
    /// The column of X; Y and Z follow.
    var column: Int
    var unit: Unit
  }

  let metadata: WideCSVMetadata
  /// The line of the first row of names.
  let line: Int
  /// Stands before the first row of numbers.
  let lines: TextLines
  private(set) var markers: [Marker] = []
  /// The titles of what is no position.
  private(set) var passedOver: [String] = []
  private let delimiter: UInt8
  private let width: Int

  init(_ text: TextFile) throws(ReadError) {
    var lines = TextLines(text)
    var entries = CSVMetadata()
    let remedy = "export the graph again"
    let range = try entries.header(&lines, of: text, remedy: remedy)
    metadata = WideCSVMetadata(entries)
    line = lines.number
    delimiter = TabularText.delimiter(of: text.bytes[range])
    let titles = try DelimitedRow.cells(of: text, in: range, line: line, delimiter: delimiter)
      .map(\.text)
    var below: [[String]] = []
    while below.count < 2, let row = try lines.next() {
      below.append(
        try DelimitedRow.cells(of: text, in: row, line: lines.number, delimiter: delimiter)
          .map(\.text))
    }
    guard below.count == 2, titles.count > 2, titles[0].lowercased() == "frame",
      titles[1].lowercased().hasPrefix("sub"), below[0].count > 2,
      below[0][..<2].allSatisfy(\.isEmpty), titles.contains(where: { $0.contains(" - ") }),
      below[1].prefix(2).allSatisfy({ $0.isEmpty || $0.lowercased().hasPrefix("frame") })
    else {
      throw text.error(
        line: line, problem: "expected Frame, Sub Frame and the titles of a graph, found others",
        remedy: remedy)
    }
    self.lines = lines
    width = max(titles.count, below[0].count)
    var column = 2
    while column < titles.count {
      let end = titles[(column + 1)...].firstIndex { !$0.isEmpty } ?? below[0].count
      take(titles[column], column..<max(column + 1, min(end, below[0].count)), below)
      column = max(column + 1, end)
    }
  }

  /// Takes a graph for a marker, or passes it over.
  private mutating func take(_ title: String, _ columns: Range<Int>, _ below: [[String]]) {
    guard !title.isEmpty else { return }
    let units = columns.map { $0 < below[1].count ? Unit(symbol: below[1][$0]) : nil }
    let parts = title.firstRange(of: " - ")
    guard let parts, title[..<parts.lowerBound].lowercased().contains("position"),
      columns.count == 3, columns.map({ below[0][$0].uppercased() }) == ["TX", "TY", "TZ"],
      let unit = units.first ?? nil, unit.si == .metre, units.allSatisfy({ $0 == unit })
    else {
      passedOver.append(title)
      return
    }
    markers.append(
      Marker(
        label: MarkerLabel(String(title[parts.upperBound...]).trimmed), column: columns.lowerBound,
        unit: unit))
  }

  var layout: NumberTable.Layout {
    var columns = (0..<width).map { index in
      NumberTable.Layout.Column("column \(index + 1)", groupStart: index, isIgnored: index > 1)
    }
    columns[0] = .init("the frame number", isRequired: true, groupStart: 0)
    columns[1] = .init("the sub frame", groupStart: 1)
    for marker in markers {
      for (axis, letter) in ["X", "Y", "Z"].enumerated() {
        columns[marker.column + axis] = .init(
          "marker \(marker.label.label), \(letter)", factor: marker.unit.siFactor,
          groupStart: marker.column)
      }
    }
    return NumberTable.Layout(columns: columns, delimiter: delimiter)
  }

  /// The first frame, where frames count one by one without frames between them.
  func firstFrame(_ table: NumberTable, _ text: TextFile) throws(ReadError) -> Int {
    let frames = table.columns[0]
    for (row, frame) in frames.enumerated() {
      let expected = row == 0 ? frame.rounded() : frames[0] + Double(row)
      let sub = table.columns[1][row]
      guard frame == expected, abs(frame) < 1e9, sub.isNaN || sub == 0 else {
        throw text.error(
          line: table.lines[row],
          problem:
            "expected frame \(Int(exactly: expected) ?? 0), sub frame 0, found frame \(frame), "
            + "sub frame \(sub)",
          remedy: "export the whole trial again as ASCII or C3D")
      }
    }
    return Int(frames[0])
  }
}
