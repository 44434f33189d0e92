import HDF5
import Motion

/// The markers that a group holds one by one: three components by frames each, or four with a one or
/// a time beside them; or x, y and z apart, in groups (`LASI/x`) or by name (`LASI_x`).
struct HDF5MarkerGroup {
  private enum Source {
    /// The axis of the components is `nil` for a square.
    case matrix(String, axis: Int?)
    case components([String])
  }

  private struct Member {
    var name: String
    var frames: Int
    var source: Source
  }

  let path: String
  /// Frames that most of its members have.
  let frames: Int
  /// What has another number of frames, or cannot be told to be a marker.
  private(set) var left: [String]
  private let members: [Member]
  /// Numbers of frames that equally many members have; one, unless nothing tells which counts.
  private let usual: [Int]
  private let arrays: HDF5Arrays

  /// Markers, results of a model not counted.
  var count: Int { members.count { ModelOutputName.kind(of: $0.name) == nil } }

  /// Names of the members, in the file's order.
  var names: [String] { members.map(\.name) }

  /// - Returns: Nothing where the path is no group, or none with anything like a marker.
  init?(at path: String, _ arrays: HDF5Arrays) throws {
    let children = try arrays.numericChildren(of: path)
    var found = Self.matrices(children, of: 3, in: path)
    if found.isEmpty { found = try Self.groups(in: path, arrays) }
    if found.isEmpty { found = Self.columns(children, in: path) }
    if found.isEmpty { found = Self.matrices(children, of: 4, in: path) }
    guard !found.isEmpty else { return nil }
    // Forces in between have the rate of their plates.
    let counted = found.filter { ModelOutputName.kind(of: $0.name) == nil }
    var counts: [Int: Int] = [:]
    for member in counted.isEmpty ? found : counted { counts[member.frames, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    usual = counts.filter { $0.value == most }.keys.sorted()
    self.path = path
    self.arrays = arrays
    let frames = usual.first ?? 0
    self.frames = frames
    members = found.filter { $0.frames == frames }
    left = found.filter { $0.frames != frames }.map(\.name)
  }

  private static func matrices(
    _ children: [(name: String, shape: [Int])], of components: Int, in path: String
  ) -> [Member] {
    children.compactMap { child in
      guard child.shape.count == 2, child.shape.contains(components),
        (child.shape.max() ?? 0) > (components == 3 ? 1 : components)
      else { return nil }
      let frames = child.shape[0] == components ? child.shape[1] : child.shape[0]
      return Member(
        name: child.name, frames: frames,
        source: .matrix(
          HDF5Arrays.path(path, child.name),
          axis: child.shape[0] == child.shape[1] ? nil : child.shape[0] == components ? 0 : 1))
    }
  }

  private static func groups(in path: String, _ arrays: HDF5Arrays) throws -> [Member] {
    guard try arrays.container.kind(of: path) == .group else { return [] }
    return try arrays.container.childrenInOrder(of: path).prefix(mostGroups).compactMap { name in
      let group = HDF5Arrays.path(path, name)
      guard !name.hasPrefix("#"), try arrays.container.kind(of: group) == .group else { return nil }
      let children = try arrays.numericChildren(of: group)
      let axes = ["x", "y", "z"].map { axis in
        children.first { $0.name.lowercased() == axis && isVector($0.shape) }
      }
      guard let x = axes[0], let y = axes[1], let z = axes[2] else { return nil }
      let frames = x.shape.reduce(1, *)
      guard [y, z].allSatisfy({ $0.shape.reduce(1, *) == frames }) else { return nil }
      return Member(
        name: name, frames: frames,
        source: .components([x, y, z].map { HDF5Arrays.path(group, $0.name) }))
    }
  }

  private static func columns(
    _ children: [(name: String, shape: [Int])], in path: String
  ) -> [Member] {
    var axes: [String: [Int: (name: String, frames: Int)]] = [:]
    var order: [String] = []
    for child in children where isVector(child.shape) {
      guard case .marker(let label, let axis) = WideCSVColumn(child.name, isAnalog: false).role
      else { continue }
      if axes[label] == nil { order.append(label) }
      axes[label, default: [:]][axis] = (child.name, child.shape.reduce(1, *))
    }
    return order.compactMap { label in
      guard let found = axes[label], let x = found[0], let y = found[1], let z = found[2],
        x.frames == y.frames, y.frames == z.frames
      else { return nil }
      return Member(
        name: label, frames: x.frames,
        source: .components([x, y, z].map { HDF5Arrays.path(path, $0.name) }))
    }
  }

  private static func isVector(_ shape: [Int]) -> Bool {
    shape.count { $0 != 1 } == 1 && shape.reduce(1, *) > 2
  }

  private static let mostGroups = 1000

  /// The markers in the file's unit, and the times of the frames where they stand beside them, in the
  /// file's unit too.
  mutating func read() throws -> (markers: [Trajectory], times: [Double]?) {
    guard usual.count == 1 else {
      throw arrays.error(
        path,
        "expected markers of one number of frames, found as many of "
          + usual.prefix(4).map(String.init).joined(separator: " as of "),
        "leave in the group only what belongs to the trial")
    }
    // A square is as its neighbours are.
    let neighbours = members.lazy.compactMap { member -> Int? in
      guard case .matrix(_, let axis) = member.source else { return nil }
      return axis
    }.first
    var markers: [Trajectory] = []
    var times: [Double]?
    for member in members {
      let columns: [[Double]]
      switch member.source {
      case .components(let paths):
        columns = try paths.map { try arrays.container.numbers(at: $0).values }
      case .matrix(let path, let axis):
        let (values, shape) = try arrays.container.numbers(at: path)
        let component = axis ?? neighbours ?? 1
        let all = (0..<shape[component]).map { HDF5Arrays.slice(values, shape, [component: $0]) }
        guard let three = Self.positions(all) else {
          left.append(member.name)
          continue
        }
        if three.first == 1, times == nil { times = all[0] }
        columns = Array(all[three])
      }
      markers.append(HDF5Arrays.trajectory(member.name, columns))
    }
    return (markers, times)
  }

  /// Which of the columns are x, y and z: all three, those before a column of ones, or those behind
  /// one of even times.
  private static func positions(_ columns: [[Double]]) -> Range<Int>? {
    guard columns.count == 4 else { return 0..<3 }
    if columns[3].allSatisfy({ $0 == 1 || $0.isNaN }) { return 0..<3 }
    return TimeAxis(columns[0]).firstUnevenRow == nil ? 1..<4 : nil
  }
}
