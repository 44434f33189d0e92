import Motion

/// Track row column: marker positions as text, as Cortex, OpenSim and others write them.
///
/// Markers are taken in the order of the fourth line; where their columns stand is not trusted, nor
/// are the counts of the third line. The file does not say which way is up.
public enum TRC: WritableFormat, TextFormat {
  public static let name = "TRC"
  public static let writtenEnding = "trc"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return body.starts(with: Array("PathFileType".utf8)) || ending == "trc"
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    let header = try TRCHeader(from: &lines, of: text)
    var columns: [NumberTable.Layout.Column] = [
      .init("the frame number", isRequired: true, groupStart: 0),
      .init("the time", isRequired: true, groupStart: 0),
    ]
    for marker in header.markers {
      let start = columns.count
      for axis in ["X", "Y", "Z"] {
        columns.append(
          .init(
            "marker \(marker.label), \(axis)", factor: header.unit.siFactor, groupStart: start))
      }
    }
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: columns, delimiter: header.delimiter,
        cellsPassedOver: header.hasNameless ? TextFile.mostColumns : 0))
    guard table.rowCount > 0, let firstFrame = Int(exactly: table.columns[0][0]) else {
      throw text.error(
        line: table.lines.first ?? lines.number + 1,
        problem: "expected rows that begin with a whole frame number, found none",
        remedy: "export the trial again")
    }
    var recording = Recording(
      name: name, format: self.name, frameRate: header.rate ?? 0, frameCount: table.rowCount,
      firstFrame: firstFrame, startTime: table.columns[1][0], lengthUnit: header.unit)
    try checkTime(of: table, header, text, &recording)
    recording.notices += header.notices
    if let count = header.frameCount, count != table.rowCount {
      recording.notices.append(
        Notice(.file, "the header says \(count) frames, the file holds \(table.rowCount)"))
    }
    if let cut = table.cutLine {
      recording.notices.append(
        Notice(.file, "the last row, line \(cut), is short: the file may be cut off"))
    }
    for (index, marker) in header.markers.enumerated() {
      let x = 2 + 3 * index
      recording.trajectories.append(
        Trajectory(
          label: marker.label, prefix: marker.prefix, x: table.take(x), y: table.take(x + 1),
          z: table.take(x + 2)))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    return recording
  }

  /// Settles the rate: the header's, unless the time column says otherwise.
  private static func checkTime(
    of table: NumberTable, _ header: TRCHeader, _ text: TextFile, _ recording: inout Recording
  ) throws(ReadError) {
    let axis = TimeAxis(table.columns[1])
    guard Set(axis.times.prefix(100)).count > 1 else {
      guard recording.frameRate > 0 else { throw noRate(text) }
      if table.rowCount > 1 {
        recording.notices.append(
          Notice(.file, "the time column stands still; the header's rate is used"))
      }
      return
    }
    if let row = axis.firstUnevenRow {
      throw text.error(
        line: table.lines[row],
        problem: "expected times in even steps, found \(axis.times[row]) s after "
          + "\(axis.times[max(0, row - 1)]) s",
        remedy: "export the trial again without leaving frames out")
    }
    guard let measured = axis.rate else { return }
    guard let stated = header.rate else {
      recording.frameRate = measured
      recording.notices.append(
        Notice(.file, "the header names no rate; the time column gives \(measured) Hz"))
      return
    }
    if axis.contradicts(stated) {
      recording.frameRate = measured
      recording.notices.append(
        Notice(
          .file,
          "the header says \(stated) Hz, the time column \(measured) Hz; the time column is used"))
    }
  }

  private static func noRate(_ text: TextFile) -> ReadError {
    text.error(
      line: 3, problem: "expected a rate in hertz in the header or the time column, found neither",
      remedy: "write the rate below DataRate")
  }
}

/// The five header lines of a TRC file.
struct TRCHeader {
  var delimiter: UInt8
  /// Frames per second, hertz, or `nil`.
  var rate: Double?
  var frameCount: Int?
  var unit: Unit
  var markers: [MarkerLabel]
  /// Whether the header counts more markers than it names.
  var hasNameless = false
  var notices: [Notice] = []

  init(from lines: inout TextLines, of text: TextFile) throws(ReadError) {
    let first = try Self.line(&lines, text, "PathFileType")
    guard text.text(first).trimmed.hasPrefix("PathFileType") else {
      throw text.error(
        line: 1,
        problem: "expected PathFileType, found \(TextFile.quoted(text.text(first).trimmed))",
        remedy: "export the trial again as TRC")
    }
    let keys = Self.tokens(text.text(try Self.line(&lines, text, "the names of the header values")))
    let valueLine = try Self.line(&lines, text, "the header values")
    let values = Self.tokens(text.text(valueLine))
    let header = Dictionary(zip(keys.map { $0.lowercased() }, values)) { first, _ in first }
    let scanner = NumberScanner(delimiter: NumberScanner.tab)
    func number(_ key: String) -> Double? {
      guard case .number(let value) = scanner.number(in: header[key] ?? ""), value > 0 else {
        return nil
      }
      return value
    }
    rate = number("datarate").map { TimeAxis.settled($0) }
    frameCount = number("numframes").flatMap { Int(exactly: $0) }
    guard let unit = Unit(symbol: header["units"] ?? ""), unit.si == .metre else {
      throw text.error(
        line: 3,
        problem: "expected a unit of length below Units, found "
          + TextFile.quoted(header["units"] ?? ""),
        remedy: "write mm or m there")
    }
    self.unit = unit

    let nameLine = try Self.line(&lines, text, "the row beginning with Frame#")
    delimiter = Self.delimiter(of: text.bytes[nameLine])
    let cells = try DelimitedRow.cells(of: text, in: nameLine, line: 4, delimiter: delimiter)
    let names = cells.map(\.text).filter { !$0.isEmpty }
    guard let frame = names.first, frame.lowercased().hasPrefix("frame"), names.count > 1,
      names[1].lowercased().hasPrefix("time")
    else {
      throw text.error(
        line: 4,
        problem: "expected Frame#, Time and the names of the markers, found "
          + TextFile.quoted(names.prefix(3).joined(separator: " ")),
        remedy: "export the trial again as TRC")
    }
    markers = names.dropFirst(2).map { MarkerLabel(InertName.read($0)) }
    guard !markers.isEmpty else {
      throw text.error(
        line: 4, problem: "expected the names of the markers, found none",
        remedy: "label the markers before the trial is exported")
    }
    try checkAxes(&lines, text)
    if let count = number("nummarkers"), count != Double(markers.count) {
      // Cortex writes markers without a name behind the named ones, often more than it counts.
      hasNameless = count > Double(markers.count)
      notices.append(
        Notice(
          .markers,
          hasNameless
            ? "markers without a name, behind the \(markers.count) named ones, are passed over"
            : "the header says \(count) markers, the file names \(markers.count)"))
    }
    let repeated = Dictionary(grouping: markers) { $0 }.filter { $0.value.count > 1 }
    if !repeated.isEmpty {
      let labels = repeated.keys.map(\.label).sorted().joined(separator: ", ")
      notices.append(Notice(.markers, "markers of the same name: \(labels)"))
    }
  }

  /// The row `X1 Y1 Z1 X2 …`, where there is one: it must number as many markers as are named.
  private func checkAxes(_ lines: inout TextLines, _ text: TextFile) throws(ReadError) {
    let mark = lines
    guard let line = try lines.next() else { return }
    let tokens = Self.tokens(text.text(line), delimiter: delimiter)
    if let first = tokens.first, !first.lowercased().hasPrefix("x") {
      lines = mark
      return
    }
    let count = tokens.count { $0.lowercased().hasPrefix("x") }
    guard tokens.isEmpty || count == markers.count else {
      throw text.error(
        line: 5,
        problem: "expected X, Y, Z of the \(markers.count) markers that line 4 names, found "
          + "\(count)",
        remedy: "name every marker once")
    }
  }

  private static func line(
    _ lines: inout TextLines, _ text: TextFile, _ expected: String
  ) throws(ReadError) -> Range<Int> {
    if let line = try lines.next() { return line }
    throw text.error(
      line: lines.number + 1, problem: "expected \(expected), found the end of the file",
      remedy: "export the trial again: the file is \(text.bytes.isEmpty ? "empty" : "cut off")")
  }

  private static func delimiter(of line: ArraySlice<UInt8>) -> UInt8 {
    [NumberScanner.tab, NumberScanner.comma, NumberScanner.semicolon]
      .first { line.contains($0) } ?? NumberScanner.space
  }

  private static func tokens(_ line: String, delimiter: UInt8? = nil) -> [String] {
    let delimiter = delimiter ?? self.delimiter(of: Array(line.utf8)[...])
    let separator = Character(Unicode.Scalar(delimiter))
    return line.split(separator: separator).map(\.trimmed).filter { !$0.isEmpty }
  }
}
