import Geometry
import HDF5
import Motion

/// Reads a recording out of the layout that `HDF5Recording` describes.
struct HDF5RecordingReader {
  let container: HDF5File
  let file: String
  private var notices: [Notice] = []

  init(container: HDF5File, file: String) {
    self.container = container
    self.file = file
  }

  mutating func recording(name: String) throws -> Recording {
    try checkVersion()
    let trajectories = try trajectories()
    let frameCount = try frameCount(trajectories)
    let outputs = try modelOutputs(frameCount: frameCount)
    let analog = try channels(in: HDF5Layout.analog)
    let plates = try plates()
    let events = try events()
    let measures = try measures()
    let kept = try storedNotices()
    return Recording(
      name: name, format: HDF5Recording.name,
      frameRate: try frameRate(hasFrames: frameCount > 0), frameCount: frameCount,
      firstFrame: try integer("first_frame", of: "/") ?? 1, up: try axis("up_axis"),
      forward: try axis("forward_axis"), trajectories: trajectories, modelOutputs: outputs,
      analog: analog, plates: plates, events: events, measures: measures,
      prefixes: try prefixes(), notices: kept + notices)
  }

  // MARK: - The root

  private func checkVersion() throws {
    guard let version = try integer("version", of: "/") else {
      throw error("/", "expected attribute version, found none", Remedy.convert)
    }
    guard version == HDF5Layout.version else {
      throw error(
        "/", "expected layout version \(HDF5Layout.version), found \(version)",
        "use the release of marey that wrote the file, or a later one")
    }
  }

  private func frameRate(hasFrames: Bool) throws -> Double {
    guard let attribute = try container.attribute("rate_hz", of: "/") else {
      if !hasFrames { return 0 }
      throw error(
        "/", "expected attribute rate_hz, frames a second, found none", "add the attribute rate_hz")
    }
    guard let rate = attribute.number, rate.isFinite, rate >= 0, rate > 0 || !hasFrames else {
      throw error(
        "/", "expected rate_hz, frames a second, above 0, found \(attribute.words)",
        "correct the attribute rate_hz")
    }
    return rate
  }

  /// The number of frames, which every marker has.
  private func frameCount(_ trajectories: [Trajectory]) throws -> Int {
    let declared = try integer("frame_count", of: "/")
    if let declared, !(0...Self.mostFrames).contains(declared) {
      throw error(
        "/", "expected frame_count from 0 to \(Self.mostFrames), found \(declared)",
        "correct the attribute frame_count")
    }
    guard let count = declared ?? trajectories.first?.count else { return 0 }
    let names = trajectories.isEmpty ? [] : try container.childrenInOrder(of: HDF5Layout.markers)
    for (trajectory, name) in zip(trajectories, names) where trajectory.count != count {
      throw error(
        HDF5Layout.markers + "/" + name,
        "expected \(count) frames as \(declared == nil ? "the first marker has" : "frame_count says")"
          + ", found \(trajectory.count)",
        "write every marker with the same frames, NaN where it was not seen")
    }
    return count
  }

  /// Eleven days at 1000 Hz; more is a damaged number.
  private static let mostFrames = 1_000_000_000

  private func axis(_ name: String) throws -> Axis? {
    guard let attribute = try container.attribute(name, of: "/") else { return nil }
    guard let text = attribute.text, let axis = Axis(named: text) else {
      throw error(
        "/", "expected \(name) to be one of +X, -X, +Y, -Y, +Z, -Z, found \(attribute.words)",
        "correct the attribute \(name), or leave it out. " + Remedy.fixedText)
    }
    return axis
  }

  private func prefixes() throws -> [String] {
    guard let attribute = try container.attribute("prefixes", of: "/") else { return [] }
    guard case .texts(let texts, _) = attribute else {
      throw error(
        "/", "expected prefixes to be texts, found \(attribute.words)", Remedy.fixedText)
    }
    return texts
  }

  // MARK: - Markers and model outputs

  private func trajectories() throws -> [Trajectory] {
    try names(in: HDF5Layout.markers).map { name in
      let path = HDF5Layout.markers + "/" + name
      let (values, shape) = try numbers(path)
      guard shape.count == 2, shape[1] == 3 else {
        throw error(
          path, "expected frames x 3, found \(Self.words(shape))",
          "write x, y and z of each frame as a row of three")
      }
      let factor = try lengthFactor(path)
      var columns = Self.columns(values, width: 3)
      if factor != 1 { columns = columns.map { $0.map { $0 * factor } } }
      return Trajectory(
        label: HDF5Label.label(of: name), prefix: try text("prefix", of: path), x: columns[0],
        y: columns[1], z: columns[2])
    }
  }

  private func modelOutputs(frameCount: Int) throws -> [ModelOutput] {
    try names(in: HDF5Layout.modelOutputs).map { name in
      let path = HDF5Layout.modelOutputs + "/" + name
      let (values, shape) = try numbers(path)
      guard shape.count == 2, shape[0] == frameCount else {
        throw error(
          path, "expected \(frameCount) frames x columns, found \(Self.words(shape))",
          "write one row a frame")
      }
      let unit = try text("unit", of: path).flatMap { $0.isEmpty ? nil : Unit(symbol: $0) }
      let kind = try text("kind", of: path)
      guard let kind = kind.map(ModelOutput.Kind.init(rawValue:)) ?? .other else {
        throw error(
          path, "expected kind to be angle, force, moment, power, point or other, found "
            + "\"\(kind?.prefix(40) ?? "")\"", "correct the attribute kind")
      }
      return ModelOutput(
        label: HDF5Label.label(of: name), kind: kind, unit: unit,
        columns: Self.columns(values, width: shape[1]))
    }
  }

  /// What metres there are to one of a dataset's units.
  private func lengthFactor(_ path: String) throws -> Double {
    guard let attribute = try container.attribute("unit", of: path) else {
      throw error(
        path, "expected attribute unit (m, mm, cm), found none", "add the attribute unit = \"m\"")
    }
    switch attribute.text.flatMap({ Unit(symbol: $0) }) {
    case .metre: return Unit.metre.siFactor
    case .millimetre: return Unit.millimetre.siFactor
    case .centimetre: return Unit.centimetre.siFactor
    default:
      throw error(
        path, "expected unit to be m, mm or cm, found \(attribute.words)",
        "correct the attribute unit. " + Remedy.fixedText)
    }
  }

  // MARK: - Analog signals and force plates

  private mutating func channels(
    in group: String, rate groupRate: Double? = nil
  ) throws -> [AnalogChannel] {
    var channels: [AnalogChannel] = []
    for name in try names(in: group) {
      let path = group + "/" + name
      let (values, shape) = try numbers(path)
      guard shape.count == 1 else {
        throw error(
          path, "expected one row of samples, found \(Self.words(shape))",
          "write each channel as a dataset of its own")
      }
      guard let attribute = try container.attribute("unit", of: path) else {
        throw error(
          path, "expected attribute unit, found none",
          "add the attribute unit (V, N, N.m), or \"\" where it is not known")
      }
      guard let written = attribute.text else {
        throw error(path, "expected unit to be a text, found \(attribute.words)", Remedy.fixedText)
      }
      let unit = Unit(symbol: written)
      if unit == nil, !written.isEmpty {
        notices.append(
          Notice(.file, "\(path): the unit \"\(written.prefix(20))\" is not known; left without"))
      }
      let rate = try container.attribute("rate_hz", of: path)?.number ?? groupRate
      guard let rate, rate.isFinite, rate > 0 || values.isEmpty else {
        throw error(
          path, "expected attribute rate_hz, samples a second, above 0, found "
            + (rate.map { "\($0)" } ?? "none"), "add the attribute rate_hz")
      }
      let factor = unit?.siFactor ?? 1
      channels.append(
        AnalogChannel(
          label: HDF5Label.label(of: name), unit: unit?.coherent, rate: rate,
          samples: factor == 1 ? values : values.map { $0 * factor }))
    }
    return channels
  }

  private mutating func plates() throws -> [ForcePlate] {
    var names = try names(in: HDF5Layout.plates)
    let numbers = names.map { Int($0) ?? .max }
    if Set(numbers).count == names.count {
      names = zip(numbers, names).sorted { $0.0 < $1.0 }.map(\.1)
    }
    var plates: [ForcePlate] = []
    for name in names {
      let path = HDF5Layout.plates + "/" + name
      guard try container.kind(of: path) == .group else {
        throw error(path, "expected a group for a force plate", Remedy.convert)
      }
      let rate = try container.attribute("rate_hz", of: path)?.number
      plates.append(
        ForcePlate(
          label: try text("label", of: path) ?? HDF5Label.label(of: name),
          kind: try plateKind(path), corners: try corners(path), origin: try origin(path),
          calibration: try calibration(path), zeroRange: try zeroRange(path),
          channels: try channels(in: path + "/channels", rate: rate)))
    }
    return plates
  }

  private func plateKind(_ path: String) throws -> ForcePlate.Kind {
    switch try text("kind", of: path) {
    case "plate axes": return .plateAxes
    case "laboratory axes": return .laboratoryAxes
    case "c3d":
      guard let type = try integer("type", of: path) else {
        throw error(
          path, "expected attribute type, the C3D type of the plate, found none",
          "add the attribute type")
      }
      return .c3d(type: type)
    case let other:
      throw error(
        path, "expected kind to be c3d, plate axes or laboratory axes, found "
          + (other.map { "\"\($0.prefix(40))\"" } ?? "none"), "add the attribute kind")
    }
  }

  private func corners(_ plate: String) throws -> [Vector3] {
    let path = plate + "/corners"
    guard try container.kind(of: path) != nil else { return [] }
    let (values, shape) = try numbers(path)
    guard shape == [4, 3] else {
      throw error(
        path, "expected 4 x 3, found \(Self.words(shape))", "write the four corners as rows")
    }
    let factor = try lengthFactor(path)
    return (0..<4).map { row in
      Vector3(
        values[row * 3] * factor, values[row * 3 + 1] * factor, values[row * 3 + 2] * factor)
    }
  }

  private func origin(_ plate: String) throws -> Vector3 {
    let path = plate + "/origin"
    guard try container.kind(of: path) != nil else { return .zero }
    let (values, shape) = try numbers(path)
    guard shape == [3] else {
      throw error(path, "expected 3 numbers, found \(Self.words(shape))", "write x, y and z")
    }
    let factor = try lengthFactor(path)
    return Vector3(values[0] * factor, values[1] * factor, values[2] * factor)
  }

  private func calibration(_ plate: String) throws -> [[Double]]? {
    let path = plate + "/calibration"
    guard try container.kind(of: path) != nil else { return nil }
    let (values, shape) = try numbers(path)
    guard shape.count == 2, shape[0] <= 12, shape[1] <= 12 else {
      throw error(
        path, "expected a matrix of at most 12 x 12, found \(Self.words(shape))",
        "write the calibration matrix row by row")
    }
    return (0..<shape[0]).map { row in Array(values[row * shape[1]..<(row + 1) * shape[1]]) }
  }

  private func zeroRange(_ plate: String) throws -> ClosedRange<Int>? {
    guard let attribute = try container.attribute("zero_range", of: plate) else { return nil }
    guard case .numbers(let values, _) = attribute, values.count == 2,
      let first = Int(exactly: values[0]), let last = Int(exactly: values[1]), first <= last
    else {
      throw error(
        plate, "expected zero_range to be a first and a last frame, found \(attribute.words)",
        "correct the attribute zero_range, or leave it out")
    }
    return first...last
  }

  // MARK: - Events, subject, notices

  private func events() throws -> [GaitEvent] {
    let group = HDF5Layout.events
    guard try container.kind(of: group) != nil else { return [] }
    let (times, _) = try numbers(group + "/time")
    let labels = try texts(group + "/label", count: times.count)
    let sides = try texts(group + "/side", count: times.count)
    let sources = try texts(group + "/source", count: times.count)
    return try times.indices.map { index in
      guard times[index].isFinite else {
        throw error(
          group + "/time", "expected seconds, found \(times[index]) as event \(index + 1)",
          "leave out events without a time")
      }
      let side = Side(rawValue: sides[index])
      guard side != nil || sides[index] == "none" else {
        throw error(
          group + "/side", "expected left, right or none, found \"\(sides[index].prefix(40))\"",
          "correct event \(index + 1)")
      }
      return GaitEvent(
        Self.kind(labels[index]), side: side, time: times[index], source: sources[index])
    }
  }

  private static func kind(_ label: String) -> GaitEvent.Kind {
    switch label {
    case GaitEvent.Kind.initialContact.label: return .initialContact
    case GaitEvent.Kind.footOff.label: return .footOff
    default:
      let prefix = GaitEvent.Kind.other("").label
      return .other(label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label)
    }
  }

  private func measures() throws -> SubjectMeasures {
    var measures = SubjectMeasures()
    guard try container.kind(of: HDF5Layout.subject) != nil else { return measures }
    for measure in SubjectMeasure.all {
      let name = measure.name
      guard let attribute = try container.attribute(name, of: HDF5Layout.subject) else { continue }
      guard let value = attribute.number, value.isFinite else {
        throw error(
          HDF5Layout.subject, "expected \(name) to be a number, found \(attribute.words)",
          "correct the attribute \(name), or leave it out")
      }
      let source = try text(name + "_source", of: HDF5Layout.subject)
      measures.set(measure, value, from: source ?? "marey HDF5 /subject")
    }
    return measures
  }

  private func storedNotices() throws -> [Notice] {
    let group = HDF5Layout.notices
    guard try container.kind(of: group) != nil else { return [] }
    let texts = try container.texts(at: group + "/text").texts
    let topics = try self.texts(group + "/topic", count: texts.count)
    let trials = try self.texts(group + "/trial", count: texts.count)
    return texts.indices.map { index in
      Notice(
        Notice.Topic(rawValue: topics[index]) ?? .file,
        trial: trials[index].isEmpty ? nil : trials[index], texts[index])
    }
  }

  // MARK: - Pieces

  private func names(in group: String) throws -> [String] {
    try container.kind(of: group) == nil ? [] : try container.childrenInOrder(of: group)
  }

  private func numbers(_ path: String) throws -> (values: [Double], shape: [Int]) {
    guard try container.kind(of: path) == .dataset else {
      throw error(path, "expected a dataset of numbers, found none", Remedy.convert)
    }
    return try container.numbers(at: path)
  }

  private func texts(_ path: String, count: Int) throws -> [String] {
    guard try container.kind(of: path) == .dataset else {
      throw error(path, "expected a dataset of \(count) texts, found none", Remedy.convert)
    }
    guard case .text = try container.dataset(at: path).datatype else {
      throw error(
        path, "expected texts of fixed length, found "
          + (try container.dataset(at: path).datatype.words), Remedy.fixedText)
    }
    let texts = try container.texts(at: path).texts
    guard texts.count == count else {
      throw error(
        path, "expected \(count) texts as its siblings have, found \(texts.count)", Remedy.convert)
    }
    return texts
  }

  private func text(_ name: String, of path: String) throws -> String? {
    guard let attribute = try container.attribute(name, of: path) else { return nil }
    guard let text = attribute.text else {
      throw error(
        path, "expected \(name) to be a text, found \(attribute.words)", Remedy.fixedText)
    }
    return text
  }

  private func integer(_ name: String, of path: String) throws -> Int? {
    guard let attribute = try container.attribute(name, of: path) else { return nil }
    guard let integer = attribute.integer else {
      throw error(
        path, "expected \(name) to be a whole number, found \(attribute.words)",
        "correct the attribute \(name)")
    }
    return integer
  }

  private func error(_ path: String, _ problem: String, _ remedy: String) -> ReadError {
    ReadError(file: file, place: .object(path), problem: problem, remedy: remedy)
  }

  private static func words(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single value" : shape.map(String.init).joined(separator: " x ")
  }

  private static func columns(_ values: [Double], width: Int) -> [[Double]] {
    guard width > 0 else { return [] }
    return (0..<width).map { column in
      stride(from: column, to: values.count, by: width).map { values[$0] }
    }
  }
}

/// Remedies that several refusals share.
private enum Remedy {
  static let convert = "write the recording again with `marey convert`"
  static let fixedText = "write texts with a fixed length; in h5py, numpy.bytes_(\"m\")"
}

extension Unit {
  /// The SI unit of the same kind, in which numbers are kept.
  fileprivate var coherent: Unit {
    switch self {
    case .centimetre, .millimetre: .metre
    case .degree: .radian
    case .millisecond: .second
    case .newtonMillimetre: .newtonMetre
    case .newtonMillimetrePerKilogram: .newtonMetrePerKilogram
    case .millivolt, .microvolt: .volt
    case .percent: .ratio
    case .perMinute: .hertz
    default: self
    }
  }
}
