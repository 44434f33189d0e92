import Foundation
import Motion

/// Motion in the Brain Imaging Data Structure: `..._motion.tsv` with `..._channels.tsv` beside it.
///
/// `..._motion.json` gives the rate, `..._channels.json` the axes (`SpatialAxes`: which way X, Y and Z
/// point, as letters F or A, B or P, L, R, U or S, D or I), `..._events.tsv` the events. Positions
/// (`POS`) become markers by `tracked_point`; channels of other types are passed over, and said.
///
/// Source: Jeung et al. 2024, Motion-BIDS, Sci Data 11:716; BIDS specification 1.9, *Motion*.
public enum MotionBIDS: RecordingFormat {
  public static let name = "Motion-BIDS"

  /// A table without a header is told by its name alone.
  public static func recognizes(_ head: [UInt8], ending: String) -> Bool { false }

  public static func recognizes(_ head: [UInt8], path: String) -> Bool {
    path.lowercased().hasSuffix("_motion.tsv")
  }

  public static func companions(of path: String) -> [String] {
    guard recognizes([], path: path) else { return [] }
    return MotionBIDSSiblings(path: path, file: path).paths
  }

  public static func recording(at path: String, file: String) throws(ReadError) -> Recording {
    let text = try TextFile(FileBytes.text(of: path, file: file), file: file)
    let siblings = MotionBIDSSiblings(path: path, file: file)
    let channels = try MotionBIDSChannels(siblings)
    let table = try numbers(text, channels)
    let latency = channels.index(ofType: "LATENCY").map { table.columns[$0] }
    let nominal = try siblings.number("SamplingFrequency", in: "_motion.json") ?? channels.rate
    let effective =
      try siblings.number("SamplingFrequencyEffective", in: "_motion.json")
      ?? channels.effectiveRate
    let stated = effective ?? nominal
    guard stated ?? 0 > 0 || latency != nil else {
      throw ReadError(
        file: file,
        problem: "expected SamplingFrequency in \(siblings.name("_motion.json")), or a channel of "
          + "type LATENCY, found neither",
        remedy: "write the rate in hertz there")
    }
    let clock = try RowClock(
      stated: stated,
      times: latency, lines: table.lines, header: 1, of: text, mayJitter: true)
    var recording = Recording(
      name: RecordingName.of(path), format: self.name, frameRate: clock.rate,
      frameCount: table.rowCount)
    recording.notices = clock.notices + channels.notices
    if let nominal, let effective, abs(nominal - effective) > 0.001 * effective {
      recording.notices.append(
        Notice(
          .file,
          "the effective rate of \(effective) Hz is used, not the nominal one of \(nominal) Hz"))
    }
    let axes = try channels.axes(siblings)
    recording.up = axes.up
    recording.forward = axes.forward
    addMarkers(channels, table, to: &recording)
    ZeroGaps.open(in: &recording)
    if channels.hasUnit {
      recording.lengthUnit = channels.unit
    } else {
      try CaptureSize.settleUnit(of: &recording, line: 1, in: text)
    }
    recording.events = try events(siblings)
    return recording
  }

  private static func numbers(
    _ text: TextFile, _ channels: MotionBIDSChannels
  ) throws(ReadError) -> NumberTable {
    let columns = channels.rows.enumerated().map { index, row in
      NumberTable.Layout.Column(
        "channel \(row.name)", factor: row.factor, isRequired: row.type == "LATENCY",
        groupStart: index)
    }
    var lines = TextLines(text)
    // Some write the names of the channels above the numbers, which the standard does not.
    var behind = lines
    if let first = try behind.next() {
      let cells = text.text(first).split(separator: "\t", omittingEmptySubsequences: false)
      if cells.count >= channels.rows.count,
        zip(cells, channels.rows).allSatisfy({ $0.trimmed == $1.name })
      {
        lines = behind
      }
    }
    let table = try NumberTable(
      from: &lines, of: text,
      layout: NumberTable.Layout(
        columns: columns, delimiter: NumberScanner.tab, missingWord: "n/a"))
    guard table.rowCount > 0 else {
      throw text.error(
        line: 1, problem: "expected rows of numbers, found none", remedy: "export the motion again")
    }
    return table
  }

  private static func addMarkers(
    _ channels: MotionBIDSChannels, _ table: NumberTable, to recording: inout Recording
  ) {
    for marker in channels.markers {
      let label = MarkerLabel(marker.point)
      recording.trajectories.append(
        Trajectory(
          label: label.label, prefix: label.prefix, x: table.columns[marker.axes[0]],
          y: table.columns[marker.axes[1]], z: table.columns[marker.axes[2]]))
    }
    recording.prefixes = MarkerLabel.prefixes(of: recording.trajectories)
  }

  /// Events count from the first sample; their words stand under `trial_type` or `value`.
  private static func events(_ siblings: MotionBIDSSiblings) throws(ReadError) -> [GaitEvent] {
    guard let table = try siblings.table("_events.tsv") else { return [] }
    var events: [GaitEvent] = []
    for row in table.rows {
      guard let onset = try table.number("onset", in: row, expected: "an onset in seconds") else {
        continue
      }
      let label = row["trial_type"] ?? row["value"] ?? row["event_type"] ?? "unnamed"
      events.append(EventWords.event(label: label, context: row["side"] ?? "", time: onset))
    }
    return events.sorted { $0.time < $1.time }
  }
}
