import Geometry
import Motion
import Plates
import Synthesis
import Testing

/// The same force through every type of plate: synthetic files of each type hold one known step.
@Suite("Plates of every type give the same force and moment")
struct PlateReadingTests {
  static let plate: ForcePlate = {
    var walker = Walker(body: Body(height: 1.6), cycles: 3)
    walker.muscles = []
    walker.plateCount = 1
    return walker.trial().recording.plates[0]
  }()

  static func loads(_ plate: ForcePlate) throws -> [PlateReading.Load] {
    try #require(PlateReading.of(plate).value).loads(of: plate)
  }

  /// Force and moment about the middle of the surface, in plate axes, one row a sample.
  static func atSurface(_ plate: ForcePlate) -> [(force: Vector3, moment: Vector3)] {
    let samples = plate.channels.map(\.samples)
    return samples[0].indices.map { index in
      let force = Vector3(samples[0][index], samples[1][index], samples[2][index])
      let moment = Vector3(samples[3][index], samples[4][index], samples[5][index])
      return (force, moment + plate.origin.cross(force))
    }
  }

  static func replaced(
    _ plate: ForcePlate, type: Int, columns: [[Double]], origin: Vector3,
    calibration: [[Double]]? = nil
  ) -> ForcePlate {
    ForcePlate(
      label: plate.label, kind: .c3d(type: type), corners: plate.corners, origin: origin,
      calibration: calibration,
      channels: columns.enumerated().map { index, samples in
        AnalogChannel(label: "c\(index)", unit: nil, rate: plate.rate, samples: samples)
      })
  }

  static func columns(_ rows: [[Double]]) -> [[Double]] {
    (rows.first ?? []).indices.map { column in rows.map { $0[column] } }
  }

  static func typeOne() -> ForcePlate {
    let rows = atSurface(plate).map { force, moment -> [Double] in
      guard force.z != 0 else { return [0, 0, 0, 0, 0, 0] }
      let (x, y) = (-moment.y / force.z, moment.x / force.z)
      return [force.x, force.y, force.z, x, y, moment.z - (x * force.y - y * force.x)]
    }
    return replaced(plate, type: 1, columns: columns(rows), origin: .zero)
  }

  /// - Parameter height: Of the sensors in the file: below the surface, with either sign.
  static func typeThree(height: Double) -> ForcePlate {
    let (a, b) = (0.21, 0.13)
    let rows = atSurface(plate).map { force, moment -> [Double] in
      let m = moment - Vector3(0, 0, abs(height)).cross(force)
      let (x, y, z) = (m.x / (4 * b), m.y / (4 * a), force.z / 4)
      return [
        0.3 * force.x, 0.7 * force.x,
        (force.y + (m.z - b * 0.4 * force.x) / a) / 2,
        (force.y - (m.z - b * 0.4 * force.x) / a) / 2,
        z + x - y, z + x + y, z - x + y, z - x - y,
      ]
    }
    return replaced(plate, type: 3, columns: columns(rows), origin: Vector3(a, b, height))
  }

  static func typeFour() -> ForcePlate {
    // A diagonal with one crosstalk term, undone by hand.
    let gains = [2.0, 3, 5, 0.5, 0.25, 0.125]
    var matrix = (0..<6).map { row in (0..<6).map { $0 == row ? gains[row] : 0 } }
    matrix[0][2] = 0.7
    let samples = plate.channels.map(\.samples)
    let rows = samples[0].indices.map { index -> [Double] in
      let z = samples[2][index] / gains[2]
      return [(samples[0][index] - 0.7 * z) / gains[0], samples[1][index] / gains[1], z]
        + (3..<6).map { samples[$0][index] / gains[$0] }
    }
    return replaced(
      plate, type: 4, columns: columns(rows), origin: plate.origin, calibration: matrix)
  }

  static func laboratory() throws -> ForcePlate {
    let reading = try #require(PlateReading.of(plate).value)
    let rows = reading.loads(of: plate).map { load -> [Double] in
      guard load.force.z != 0 else {
        return [0, 0, 0, .nan, .nan, .nan, 0, 0, 0]
      }
      let x = reading.point.x - load.moment.y / load.force.z
      let y = reading.point.y + load.moment.x / load.force.z
      let free = load.moment - (Vector3(x, y, 0) - reading.point).cross(load.force)
      return [load.force.x, load.force.y, load.force.z, x, y, 0, free.x, free.y, free.z]
    }
    var plate = replaced(plate, type: 2, columns: columns(rows), origin: .zero)
    plate.kind = .laboratoryAxes
    return plate
  }

  static func expectEqual(_ a: [PlateReading.Load], _ b: [PlateReading.Load]) {
    #expect(a.count == b.count && a.contains { $0.force.z > 300 })
    let worst = zip(a, b).map {
      max(($0.force - $1.force).length, ($0.moment - $1.moment).length)
    }.max()
    #expect((worst ?? .infinity) < 1e-9)
  }

  @Test("type 1: force, centre of pressure and free moment")
  func one() throws { try Self.expectEqual(Self.loads(Self.typeOne()), Self.loads(Self.plate)) }

  @Test("type 3: eight channels of four sensors, their height with either sign")
  func three() throws {
    for height in [0.035, -0.035] {
      try Self.expectEqual(Self.loads(Self.typeThree(height: height)), Self.loads(Self.plate))
    }
  }

  @Test("type 4: a calibration matrix with crosstalk")
  func four() throws { try Self.expectEqual(Self.loads(Self.typeFour()), Self.loads(Self.plate)) }

  @Test("both vendors' sign of ORIGIN")
  func origin() throws {
    var other = Self.plate
    other.origin = -other.origin
    try Self.expectEqual(Self.loads(other), Self.loads(Self.plate))
  }

  @Test("a table in laboratory axes, its points unknown while the plate is free")
  func laboratoryAxes() throws {
    try Self.expectEqual(Self.loads(Self.laboratory()), Self.loads(Self.plate))
  }

  @Test("types 5, 6, 7 and unknown ones are refused by name", arguments: [0, 5, 6, 7, 21])
  func refused(type: Int) {
    var other = Self.plate
    other.kind = .c3d(type: type)
    let reason = PlateReading.of(other).reason ?? ""
    #expect(reason.contains("C3D type \(type)") && reason.contains("not read"))
  }

  @Test("what is missing is said")
  func missing() {
    var other = Self.plate
    other.corners = []
    #expect(PlateReading.of(other).reason?.contains("no corners") == true)
    other = Self.plate
    other.channels.removeLast()
    #expect(PlateReading.of(other).reason?.contains("fewer than 6") == true)
    other = Self.typeFour()
    other.calibration = nil
    #expect(PlateReading.of(other).reason?.contains("calibration matrix") == true)
    other = Self.typeThree(height: 0.03)
    other.origin = .zero
    #expect(PlateReading.of(other).reason?.contains("ORIGIN") == true)
    other.kind = .plateAxes
    #expect(PlateReading.of(other).reason?.contains("no position") == true)
  }

  @Test(
    "a plate of 400 m or of half a millimetre is refused with its size", arguments: [1000, 0.001])
  func size(factor: Double) {
    var plate = Self.plate
    plate.corners = plate.corners.map { factor * $0 }
    guard case .absent(let reason) = PlateReading.of(plate) else {
      Issue.record("a plate of that size was read")
      return
    }
    #expect(reason.contains("another unit of length"))
    #expect(reason.contains(factor > 1 ? "0 m apart" : " mm apart"))
  }
}
