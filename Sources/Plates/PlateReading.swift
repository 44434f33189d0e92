import Geometry
import Motion

/// How the signals of one plate are turned into the force on the person.
///
/// Signs follow what motion-analysis software writes: the channels are the reaction on the person in
/// the plate's axes, whose z points down, so that a loaded plate shows a negative Fz.
///
/// Source: C3D User Guide, *FORCE_PLATFORM:TYPE*; for eight channels also Kistler's own formulas.
public struct PlateReading: Sendable {
  /// The force on the person at one sample, and its moment about `point`.
  public struct Load: Hashable, Sendable {
    /// Newtons, laboratory axes.
    public var force: Vector3
    /// Newton-metres about `PlateReading.point`, laboratory axes.
    public var moment: Vector3

    public init(force: Vector3, moment: Vector3) {
      self.force = force
      self.moment = moment
    }
  }

  private enum Form {
    /// Force and moment at the sensor (types 2 and 4).
    case forceAndMoment
    /// Force, centre of pressure in the plate and free moment (type 1).
    case forceAndPoint
    /// Four corner sensors, half their distances along x and y (type 3).
    case fourSensors(a: Double, b: Double)
    /// Force, point and free moment in laboratory axes.
    case laboratory
  }

  public let label: String
  /// In the file's order, metres; empty where unknown.
  public let corners: [Vector3]
  /// The middle of the plate's surface, metres; for plates in laboratory axes without corners a point
  /// on the floor.
  public let point: Vector3
  private let axes: Matrix3
  /// From the middle of the surface to the sensor, laboratory axes.
  private let toSensor: Vector3
  private let calibration: [[Double]]?
  private let form: Form

  /// The names of the plate types that are refused, and what they are.
  private static let refused = [
    5: "eight channels of four corner sensors with a calibration matrix",
    6: "twelve channels with a calibration matrix", 7: "eight channels with a calibration matrix",
  ]

  /// - Returns: How to read the plate, or the reason why it cannot be read.
  public static func of(_ plate: ForcePlate) -> Availability<PlateReading> {
    if let side = longestSide(of: plate), !sides.contains(side) {
      let words = side < 1 ? "\(rounded(side * 1000)) mm" : "\(rounded(side)) m"
      return .absent(
        because: "plate \(plate.label) has corners \(words) apart, which no plate has: they are in "
          + "another unit of length than the file says")
    }
    switch plate.kind {
    case .plateAxes:
      return .absent(
        because: "plate \(plate.label) has no position, so no foot can be told to stand on it; the "
          + "setting plates.corners can say where it lies")
    case .laboratoryAxes:
      guard plate.channels.count >= 6 else {
        return .absent(because: "plate \(plate.label) has fewer than six signals")
      }
      let centre = plate.surface?.origin
      return .present(
        PlateReading(
          plate, point: centre ?? Vector3(0, 0, height(of: plate)), axes: .identity,
          toSensor: .zero, calibration: nil, form: .laboratory))
    case .c3d(let type):
      return reading(of: plate, type: type)
    }
  }

  /// How long a side of a plate can be, metres; millimetres taken for metres, or the reverse, are
  /// far outside.
  private static let sides = 0.05...50.0

  /// The longest side between neighbouring corners, metres; `nil` where the corners are not known.
  private static func longestSide(of plate: ForcePlate) -> Double? {
    guard plate.corners.count == 4 else { return nil }
    let longest = (0..<4).map { (plate.corners[$0] - plate.corners[($0 + 1) % 4]).length }.max()
    return longest.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }

  private static func rounded(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  private static func reading(of plate: ForcePlate, type: Int) -> Availability<PlateReading> {
    guard (1...4).contains(type) else {
      let what = refused[type].map { " (\($0))" } ?? ""
      return .absent(
        because:
          "plate \(plate.label) is of C3D type \(type)\(what), which is not read: types 1 to 4 "
          + "are; export the trial with forces as type 2")
    }
    guard let surface = plate.surface else {
      return .absent(because: "plate \(plate.label) has no corners, so its axes are not known")
    }
    let needed = type == 3 ? 8 : 6
    guard plate.channels.count >= needed else {
      return .absent(because: "plate \(plate.label) has fewer than \(needed) signals")
    }
    var form = Form.forceAndMoment
    var origin = plate.origin
    switch type {
    case 1:
      form = .forceAndPoint
      origin.z = 0
    case 3:
      guard plate.origin.x != 0, plate.origin.y != 0 else {
        return .absent(
          because: "plate \(plate.label) is of type 3, but ORIGIN does not say how far apart its "
            + "sensors are")
      }
      form = .fourSensors(a: abs(plate.origin.x), b: abs(plate.origin.y))
      // The sensors lie below the surface, whatever the sign in the file.
      origin = Vector3(0, 0, abs(plate.origin.z))
    case 4:
      guard let matrix = plate.calibration, matrix.count == 6,
        matrix.allSatisfy({ $0.count == 6 && $0.allSatisfy(\.isFinite) })
      else {
        return .absent(
          because:
            "plate \(plate.label) is of type 4, but its calibration matrix is missing or not 6 "
            + "by 6")
      }
    default: break
    }
    // Workstation wrote sensor to surface, Nexus surface to sensor.
    if origin.z < 0 { origin = -origin }
    return .present(
      PlateReading(
        plate, point: surface.origin, axes: surface.axes, toSensor: surface.axes * origin,
        calibration: type == 4 ? plate.calibration : nil, form: form))
  }

  private init(
    _ plate: ForcePlate, point: Vector3, axes: Matrix3, toSensor: Vector3,
    calibration: [[Double]]?, form: Form
  ) {
    label = plate.label
    corners = plate.corners
    self.point = point
    self.axes = axes
    self.toSensor = toSensor
    self.calibration = calibration
    self.form = form
  }

  /// The height at which the forces of a plate in laboratory axes meet the floor, metres.
  private static func height(of plate: ForcePlate) -> Double {
    let (force, height) = (plate.channels[2].samples, plate.channels[5].samples)
    let loaded = zip(force, height).filter { $0.0 > 100 && $0.1.isFinite }.map(\.1)
    return loaded.isEmpty ? 0 : loaded.reduce(0, +) / Double(loaded.count)
  }

  /// The loads of all samples, in the order of time; missing where a signal is.
  public func loads(of plate: ForcePlate) -> [Load] {
    let signals = plate.channels.map(\.samples)
    let count = signals.prefix(6).map(\.count).min() ?? 0
    switch form {
    case .forceAndMoment:
      return (0..<count).map { index in
        var s = (0..<6).map { signals[$0][index] }
        if let calibration {
          s = calibration.map { row in zip(row, s).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        return load(Vector3(s[0], s[1], s[2]), Vector3(s[3], s[4], s[5]))
      }
    case .forceAndPoint:
      return (0..<count).map { index in
        let force = Vector3(signals[0][index], signals[1][index], signals[2][index])
        let place = Vector3(signals[3][index], signals[4][index], 0)
        let free = Vector3(0, 0, signals[5][index])
        return load(force, Self.moment(of: force, at: place) + free)
      }
    case .fourSensors(let a, let b):
      let count = signals.prefix(8).map(\.count).min() ?? 0
      return (0..<count).map { index in
        let s = (0..<8).map { signals[$0][index] }
        let force = Vector3(s[0] + s[1], s[2] + s[3], s[4] + s[5] + s[6] + s[7])
        let moment = Vector3(
          b * (s[4] + s[5] - s[6] - s[7]), a * (s[5] + s[6] - s[4] - s[7]),
          b * (s[1] - s[0]) + a * (s[2] - s[3]))
        return load(force, moment)
      }
    case .laboratory:
      let hasTorque = signals.count >= 9
      let all = signals.prefix(hasTorque ? 9 : 6).map(\.count).min() ?? 0
      return (0..<all).map { index in
        let force = Vector3(signals[0][index], signals[1][index], signals[2][index])
        let place = Vector3(signals[3][index], signals[4][index], signals[5][index])
        let free =
          hasTorque
          ? Vector3(signals[6][index], signals[7][index], signals[8][index]) : .zero
        return Load(
          force: force,
          moment: Self.moment(of: force, at: place - point) + (free.isFinite ? free : .zero))
      }
    }
  }

  private func load(_ force: Vector3, _ moment: Vector3) -> Load {
    let turned = axes * force
    return Load(force: turned, moment: axes * moment + toSensor.cross(turned))
  }

  /// The moment of a force at a place; zero without a force, wherever the file puts it.
  private static func moment(of force: Vector3, at place: Vector3) -> Vector3 {
    force == .zero ? .zero : place.cross(force)
  }
}
