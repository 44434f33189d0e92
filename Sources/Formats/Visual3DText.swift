import Motion

/// Markers as Visual3D exports them as text (ASCII): five rows that name each column's file, signal,
/// type, folder and component, then rows of numbers between tabs.
///
/// Markers are the signals of type TARGET; others are passed over by name. The rate is that of a column
/// of times (type FRAME NUMBERS, named TIME), or a line `# rate_hz: 100` before the table says it.
/// Positions are in metres unless the capture's size or a line `# unit: mm` says otherwise.
///
/// Layout: HAS-Motion, Visual3D documentation, Export Data to ASCII File.
public enum Visual3DText: TextFormat {
  public static let name = "Visual3D text"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    guard let text = try? TextFile(head, file: ""), let header = try? Visual3DHeader(text) else {
      return false
    }
    return header.types.contains("TARGET")
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    let header = try Visual3DHeader(text)
    try header.metadata.check(text)
    let markers = try header.markers(text)
    var lines = header.lines
    var table = try NumberTable(
      from: &lines, of: text, layout: header.layout(markers))
    header.dropEnd(of: &table, markers)
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of positions, found none",
        remedy: "export the trial again")
    }
    let clock = try header.clock(table, text)
    var recording = Recording(
      name: name, format: self.name, frameRate: clock.rate, frameCount: table.rowCount,
      firstFrame: header.metadata.firstFrame ?? 1, up: header.metadata.up,
      forward: header.metadata.forward, startTime: clock.startTime)
    recording.notices = clock.notices
    let others = header.passedOver
    if !others.isEmpty {
      recording.notices.append(
        Notice(.file, "signals that are no markers are passed over: " + FirstNames.joined(others)))
    }
    for marker in markers {
      recording.trajectories.append(table.takeTrajectory(marker.label, marker.columns))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    ZeroGaps.open(in: &recording)
    if let unit = header.metadata.unit {
      recording.lengthUnit = unit
    } else {
      try CaptureSize.settleUnitOrAsk(of: &recording, line: header.line, in: text)
    }
    return recording
  }
}

/// The five rows above the numbers of a Visual3D export.
struct Visual3DHeader {
  struct Marker {
    var label: MarkerLabel
    /// The columns of X, Y and Z.
    var columns: [Int]
  }

  let metadata: WideCSVMetadata
  /// The line of the row of names.
  let line: Int
  /// Stands before the first row of numbers.
  let lines: TextLines
  /// What the cells of the five rows say, column by column; the first column numbers the rows.
  private let files: [String]
  private let names: [String]
  let types: [String]
  private let components: [String]

  init(_ text: TextFile) throws(ReadError) {
    var lines = TextLines(text)
    var entries = CSVMetadata()
    let range = try entries.header(&lines, of: text, remedy: "export the trial again")
    metadata = WideCSVMetadata(entries)
    var rows: [[String]] = [Self.cells(text, range)]
    line = lines.number + 1
    while rows.count < 5, let next = try lines.next() { rows.append(Self.cells(text, next)) }
    self.lines = lines
    let width = rows.map(\.count).min() ?? 0
    guard rows.count == 5, width > 1, rows[4][0].uppercased() == "ITEM",
      rows[..<4].allSatisfy({ $0[0].isEmpty })
    else {
      throw text.error(
        line: line, problem: "expected the five rows above a table of Visual3D, found others",
        remedy: "export the trial again")
    }
    files = Array(rows[0][..<width])
    names = Array(rows[1][..<width])
    types = rows[2][..<width].map { $0.uppercased() }
    components = rows[4][..<width].map { $0.uppercased() }
  }

  private static func cells(_ text: TextFile, _ range: Range<Int>) -> [String] {
    text.bytes[range].split(separator: NumberScanner.tab, omittingEmptySubsequences: false)
      .map { TextFile.text($0).trimmed }
  }

  private var time: Int? {
    types.indices.first { types[$0].hasPrefix("FRAME") && names[$0].uppercased().hasSuffix("TIME") }
  }

  /// The markers in the order of the file.
  func markers(_ text: TextFile) throws(ReadError) -> [Marker] {
    let columns = types.indices.filter { types[$0] == "TARGET" }
    let others = Set(columns.map { files[$0] })
    guard others.count == 1 else {
      throw text.error(
        line: line - 1, problem: "expected one trial in the table, found \(others.count)",
        remedy: "export a file for each trial, or the trials as C3D")
    }
    var markers: [Marker] = []
    var places: [String: Int] = [:]
    for column in columns {
      guard let axis = ["X", "Y", "Z"].firstIndex(of: components[column]) else { continue }
      let place = places[names[column]] ?? markers.count
      if place == markers.count {
        places[names[column]] = place
        markers.append(Marker(label: MarkerLabel(names[column]), columns: [-1, -1, -1]))
      }
      guard !names[column].isEmpty, markers[place].columns[axis] < 0 else {
        throw text.error(
          line: line,
          problem: "expected every marker once, found \(TextFile.quoted(names[column])) again",
          remedy: "export the marker once, of one folder (ORIGINAL or PROCESSED)")
      }
      markers[place].columns[axis] = column
    }
    if let marker = markers.first(where: { $0.columns.contains(-1) }) {
      throw text.error(
        line: line, problem: "expected X, Y and Z of marker \(marker.label.label), found only some",
        remedy: "export all components of the markers")
    }
    return markers
  }

  func layout(_ markers: [Marker]) -> NumberTable.Layout {
    var columns = types.indices.map { index in
      NumberTable.Layout.Column("column \(index + 1)", groupStart: index, isIgnored: true)
    }
    if let time { columns[time] = .init("the time", groupStart: time) }
    let factor = metadata.unit?.siFactor ?? 1
    for marker in markers {
      for (axis, column) in zip(["X", "Y", "Z"], marker.columns) {
        columns[column] = .init(
          "marker \(marker.label.label), \(axis)", factor: factor, groupStart: column)
      }
    }
    return NumberTable.Layout(columns: columns, delimiter: NumberScanner.tab)
  }

  /// Leaves out the rows behind the last position: signals of a higher rate go on below.
  func dropEnd(of table: inout NumberTable, _ markers: [Marker]) {
    let columns = markers.flatMap(\.columns)
    while table.rowCount > 0, columns.allSatisfy({ table.columns[$0].last?.isNaN ?? true }) {
      table.dropLastRow()
    }
  }

  /// The rate, by the column of times or the line before the table.
  func clock(_ table: NumberTable, _ text: TextFile) throws(ReadError) -> RowClock {
    let times = time.map { table.columns[$0] }
    guard metadata.rate != nil || times != nil else {
      throw text.error(
        line: line,
        problem:
          "expected a column of times (TIME, of type FRAME NUMBERS) or a rate, found neither",
        remedy:
          "add the line \"# rate_hz: 100\" before the table, with the rate that was captured, or "
          + "export the trial from Visual3D as C3D")
    }
    return try RowClock(
      stated: metadata.rate, times: times, lines: table.lines, header: line, of: text)
  }

  /// The names of what is neither a marker nor the time.
  var passedOver: [String] {
    var found: [String] = []
    for column in types.indices.dropFirst() where types[column] != "TARGET" && column != time {
      let name = names[column]
      if !name.isEmpty, found.last != name, !found.contains(name) { found.append(name) }
    }
    return found
  }
}
