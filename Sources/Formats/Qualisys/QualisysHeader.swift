import Motion

/// The keys of a Qualisys export, its events, and which column holds what.
struct QualisysHeader {
  /// A marker and its columns of X, Y and Z.
  struct Marker {
    var name: String
    var axes: [Int]
  }

  /// The line above the first row of numbers.
  private(set) var line = 0
  /// Frames per second, hertz, or `nil`.
  private(set) var rate: Double?
  private(set) var frameCount: Int?
  private(set) var frame: Int?
  private(set) var time: Int?
  private(set) var markers: [Marker] = []
  private(set) var columns: [NumberTable.Layout.Column] = []
  private(set) var passedOver: [String] = []
  private var eventRows: [(label: String, frame: Double?, time: Double?)] = []
  private let scanner = NumberScanner(delimiter: NumberScanner.tab)

  /// Reads the header and leaves `lines` before the first row of numbers.
  init(_ lines: inout TextLines, of text: TextFile) throws(ReadError) {
    var keys: [String: [String]] = [:]
    var mark = lines
    var names: [String]?
    var width = 0
    while let range = try lines.next(), lines.number <= 2000 {
      let cells = text.text(range).split(separator: "\t", omittingEmptySubsequences: false)
        .map(\.trimmed)
      guard let first = cells.first, !first.isEmpty else {
        mark = lines
        continue
      }
      if case .number = scanner.number(in: first) {
        width = cells.count
        lines = mark
        break
      }
      let key = first.uppercased()
      switch key {
      case "EVENT": addEvent(cells)
      case "FRAME", "TIME": names = cells
      default: if keys[key] == nil { keys[key] = Array(cells.dropFirst()) }
      }
      line = lines.number
      mark = lines
    }
    rate = number(keys["FREQUENCY"]?.first)
    frameCount = number(keys["NO_OF_FRAMES"]?.first).flatMap { Int(exactly: $0) }
    var labels = keys["MARKER_NAMES"] ?? []
    while labels.last?.isEmpty == true { labels.removeLast() }
    guard !labels.isEmpty else { throw noMarkers(keys, text) }
    if let names { try find(labels, under: names, text) } else { try count(labels, width, text) }
  }

  private func number(_ cell: String?) -> Double? {
    guard let cell, case .number(let value) = scanner.number(in: cell), !value.isNaN else {
      return nil
    }
    return value
  }

  private mutating func addEvent(_ cells: [String]) {
    guard cells.count >= 3 else { return }
    eventRows.append((cells[1], number(cells[2]), number(cells.count > 3 ? cells[3] : nil)))
  }

  /// Finds each marker's columns by their names, `LASI X`.
  private mutating func find(
    _ labels: [String], under names: [String], _ text: TextFile
  ) throws(ReadError) {
    var names = names
    while names.last?.isEmpty == true { names.removeLast() }
    let lower = names.map { $0.lowercased() }
    frame = lower.firstIndex(of: "frame")
    time = lower.firstIndex(of: "time")
    columns = names.enumerated().map { index, name in
      .init(
        name.isEmpty ? "column \(index + 1)" : name, isRequired: index == frame || index == time,
        groupStart: index, isIgnored: index != frame && index != time)
    }
    var used = Set([frame, time].compactMap { $0 })
    for label in labels {
      let axes = ["x", "y", "z"].map { axis in
        lower.indices.first { lower[$0] == label.lowercased() + " " + axis && !used.contains($0) }
      }.compactMap { $0 }
      guard axes.count == 3 else {
        throw text.error(
          line: line,
          problem: "expected the columns \(label) X, \(label) Y and \(label) Z, found "
            + (axes.isEmpty ? "none" : axes.map { names[$0] }.joined(separator: ", ")),
          remedy: "export the measurement again")
      }
      used.formUnion(axes)
      add(label, axes)
    }
    passedOver = names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  /// Gives the columns to the markers in order, behind a frame and a time where there is room.
  private mutating func count(
    _ labels: [String], _ width: Int, _ text: TextFile
  ) throws(ReadError) {
    // A trailing tab makes one cell more.
    let spare = width - 3 * labels.count
    guard (0...3).contains(spare) else {
      throw text.error(
        line: line + 1,
        problem:
          "expected \(3 * labels.count) numbers for \(labels.count) markers, with a frame and "
          + "a time before them, found \(width)",
        remedy: "export the measurement as 3D data, with the names of its columns")
    }
    let before = spare >= 2 ? 2 : 0
    if before == 2 { (frame, time) = (0, 1) }
    columns = (0..<before).map { index in
      .init(index == 0 ? "the frame number" : "the time", isRequired: true, groupStart: index)
    }
    columns += (0..<3 * labels.count).map { .init("", groupStart: before + $0) }
    for (index, label) in labels.enumerated() {
      add(label, Array(before + 3 * index..<before + 3 * index + 3))
    }
  }

  private mutating func add(_ label: String, _ axes: [Int]) {
    markers.append(Marker(name: label, axes: axes))
    let isTogether = axes[2] - axes[0] == 2
    for (axis, column) in zip(["X", "Y", "Z"], axes) {
      columns[column] = .init(
        "marker \(label), \(axis)", factor: Unit.millimetre.siFactor,
        groupStart: isTogether ? axes[0] : column)
    }
  }

  private func noMarkers(_ keys: [String: [String]], _ text: TextFile) -> ReadError {
    let found: String
    if keys["BODY_NAMES"] != nil {
      found = "rigid bodies (6D)"
    } else if keys["SEGMENT_NAMES"] != nil {
      found = "a skeleton (segments)"
    } else if keys["CHANNEL_NAMES"] != nil || keys["NO_OF_CHANNELS"] != nil {
      found = "analog channels"
    } else if keys["DATA_TYPES"] != nil {
      found = "derived data (\((keys["DATA_TYPES"] ?? []).joined(separator: ", ")))"
    } else {
      found = "none"
    }
    return ReadError(
      file: text.file, place: .line(max(1, line), column: 1),
      problem: "expected MARKER_NAMES of a 3D export, found \(found)",
      remedy: "export the measurement as 3D data, or as C3D with its analog channels",
      isNoRecording: found != "none")
  }

  /// The events, by time; seconds from the first frame.
  func events(firstFrame: Int, startTime: Double?, rate: Double) -> [GaitEvent] {
    eventRows.compactMap { row -> GaitEvent? in
      let time =
        if let frame = row.frame { (frame - Double(firstFrame)) / rate } else {
          row.time.map { $0 - (startTime ?? 0) }
        }
      guard let time, time.isFinite else { return nil }
      return EventWords.event(label: row.label, context: "", time: time)
    }.sorted { $0.time < $1.time }
  }
}
