import HDF5
import Motion

extension HDF5RecordingReader {
  mutating func trajectories() throws -> [Trajectory] {
    var units: Set<Unit> = []
    let found = try names(in: HDF5Layout.markers).map { name in
      let path = HDF5Layout.markers + "/" + name
      let (values, shape) = try numbers(path)
      guard shape.count == 2, shape[1] == 3 else {
        throw error(
          path, "expected frames x 3, found \(Self.words(shape))",
          "write x, y and z of each frame as a row of three")
      }
      let unit = try lengthUnit(path)
      units.insert(unit)
      let columns = Self.columns(values, width: 3, factor: unit.siFactor)
      return Trajectory(
        label: HDF5Label.label(of: name), prefix: try text("prefix", of: path), x: columns[0],
        y: columns[1], z: columns[2])
    }
    lengthUnit = units.count == 1 ? units.first : nil
    return found
  }

  func modelOutputs(frameCount: Int) throws -> [ModelOutput] {
    try names(in: HDF5Layout.modelOutputs).map { name in
      let path = HDF5Layout.modelOutputs + "/" + name
      let (values, shape) = try numbers(path)
      guard shape.count == 2, shape[0] == frameCount, shape[1] <= 1024 else {
        throw error(
          path, "expected \(frameCount) frames x at most 1024 columns, found \(Self.words(shape))",
          "write one row a frame")
      }
      let unit = try text("unit", of: path).flatMap { $0.isEmpty ? nil : Unit(symbol: $0) }
      let kind = try text("kind", of: path)
      guard let kind = kind.map(ModelOutput.Kind.init(rawValue:)) ?? .other else {
        throw error(
          path,
          "expected kind to be angle, force, moment, power, point or other, found "
            + "\"\(kind?.prefix(40) ?? "")\"", "correct the attribute kind")
      }
      return ModelOutput(
        label: HDF5Label.label(of: name), kind: kind, unit: unit,
        columns: Self.columns(values, width: shape[1]))
    }
  }

  /// The unit of a dataset of lengths.
  func lengthUnit(_ path: String) throws -> Unit {
    guard let attribute = try container.attribute("unit", of: path) else {
      throw error(
        path, "expected attribute unit (m, mm, cm), found none", "add the attribute unit = \"m\"")
    }
    switch attribute.text.flatMap({ Unit(symbol: $0) }) {
    case let unit? where unit.si == .metre: return unit
    default:
      throw error(
        path, "expected unit to be m, mm or cm, found \(attribute.words)",
        "correct the attribute unit. " + HDF5Remedy.fixedText)
    }
  }
}
