import Motion

/// Track row column: marker positions as text, as Cortex, OpenSim and others write them.
///
/// Which columns are whose is told by the fourth line (`TRCNames`); the counts of the third line are
/// not trusted. Positions of 0, 0, 0 exactly are gaps. The file does not say which way is up.
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
    let layout = layout(header)
    let time = header.beginsBlank ? 2 : 1
    var table = try NumberTable(from: &lines, of: text, layout: layout)
    guard table.rowCount > 0, let firstFrame = Int(exactly: table.columns[time - 1][0]) else {
      throw text.error(
        line: table.lines.first ?? lines.number + 1,
        problem: "expected rows that begin with a whole frame number, found none",
        remedy: "export the trial again")
    }
    let clock = try TRCClock(
      frames: table.columns[time - 1], times: table.columns[time], stated: header.rate,
      lines: table.lines, of: text)
    if clock.leavesLastRowOut { table.dropLastRow() }
    var recording = Recording(
      name: name, format: self.name, frameRate: clock.rate, frameCount: table.rowCount,
      firstFrame: firstFrame, startTime: clock.startTime, lengthUnit: header.unit ?? .metre)
    recording.notices = clock.notices + header.notices
    if let count = header.frameCount, count != table.rowCount {
      recording.notices.append(
        Notice(.file, "the header says \(count) frames, the file holds \(table.rowCount)"))
    }
    recording.notices += table.cutNotices
    try checkWidth(of: table, header, text, &recording)
    for marker in header.names.markers {
      let x = time + 1 + 3 * marker.place
      recording.trajectories.append(table.takeTrajectory(marker.label, [x, x + 1, x + 2]))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    ZeroGaps.open(in: &recording)
    if header.unit == nil { try CaptureSize.settleUnitOrAsk(of: &recording, line: 3, in: text) }
    return recording
  }

  private static func layout(_ header: TRCHeader) -> NumberTable.Layout {
    var columns: [NumberTable.Layout.Column] = []
    if header.beginsBlank {
      columns.append(.init("nothing before the frame number", groupStart: 0, isIgnored: true))
    }
    columns.append(.init("the frame number", isRequired: true, groupStart: 0))
    columns.append(.init("the time", isRequired: true, groupStart: 0))
    let factor = header.unit?.siFactor ?? 1
    var labels: [String?] = Array(repeating: nil, count: header.names.placeCount)
    for marker in header.names.markers { labels[marker.place] = marker.label.label }
    for (place, label) in labels.enumerated() {
      let start = columns.count
      for axis in ["X", "Y", "Z"] {
        let words = label.map { "marker \($0), \(axis)" } ?? "marker \(place + 1), \(axis)"
        columns.append(.init(words, factor: factor, groupStart: start))
      }
    }
    return NumberTable.Layout(
      columns: columns, delimiter: header.delimiter, cellsPassedOver: TextFile.mostColumns,
      groupPassedOver: 3)
  }

  /// Whether the rows are as wide as the names ask for.
  private static func checkWidth(
    of table: NumberTable, _ header: TRCHeader, _ text: TextFile, _ recording: inout Recording
  ) throws(ReadError) {
    if table.widths.mostPassedOver > 0, !header.countsNameless {
      recording.notices.append(
        Notice(
          .markers,
          "the rows hold numbers of \(table.widths.mostPassedOver / 3) more markers than line 4 names; "
            + "they are passed over"))
    }
    let rows = header.beginsBlank ? 3 : 2
    let places = (max(table.widths.mostShortCells, rows) - rows + 2) / 3
    guard table.widths.shortRows == table.rowCount, places < header.names.placeCount else { return }
    // A program that writes nothing for markers at the end counts them all the same.
    guard header.countsAgree, 2 * places >= header.names.placeCount else {
      throw text.error(
        line: table.lines[0],
        problem: "expected three numbers for each of the \(header.names.placeCount) markers that "
          + "line 4 names, found rows of at most \(max(0, table.widths.mostShortCells - rows))",
        remedy: "name in line 4 those markers whose numbers the rows hold, each once, with two "
          + "empty cells behind it")
    }
    let lost = header.names.markers.filter { $0.place >= places }.map(\.label.label)
    recording.notices.append(
      Notice(.markers, "every row ends before the numbers of \(lost.joined(separator: ", "))"))
  }
}
