import Geometry
import HDF5
import Motion

extension HDF5RecordingReader {
  mutating func channels(
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
        throw error(
          path, "expected unit to be a text, found \(attribute.words)", HDF5Remedy.fixedText)
      }
      let unit = Unit(symbol: written)
      if unit == nil, !written.isEmpty {
        notices.append(
          Notice(.file, "\(path): the unit \"\(written.prefix(20))\" is not known; left without"))
      }
      let rate = try container.attribute("rate_hz", of: path)?.number ?? groupRate
      guard let rate, rate.isFinite, rate > 0 || values.isEmpty else {
        throw error(
          path,
          "expected attribute rate_hz, samples a second, above 0, found "
            + (rate.map { "\($0)" } ?? "none"), "add the attribute rate_hz")
      }
      let factor = unit?.siFactor ?? 1
      channels.append(
        AnalogChannel(
          label: HDF5Label.label(of: name), unit: unit?.si, rate: rate,
          samples: factor == 1 ? values : values.map { $0 * factor }))
    }
    return channels
  }

  mutating func plates() throws -> [ForcePlate] {
    var names = try names(in: HDF5Layout.plates)
    let numbers = names.map { Int($0) ?? .max }
    if Set(numbers).count == names.count {
      names = zip(numbers, names).sorted { $0.0 < $1.0 }.map(\.1)
    }
    var plates: [ForcePlate] = []
    for name in names {
      let path = HDF5Layout.plates + "/" + name
      guard try container.kind(of: path) == .group else {
        throw error(path, "expected a group for a force plate", HDF5Remedy.convert)
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
        path,
        "expected kind to be c3d, plate axes or laboratory axes, found "
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
    let factor = try lengthUnit(path).siFactor
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
    let factor = try lengthUnit(path).siFactor
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
}
