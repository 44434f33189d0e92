import Geometry
import Motion

/// The keys that marey writes before a wide table and understands in anyone's.
///
/// `format`, `version`, `content` (`markers` or `analog`), `unit` (`m` or `mm`), `up_axis`,
/// `forward_axis`, `first_frame`, `rate_hz`, `measure.<name>`, `event: kind;side;seconds;source`,
/// `plate.<n>` (what it is), `plate.<n>.label`, `.corners_m`, `.origin_m`, `.calibration`,
/// `.zero_frames`. `fs` and `posUnit` of gaittoolbox are understood as `rate_hz` and `unit`.
struct WideCSVMetadata {
  static let format = "marey-recording"
  static let version = "1"

  let entries: CSVMetadata

  private var unitEntry: CSVMetadata.Entry? { entries["unit"] ?? entries["posUnit"] }
  private var rateEntry: CSVMetadata.Entry? { entries["rate_hz"] ?? entries["fs"] }

  init(_ entries: CSVMetadata) { self.entries = entries }

  var isMarey: Bool { entries["format"]?.value == Self.format }
  var isAnalog: Bool { entries["content"]?.value == "analog" }
  var unit: Unit? { unitEntry.flatMap { Unit(symbol: $0.value) } }
  var up: Axis? { entries["up_axis"].flatMap { Axis(named: $0.value) } }
  var forward: Axis? { entries["forward_axis"].flatMap { Axis(named: $0.value) } }
  var firstFrame: Int? { entries["first_frame"].flatMap { Int($0.value) } }
  /// Rows per second, hertz, or `nil`.
  var rate: Double? { rateEntry.flatMap { Double($0.value) } }

  /// Refuses a value that a known key cannot have.
  func check(_ text: TextFile) throws(ReadError) {
    if isMarey, let version = entries["version"], version.value != Self.version {
      throw fault(version, "version \(Self.version)", text)
    }
    if let entry = unitEntry, unit?.si != .metre {
      throw fault(entry, "a unit of length (m or mm)", text)
    }
    if let entry = entries["up_axis"], up == nil { throw fault(entry, "an axis such as +Z", text) }
    if let entry = entries["forward_axis"], forward == nil {
      throw fault(entry, "an axis such as +X", text)
    }
    if let entry = entries["first_frame"], firstFrame == nil {
      throw fault(entry, "a whole number", text)
    }
    if let entry = rateEntry, !((rate ?? 0) > 0 && (rate ?? 0) < 1e7) {
      throw fault(entry, "a rate in hertz", text)
    }
  }

  /// The events, by time; seconds from the first frame.
  func events(_ text: TextFile) throws(ReadError) -> [GaitEvent] {
    var events: [GaitEvent] = []
    for entry in entries.entries where entry.key == "event" {
      let parts = entry.value.split(separator: ";", omittingEmptySubsequences: false)
        .map(\.trimmed)
      guard parts.count == 4, let time = Double(parts[2]), time.isFinite,
        parts[1] == "none" || Side(rawValue: parts[1]) != nil
      else { throw fault(entry, "an event such as initial contact;left;1.25;file", text) }
      events.append(
        GaitEvent(kind(parts[0]), side: Side(rawValue: parts[1]), time: time, source: parts[3]))
    }
    return events.sorted { $0.time < $1.time }
  }

  private func kind(_ label: String) -> GaitEvent.Kind {
    switch label {
    case GaitEvent.Kind.initialContact.label: .initialContact
    case GaitEvent.Kind.footOff.label: .footOff
    default: .other(label.hasPrefix("other:") ? String(label.dropFirst(6)) : label)
    }
  }

  func measures(_ text: TextFile) throws(ReadError) -> SubjectMeasures {
    var measures = SubjectMeasures()
    for entry in entries.entries where entry.key.hasPrefix("measure.") {
      let name = entry.key.dropFirst(8)
      guard let measure = SubjectMeasure.all.first(where: { $0.name == name }) else {
        throw fault(entry, "a measure that marey knows before this value", text)
      }
      guard let value = Double(entry.value), measure.plausible.contains(value) else {
        throw fault(entry, "\(measure.words) (\(measure.name))", text)
      }
      measures.set(measure, value, from: "CSV header")
    }
    return measures
  }

  /// A plate of which only the metadata is known yet.
  func plate(_ number: Int) -> ForcePlate {
    let key = "plate.\(number)"
    let kind: ForcePlate.Kind =
      switch entries[key]?.value {
      case "plate axes": .plateAxes
      case "laboratory axes": .laboratoryAxes
      case let text?:
        Int(text.replacing("c3d type ", with: "")).map { .c3d(type: $0) } ?? .plateAxes
      case nil: .plateAxes
      }
    let corners = vectors(key + ".corners_m")
    return ForcePlate(
      label: entries[key + ".label"]?.value ?? "\(number)", kind: kind,
      corners: corners.count == 4 ? corners : [], origin: vectors(key + ".origin_m").first ?? .zero,
      calibration: numbers(key + ".calibration"), zeroRange: zeroRange(key + ".zero_frames"),
      channels: [])
  }

  private func numbers(_ key: String) -> [[Double]]? {
    entries[key].map { entry in
      entry.value.split(separator: ";").map { row in
        row.split(separator: " ").map { Double($0) ?? .nan }
      }
    }
  }

  private func vectors(_ key: String) -> [Vector3] {
    (numbers(key) ?? []).filter { $0.count == 3 }.map { Vector3($0[0], $0[1], $0[2]) }
  }

  private func zeroRange(_ key: String) -> ClosedRange<Int>? {
    let ends = (entries[key]?.value ?? "").split(separator: " ").compactMap { Int($0) }
    return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
  }

  private func fault(
    _ entry: CSVMetadata.Entry, _ expected: String, _ text: TextFile
  ) -> ReadError {
    text.error(
      line: entry.line, column: entry.column,
      problem: "expected \(expected) for \(entry.key), found \(TextFile.quoted(entry.value))",
      remedy: "correct the line or remove it")
  }
}
