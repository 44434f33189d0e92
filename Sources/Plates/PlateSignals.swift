import Geometry
import Motion

/// The force of one plate on the person at every analog sample.
public struct PlateSignals: Sendable {
  public let label: String
  public let corners: [Vector3]
  /// The point about which moments are given, metres.
  public let point: Vector3
  /// Samples per second, hertz.
  public let rate: Double
  public let loads: [PlateReading.Load]
  /// What was done to them, in words.
  public let notes: [String]
  /// What was taken from the vertical force as the plate's zero at the first sample, newtons.
  var zeroLevel = 0.0
  /// How that changes from one sample to the next, newtons.
  var zeroSlope = 0.0

  /// - Parameter markerRate: Frames per second, hertz: the file counts its zero range in frames.
  /// - Returns: The signals, or the reason why this plate gives none.
  public static func of(
    _ plate: ForcePlate, baseline: PlateBaseline, markerRate: Double
  ) -> Availability<PlateSignals> {
    switch PlateReading.of(plate) {
    case .absent(let reason): return .absent(because: reason)
    case .present(let reading):
      guard PlateForce.usableRates.contains(plate.rate) else {
        return .absent(because: "plate \(plate.label) has no signals")
      }
      let found = baseline.applied(
        to: reading.loads(of: plate), of: plate, markerRate: markerRate)
      return .present(
        PlateSignals(
          label: plate.label, corners: plate.corners, point: reading.point, rate: plate.rate,
          loads: found.loads, notes: found.words.map { [$0] } ?? [], zeroLevel: found.level,
          zeroSlope: found.slope))
    }
  }

  /// The same with each of the six columns of force and moment changed.
  ///
  /// - Parameter change: As many samples as it is given.
  public func changed(_ change: ([Double]) -> [Double]) -> PlateSignals {
    let force = (0..<3).map { axis in change(loads.map { $0.force[axis] }) }
    let moment = (0..<3).map { axis in change(loads.map { $0.moment[axis] }) }
    return PlateSignals(
      label: label, corners: corners, point: point, rate: rate,
      loads: loads.indices.map { index in
        PlateReading.Load(
          force: Vector3(force[0][index], force[1][index], force[2][index]),
          moment: Vector3(moment[0][index], moment[1][index], moment[2][index]))
      }, notes: notes, zeroLevel: zeroLevel, zeroSlope: zeroSlope)
  }

  /// The same with every force and moment the other way round: a plate whose file holds the action
  /// on the floor.
  public func turned() -> PlateSignals {
    PlateSignals(
      label: label, corners: corners, point: point, rate: rate,
      loads: loads.map { PlateReading.Load(force: -$0.force, moment: -$0.moment) }, notes: notes,
      zeroLevel: -zeroLevel, zeroSlope: -zeroSlope)
  }
}
