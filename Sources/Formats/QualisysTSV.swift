import Motion

/// Marker positions as Qualisys Track Manager exports them: keys, then a row a frame, between tabs.
///
/// Positions are millimetres. Columns are found by their names where the export writes them, by their
/// order otherwise. A marker at 0, 0, 0 exactly was not seen: that is how QTM can be told to write a
/// gap. Rigid bodies (6D), skeletons and analog boards are other exports; they hold no markers. Files of
/// a force plate, `walk_f_1.tsv`, are read by `QualisysForce`.
///
/// Layout: Qualisys Track Manager 2.x to 2024, TSV export, with and without its column names.
public enum QualisysTSV: TextFormat {
  public static let name = "Qualisys TSV"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    return ["NO_OF_FRAMES", "NO_OF_SAMPLES", "FILE_VERSION"].contains {
      body.starts(with: Array($0.utf8))
    }
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    if let force = try QualisysForce(text) { return try force.recording(name: name) }
    let header = try QualisysHeader(&lines, of: text)
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: header.columns, delimiter: NumberScanner.tab,
        cellsPassedOver: TextFile.mostColumns, missingWord: "-"))
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of numbers, found none",
        remedy: "export the measurement again")
    }
    let clock = try RowClock(
      stated: header.rate, times: header.time.map { table.columns[$0] }, lines: table.lines,
      header: header.line, of: text)
    var firstFrame = 1
    if let column = header.frame {
      guard let frame = Int(exactly: table.columns[column][0]) else {
        throw text.error(
          line: table.lines[0],
          problem: "expected a whole frame number, found \(table.columns[column][0])",
          remedy: "export the measurement again")
      }
      firstFrame = frame
    }
    var recording = Recording(
      name: name, format: self.name, frameRate: clock.rate, frameCount: table.rowCount,
      firstFrame: firstFrame, startTime: clock.startTime, lengthUnit: .millimetre)
    recording.notices = clock.notices
    if let stated = header.frameCount, stated != table.rowCount {
      recording.notices.append(
        Notice(.file, "the header says \(stated) frames, the file holds \(table.rowCount)"))
    }
    recording.notices += table.cutNotices
    if !header.passedOver.isEmpty {
      recording.notices.append(
        Notice(
          .file, "columns passed over: " + FirstNames.joined(header.passedOver)))
    }
    for marker in header.markers {
      recording.trajectories.append(table.takeTrajectory(MarkerLabel(marker.name), marker.axes))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    ZeroGaps.open(in: &recording)
    recording.events = header.events(
      firstFrame: firstFrame, startTime: clock.startTime, rate: clock.rate)
    return recording
  }
}
