import Foundation
import Geometry
import Motion

extension WideCSV {
  /// Writes the markers to `path`, and analog signals and plates beside it, one file a rate:
  /// `name_analog.csv`, `name_analog_2.csv`, …; a recording without markers puts the first of
  /// these into `path` itself.
  public static func write(_ recording: Recording, to path: String) throws(ReadError) -> [String] {
    var losses: [String] = []
    let hasMarkers = recording.frameCount > 0 && !recording.trajectories.isEmpty
    if hasMarkers { try FileBytes.replace(path, with: markerTable(recording, &losses)) }
    let groups = WideCSVSignals.groups(of: recording, &losses)
    for (number, signals) in groups.enumerated() {
      var out = TextWriter()
      appendHead(of: recording, content: "analog", rate: signals.rate, to: &out)
      if !hasMarkers, number == 0 { appendEventsAndMeasures(of: recording, &losses, to: &out) }
      signals.append(to: &out, recording)
      let place = number + (hasMarkers ? 1 : 0)
      try FileBytes.replace(place == 0 ? path : sibling(place, of: path), with: out.bytes)
    }
    if !hasMarkers, groups.isEmpty {
      throw ReadError(
        file: path, problem: "expected markers or analog signals to write, found none",
        remedy: "choose a recording that holds some")
    }
    if !recording.modelOutputs.isEmpty {
      losses.append("CSV holds no model outputs (\(recording.modelOutputs.count))")
    }
    if !hasMarkers, !recording.trajectories.isEmpty {
      losses.append("the markers, which have no frames: \(recording.trajectories.count)")
    }
    return losses
  }

  /// `walk.csv` → `walk_analog.csv`, `walk_analog_2.csv`, …
  static func sibling(_ number: Int, of path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let stem = url.deletingPathExtension().path
    return stem + "_analog" + (number == 1 ? "" : "_\(number)")
      + (url.pathExtension.isEmpty ? "" : "." + url.pathExtension)
  }

  private static func markerTable(_ recording: Recording, _ losses: inout [String]) -> [UInt8] {
    var out = TextWriter()
    appendHead(of: recording, content: "markers", rate: recording.frameRate, to: &out)
    out.append("# unit: m\n")
    appendEventsAndMeasures(of: recording, &losses, to: &out)
    out.append("time")
    var names = WrittenNames(format: name)
    let labels = names.labels(of: recording.trajectories, withPrefix: true, mayRepeat: false) {
      InertName.plain($0).trimmed
    }
    losses += names.lost
    for label in labels {
      for axis in ["_x", "_y", "_z"] {
        out.append(",")
        out.appendCell(InertName.written(label + axis))
      }
    }
    out.append("\n")
    for frame in 0..<recording.frameCount {
      appendTime(frame, rate: recording.frameRate, of: recording, to: &out)
      for trajectory in recording.trajectories {
        let position = trajectory[frame]
        for value in [position.x, position.y, position.z] {
          out.append(",")
          out.append(value, decimals: 9)
        }
      }
      out.append("\n")
    }
    return out.bytes
  }

  static func appendTime(
    _ row: Int, rate: Double, of recording: Recording, to out: inout TextWriter
  ) {
    let time = rate > 0 ? Double(row) / rate : Double(row)
    out.append((recording.startTime ?? 0) + time, decimals: 9)
  }

  private static func appendHead(
    of recording: Recording, content: String, rate: Double, to out: inout TextWriter
  ) {
    out.append("# format: \(WideCSVMetadata.format)\n")
    out.append("# version: \(WideCSVMetadata.version)\n")
    out.append("# content: \(content)\n")
    out.append("# rate_hz: \(rate)\n")
    out.append("# first_frame: \(recording.firstFrame)\n")
    if let up = recording.up { out.append("# up_axis: \(up.rawValue)\n") }
    if let forward = recording.forward { out.append("# forward_axis: \(forward.rawValue)\n") }
  }

  private static func appendEventsAndMeasures(
    of recording: Recording, _ losses: inout [String], to out: inout TextWriter
  ) {
    for measure in SubjectMeasure.all {
      guard let value = recording.measures[measure] else { continue }
      if measure.plausible.contains(value) {
        out.append("# measure.\(measure.name): \(value)\n")
      } else {
        losses.append("\(measure.words) is not written: \(value) \(measure.unitWords)")
      }
    }
    for event in recording.events {
      let label = plain(event.kind.label)
      if label != event.kind.label {
        losses.append(
          "the name \(InertName.shown(event.kind.label)) of an event: it is \(label) in CSV")
      }
      let source = plain(event.source)
      if source != event.source {
        losses.append(
          "the name \(InertName.shown(event.source)) of who found an event: it is \(source) in CSV")
      }
      guard event.time.isFinite else {
        losses.append("the event \(label), which has no time")
        continue
      }
      let side = event.side?.rawValue ?? "none"
      append(
        "# event: \(label);\(side);\(event.time);\(source)", naming: [label, source], to: &out)
    }
  }

  /// A text that fits into a metadata line.
  static func plain(_ text: String) -> String {
    InertName.plain(text).replacing(";", with: " ").trimmed
  }

  /// Writes a metadata line; one in which a name could become a cell of its own in a spreadsheet
  /// stands in quotes.
  static func append(_ line: String, naming names: [String], to out: inout TextWriter) {
    let mayBeCell = names.contains { name in
      name.contains { ",\"".contains($0) } || InertName.written(name) != name
    }
    out.append(mayBeCell ? "\"" + line.replacing("\"", with: "\"\"") + "\"\n" : line + "\n")
  }
}

/// The analog signals of one rate and length, which make one table.
struct WideCSVSignals {
  var rate: Double
  var count: Int
  var columns: [(name: String, samples: [Double])] = []
  /// The plates of the table, numbered from 1 as in the recording.
  var plates: [Int] = []

  /// The signals of a recording by rate and length, in the order of the recording.
  static func groups(of recording: Recording, _ losses: inout [String]) -> [WideCSVSignals] {
    var groups: [WideCSVSignals] = []
    func place(_ channel: AnalogChannel) -> Int {
      let count = channel.samples.count
      if let known = groups.firstIndex(where: { $0.rate == channel.rate && $0.count == count }) {
        return known
      }
      groups.append(WideCSVSignals(rate: channel.rate, count: count))
      return groups.count - 1
    }
    var changed: [String] = []
    func name(_ channel: AnalogChannel) -> String {
      let label = InertName.plain(channel.label).trimmed
      if label != channel.label {
        changed.append(
          "the name \(InertName.shown(channel.label)) of a signal: it is \(label) in CSV")
      }
      if let unit = channel.unit { return "\(label) [\(unit.rawValue)]" }
      // A name that ends like a unit must not be taken for one.
      let looksLikeUnit = WideCSVColumn.splitUnit(label).unit != nil
      return label + (looksLikeUnit ? WideCSVColumn.noUnit : "")
    }
    for (index, plate) in recording.plates.enumerated() {
      let label = WideCSV.plain(plate.label)
      if label != plate.label {
        losses.append(
          "the name \(InertName.shown(plate.label)) of a force plate: it is \(label) in CSV")
      }
      guard let first = plate.channels.first else {
        losses.append("plate \(label) is not written: it has no signals")
        continue
      }
      let group = place(first)
      guard plate.channels.allSatisfy({ place($0) == group }) else {
        losses.append("plate \(label) is not written: its signals differ in rate or length")
        continue
      }
      groups[group].plates.append(index + 1)
      for channel in plate.channels {
        groups[group].columns.append(("plate.\(index + 1):" + name(channel), channel.samples))
      }
    }
    for channel in recording.analog {
      groups[place(channel)].columns.append((name(channel), channel.samples))
    }
    losses += changed
    for group in groups where group.rate <= 0 && !group.columns.isEmpty {
      losses.append("\(group.columns.count) signals without a rate")
    }
    return groups.filter { !$0.columns.isEmpty && $0.rate > 0 }
  }

  func append(to out: inout TextWriter, _ recording: Recording) {
    for number in plates { Self.append(recording.plates[number - 1], number, to: &out) }
    out.append("time")
    for column in columns {
      out.append(",")
      out.appendCell(InertName.written(column.name))
    }
    out.append("\n")
    for row in 0..<count {
      WideCSV.appendTime(row, rate: rate, of: recording, to: &out)
      for column in columns {
        out.append(",")
        out.appendExact(column.samples[row])
      }
      out.append("\n")
    }
  }

  private static func append(_ plate: ForcePlate, _ number: Int, to out: inout TextWriter) {
    let key = "# plate.\(number)"
    let kind =
      switch plate.kind {
      case .c3d(let type): "c3d type \(type)"
      case .plateAxes: "plate axes"
      case .laboratoryAxes: "laboratory axes"
      }
    out.append("\(key): \(kind)\n")
    let label = WideCSV.plain(plate.label)
    WideCSV.append("\(key).label: \(label)", naming: [label], to: &out)
    func text(_ vector: Vector3) -> String { "\(vector.x) \(vector.y) \(vector.z)" }
    if !plate.corners.isEmpty {
      out.append("\(key).corners_m: \(plate.corners.map(text).joined(separator: ";"))\n")
    }
    if plate.origin != .zero { out.append("\(key).origin_m: \(text(plate.origin))\n") }
    if let calibration = plate.calibration {
      let rows = calibration.map { $0.map { "\($0)" }.joined(separator: " ") }
      out.append("\(key).calibration: \(rows.joined(separator: ";"))\n")
    }
    if let zero = plate.zeroRange {
      out.append("\(key).zero_frames: \(zero.lowerBound) \(zero.upperBound)\n")
    }
  }
}
