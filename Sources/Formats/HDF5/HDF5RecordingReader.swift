import Geometry
import HDF5
import Motion

/// Reads a recording out of the layout that `HDF5Recording` describes.
struct HDF5RecordingReader {
  let container: HDF5File
  let file: String
  var notices: [Notice] = []
  /// The unit that all markers were in, or `nil` where they had several or there were none.
  var lengthUnit: Unit?

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
      prefixes: try prefixes(), notices: kept + notices, startTime: try startTime(),
      lengthUnit: lengthUnit)
  }

  private func checkVersion() throws {
    guard let version = try integer("version", of: "/") else {
      throw error("/", "expected attribute version, found none", HDF5Remedy.convert)
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
        "correct the attribute \(name), or leave it out. " + HDF5Remedy.fixedText)
    }
    return axis
  }

  private func startTime() throws -> Double? {
    guard let attribute = try container.attribute("start_time_s", of: "/") else { return nil }
    guard let time = attribute.number, time.isFinite else {
      throw error(
        "/", "expected start_time_s to be seconds, found \(attribute.words)",
        "correct the attribute start_time_s, or leave it out")
    }
    return time
  }

  private func prefixes() throws -> [String] {
    guard let attribute = try container.attribute("prefixes", of: "/") else { return [] }
    guard case .texts(let texts, _) = attribute else {
      throw error(
        "/", "expected prefixes to be texts, found \(attribute.words)", HDF5Remedy.fixedText)
    }
    return texts
  }

  func names(in group: String) throws -> [String] {
    try container.kind(of: group) == nil ? [] : try container.childrenInOrder(of: group)
  }

  func numbers(_ path: String) throws -> (values: [Double], shape: [Int]) {
    guard try container.kind(of: path) == .dataset else {
      throw error(path, "expected a dataset of numbers, found none", HDF5Remedy.convert)
    }
    return try container.numbers(at: path)
  }

  func texts(_ path: String, count: Int) throws -> [String] {
    guard try container.kind(of: path) == .dataset else {
      throw error(path, "expected a dataset of \(count) texts, found none", HDF5Remedy.convert)
    }
    guard case .text = try container.dataset(at: path).datatype else {
      throw error(
        path,
        "expected texts of fixed length, found "
          + (try container.dataset(at: path).datatype.words), HDF5Remedy.fixedText)
    }
    let texts = try container.texts(at: path).texts
    guard texts.count == count else {
      throw error(
        path, "expected \(count) texts as its siblings have, found \(texts.count)",
        HDF5Remedy.convert)
    }
    return texts
  }

  func text(_ name: String, of path: String) throws -> String? {
    guard let attribute = try container.attribute(name, of: path) else { return nil }
    guard let text = attribute.text else {
      throw error(
        path, "expected \(name) to be a text, found \(attribute.words)", HDF5Remedy.fixedText)
    }
    return text
  }

  func integer(_ name: String, of path: String) throws -> Int? {
    guard let attribute = try container.attribute(name, of: path) else { return nil }
    guard let integer = attribute.integer else {
      throw error(
        path, "expected \(name) to be a whole number, found \(attribute.words)",
        "correct the attribute \(name)")
    }
    return integer
  }

  func error(_ path: String, _ problem: String, _ remedy: String) -> ReadError {
    ReadError(file: file, place: .object(path), problem: problem, remedy: remedy)
  }

  static func words(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single value" : shape.map(String.init).joined(separator: " x ")
  }

  /// Each column of a table that is stored row by row, times a factor.
  static func columns(_ values: [Double], width: Int, factor: Double = 1) -> [[Double]] {
    guard width > 0 else { return [] }
    let count = values.count / width
    return (0..<width).map { column in
      [Double](unsafeUninitializedCapacity: count) { buffer, filled in
        for row in 0..<count { buffer[row] = values[row * width + column] * factor }
        filled = count
      }
    }
  }
}

/// Remedies that several refusals share.
enum HDF5Remedy {
  static let convert = "write the recording again with `marey convert`"
  static let fixedText = "write texts with a fixed length; in h5py, numpy.bytes_(\"m\")"
}
