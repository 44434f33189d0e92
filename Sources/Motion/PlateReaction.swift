import Geometry

/// The reaction of one force plate on the person, one value a frame of the markers.
public struct PlateReaction: Codable, Hashable, Sendable {
  /// The plate's label.
  public var plate: String
  /// Force on the person, newtons, the trial's axes with z up; zero while the plate is free, missing
  /// where it was not measured.
  public var force: [Vector3]
  /// Where the force meets the floor, metres; missing while the plate is free.
  public var centreOfPressure: [Vector3]
  /// Moment about the vertical through the centre of pressure, newton-metres, + counter-clockwise
  /// seen from above; NaN while the plate is free.
  public var freeMoment: [Double]

  public init(
    plate: String, force: [Vector3], centreOfPressure: [Vector3], freeMoment: [Double]
  ) {
    self.plate = plate
    self.force = force
    self.centreOfPressure = centreOfPressure
    self.freeMoment = freeMoment
  }
}
