import Motion

/// A long table: a row a marker and frame, with the columns `time` or `frame`, `marker`, `x`, `y`,
/// `z` in any order; `joint`, `landmark` and `keypoint` do as well as `marker`.
///
/// Rows may be sorted by frame or by marker. A row that is not there means that the marker was not
/// seen.
public enum LongCSV: TextFormat {
  public static let name = "CSV, a row a marker and frame"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    guard let text = try? TextFile(head, file: "") else { return false }
    var lines = TextLines(text)
    var metadata = CSVMetadata()
    guard let range = try? metadata.readToHeader(&lines, of: text),
      let header = try? LongCSVHeader(range, line: lines.number, of: text)
    else { return false }
    return header.isLongTable
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    let text = try TextFile(bytes, file: file)
    var lines = TextLines(text)
    var entries = CSVMetadata()
    let range = try entries.header(
      &lines, of: text, remedy: "begin the table with time, marker, x, y, z")
    let metadata = WideCSVMetadata(entries)
    try metadata.check(text)
    let header = try LongCSVHeader(range, line: lines.number, of: text)
    let rows = try LongCSVRows(&lines, text, header)
    let clock = try LongCSVClock(rows, header, metadata, text)
    var recording = Recording(
      name: name, format: self.name, frameRate: clock.rate, frameCount: clock.frameCount,
      firstFrame: metadata.firstFrame ?? clock.firstFrame, up: metadata.up,
      forward: metadata.forward, startTime: clock.startTime)
    if !header.passedOver.isEmpty {
      recording.notices.append(
        Notice(
          .file,
          "columns passed over: " + FirstNames.joined(header.passedOver)))
    }
    recording.trajectories = try trajectories(rows, clock, text)
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
    recording.events = try metadata.events(text)
    recording.measures = try metadata.measures(text)
    try settleUnit(&recording, header, metadata, text)
    return recording
  }

  private static func trajectories(
    _ rows: LongCSVRows, _ clock: LongCSVClock, _ text: TextFile
  ) throws(ReadError) -> [Trajectory] {
    let empty = [Double](repeating: .nan, count: clock.frameCount)
    let labels = rows.markers.map { MarkerLabel($0) }
    var axes = Array(repeating: [[Double]](repeating: empty, count: 3), count: labels.count)
    var linesOfCells = Array(
      repeating: [Int32](repeating: 0, count: clock.frameCount), count: labels.count)
    for row in rows.lines.indices {
      let marker = rows.marker[row]
      let frame = clock.frame[row]
      let before = linesOfCells[marker][frame]
      guard before == 0 else {
        throw text.error(
          line: rows.lines[row],
          problem:
            "expected marker \(rows.markers[marker]) once a frame, found it again after line "
            + "\(before)",
          remedy: "remove one of the two rows")
      }
      linesOfCells[marker][frame] = Int32(clamping: rows.lines[row])
      for axis in 0..<3 { axes[marker][axis][frame] = rows.positions[axis][row] }
    }
    return zip(labels, axes).map { label, axes in
      Trajectory(label: label.label, prefix: label.prefix, x: axes[0], y: axes[1], z: axes[2])
    }
  }

  private static func settleUnit(
    _ recording: inout Recording, _ header: LongCSVHeader, _ metadata: WideCSVMetadata,
    _ text: TextFile
  ) throws(ReadError) {
    var factors = header.positions.map { (header.units[$0] ?? metadata.unit)?.siFactor }
    if factors.contains(nil) {
      let size = CaptureSize.size(of: recording.trajectories)
      guard let unit = CaptureSize.unit(of: size) else {
        throw text.error(
          line: header.line,
          problem: "expected positions in metres or millimetres, found a capture \(size) units "
            + "large",
          remedy: "add the line \"# unit: mm\" (or m) before the header")
      }
      factors = factors.map { $0 ?? unit.siFactor }
      recording.notices.append(CaptureSize.notice(size, unit))
    }
    let scales = factors.map { $0 ?? 1 }
    recording.lengthUnit =
      Set(scales).count == 1
      ? [Unit.metre, .centimetre, .millimetre].first { $0.siFactor == scales[0] } : nil
    for index in recording.trajectories.indices {
      for frame in 0..<recording.frameCount {
        recording.trajectories[index].x[frame] *= scales[0]
        recording.trajectories[index].y[frame] *= scales[1]
        recording.trajectories[index].z[frame] *= scales[2]
      }
    }
  }
}

/// The header row of a long table.
struct LongCSVHeader {
  var line: Int
  var delimiter: UInt8
  var names: [String]
  var units: [Unit?]
  var time: Int?
  var frame: Int?
  var marker: Int?
  /// Columns of X, Y, Z.
  var positions: [Int]

  init(_ range: Range<Int>, line: Int, of text: TextFile) throws(ReadError) {
    self.line = line
    delimiter = TabularText.delimiter(of: text.bytes[range])
    let cells = try DelimitedRow.cells(of: text, in: range, line: line, delimiter: delimiter)
    let split = cells.map { WideCSVColumn.splitUnit($0.text.trimmed) }
    names = split.map { $0.name.lowercased() }
    units = split.map(\.unit)
    let names = names
    func first(_ aliases: [String]) -> Int? { names.firstIndex { aliases.contains($0) } }
    time = first(["time", "time_s", "t", "timestamp", "seconds"])
    frame = first(["frame", "frame#", "frames", "framenumber", "frame_number"])
    marker = first([
      "marker", "label", "name", "marker_name", "joint", "joint_name", "landmark", "landmark_name",
      "keypoint", "keypoint_name", "bodypart", "body_part",
    ])
    positions = ["x", "y", "z"].compactMap { first([$0]) }
  }

  /// The names of columns that are not used.
  var passedOver: [String] {
    let used = Set([time, frame, marker].compactMap { $0 } + positions)
    return names.indices.filter { !used.contains($0) && !names[$0].isEmpty }.map { names[$0] }
  }

  var isLongTable: Bool {
    (time ?? frame) != nil && marker != nil && positions.count == 3
  }
}
