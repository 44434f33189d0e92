import HDF5
import Motion

/// A variable of a netCDF-4 file with its dimensions, and its values as the CF conventions unpack them.
struct NetCDFVariable {
  /// What an axis of a variable runs over.
  enum Axis: Equatable {
    case components([String])
    case channels([String])
    case time(path: String?)
  }

  let path: String
  let shape: [Int]
  let axes: [Axis]
  /// The unit as the file writes it, or `nil`.
  let unit: String?

  var labels: [String] {
    axes.lazy.compactMap { if case .channels(let names) = $0 { names } else { nil } }.first ?? []
  }
  var timePath: String? {
    axes.lazy.compactMap { if case .time(let path) = $0 { path } else { nil } }.first
  }
  /// Whether it is an array of positions by its axes alone.
  var isCube: Bool { components != nil && !labels.isEmpty && axes.count == 3 }
  var isTable: Bool { components == nil && !labels.isEmpty && axes.count == 2 }
  private var components: [String]? {
    axes.lazy.compactMap { if case .components(let names) = $0 { names } else { nil } }.first
  }

  /// - Returns: Nothing for a scale, or for a variable whose axes are not told.
  init?(at path: String, _ arrays: HDF5Arrays) throws {
    let container = arrays.container
    guard try container.kind(of: path) == .dataset else { return nil }
    let about = try container.dataset(at: path)
    guard about.datatype.isNumeric, (2...4).contains(about.shape.count),
      try container.attribute("CLASS", of: path)?.text != "DIMENSION_SCALE",
      let scales = try container.dimensionScales(of: path)?.map(Optional.some)
        ?? Self.scales(about.shape, path, arrays)
    else { return nil }
    var axes: [Axis] = []
    for (scale, length) in zip(scales, about.shape) {
      axes.append(try Self.axis(scale, length, arrays))
    }
    // An axis of one, such as the only person, says nothing.
    let kept = axes.indices.filter { about.shape[$0] > 1 || axes.count <= 2 }
    self.path = path
    shape = kept.map { about.shape[$0] }
    self.axes = kept.map { axes[$0] }
    unit =
      try container.attribute("units", of: path)?.text
      ?? container.attribute("unit", of: path)?.text
    func count(_ matches: (Axis) -> Bool) -> Int { self.axes.count(where: matches) }
    guard count({ if case .time = $0 { true } else { false } }) == 1,
      count({ if case .channels = $0 { true } else { false } }) == 1,
      count({ if case .components = $0 { true } else { false } }) <= 1
    else { return nil }
  }

  /// The scales by their usual names and their lengths, where the variable does not name its own.
  private static func scales(
    _ shape: [Int], _ path: String, _ arrays: HDF5Arrays
  ) throws -> [String?]? {
    let group = MATLABLayout.above(path)[1]
    let usual = ["axis", "channel", "time"].map { HDF5Arrays.path(group, $0) }
    var lengths: [(path: String, count: Int)] = []
    for scale in usual where try arrays.container.kind(of: scale) == .dataset {
      lengths.append((scale, try arrays.container.dataset(at: scale).count))
    }
    var scales: [String?] = []
    for length in shape {
      let fitting = lengths.filter { $0.count == length }
      guard fitting.count <= 1 else { return nil }
      scales.append(fitting.first?.path)
    }
    return Set(scales).count == scales.count ? scales : nil
  }

  private static func axis(_ scale: String?, _ length: Int, _ arrays: HDF5Arrays) throws -> Axis {
    guard let scale else { return .time(path: nil) }
    let name = (scale.split(separator: "/").last ?? "").lowercased()
    let about = try arrays.container.dataset(at: scale)
    let isText =
      switch about.datatype {
      case .text, .variableText: true
      default: false
      }
    if isText, about.count == length {
      let texts = try arrays.texts(at: scale)
      let isAxes =
        Set(texts.map { $0.lowercased() }).isSuperset(of: ["x", "y", "z"]) && length <= 4
      return isAxes ? .components(texts) : .channels(texts)
    }
    let isPlain = ["axis", "axes", "space", "component", "components", "xyz", "coord", "dim"]
      .contains(name)
    if isPlain, length == 3 || length == 4 { return .components(["x", "y", "z", "1"]) }
    return .time(path: scale)
  }

  /// The values: the fill value as NaN, packed numbers unpacked.
  private func values(_ arrays: HDF5Arrays) throws -> [Double] {
    let container = arrays.container
    var values = try container.numbers(at: path).values
    let fills = try ["_FillValue", "missing_value"].compactMap { name -> Double? in
      guard let number = try container.attribute(name, of: path)?.number, !number.isNaN else {
        return nil
      }
      return number
    }
    let scale = try container.attribute("scale_factor", of: path)?.number ?? 1
    let offset = try container.attribute("add_offset", of: path)?.number ?? 0
    guard !fills.isEmpty || scale != 1 || offset != 0 else { return values }
    for index in values.indices {
      let value = values[index]
      values[index] = fills.contains(value) ? .nan : value * scale + offset
    }
    return values
  }

  /// The markers, in the file's unit.
  func markers(_ arrays: HDF5Arrays) throws -> [Trajectory] {
    let names = (components ?? []).map { $0.lowercased() }
    guard
      let component = axes.firstIndex(where: { if case .components = $0 { true } else { false } }),
      let marker = axes.firstIndex(of: .channels(labels)), let x = names.firstIndex(of: "x"),
      let y = names.firstIndex(of: "y"), let z = names.firstIndex(of: "z")
    else { return [] }
    let values = try values(arrays)
    return labels.enumerated().map { index, label in
      HDF5Arrays.trajectory(
        label,
        [x, y, z].map { HDF5Arrays.slice(values, shape, [component: $0, marker: index]) })
    }
  }

  /// The signals, in the file's unit.
  func signals(_ arrays: HDF5Arrays) throws -> [HDF5Arrays.Signal] {
    guard let channel = axes.firstIndex(of: .channels(labels)) else { return [] }
    let values = try values(arrays)
    return labels.enumerated().map { index, label in
      HDF5Arrays.Signal(label: label, samples: HDF5Arrays.slice(values, shape, [channel: index]))
    }
  }
}
