import Motion

/// The export of OptiTrack Motive: markers, bones and their markers, in one wide table.
///
/// Measured markers (`Marker`) are read; the solved ones (`Bone Marker`, `Rigid Body Marker`), which
/// Motive moved until they fitted its own skeleton, only where a file holds no measured ones, and
/// that is said. Bones, rigid bodies and markers without a label are passed over.
///
/// Layout: Motive 1.22 to 3.1, format versions 1.21 to 1.25; length unit and rate stand in the first
/// line. The file does not say which way is up.
public enum MotiveCSV: TextFormat {
  public static let name = "OptiTrack Motive CSV"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let start = TextFile.text(body.prefix(16)).drop { $0 == "\"" || $0 == " " }
    return start.lowercased().hasPrefix("format version")
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    let header = try MotiveHeader(&lines, of: text)
    let (markers, notices) = try header.markersUsed(text)
    var table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: header.columns(for: markers), delimiter: header.delimiter))
    guard table.rowCount > 0 else {
      throw text.error(
        line: lines.number + 1, problem: "expected rows of numbers, found none",
        remedy: "export the take again")
    }
    let clock = try RowClock(
      stated: header.rate, times: table.columns[1], lines: table.lines, header: 1, of: text)
    guard let firstFrame = Int(exactly: table.columns[0][0]) else {
      throw text.error(
        line: table.lines[0],
        problem: "expected a whole frame number, found \(table.columns[0][0])",
        remedy: "export the take again")
    }
    var recording = Recording(
      name: name, format: self.name, frameRate: clock.rate, frameCount: table.rowCount,
      firstFrame: firstFrame, startTime: clock.startTime)
    recording.notices = clock.notices + notices
    if let stated = header.frameCount, stated != table.rowCount {
      recording.notices.append(
        Notice(.file, "the header says \(stated) frames, the file holds \(table.rowCount)"))
    }
    recording.notices += table.cutNotices
    for marker in markers {
      recording.trajectories.append(table.takeTrajectory(marker.label, marker.axes))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    ZeroGaps.open(in: &recording)
    if let unit = header.unit {
      recording.lengthUnit = unit
    } else {
      try CaptureSize.settleUnit(of: &recording, line: 1, in: text)
    }
    return recording
  }
}
