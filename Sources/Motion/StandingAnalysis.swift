import Geometry

/// What a standing trial gave.
public struct StandingAnalysis: Codable, Sendable {
  /// The standing trial's name.
  public var trial: String
  /// Mean standing angles, radians, three components a group; NaN where not seen.
  public var angles: [Side: [AngleGroup: [Double]]]
  /// Why standing values may not correct moving ones; empty where they may (clinical gate).
  public var gates: [String]
  /// Mean standing joint centres, metres, z up; empty where they were not found.
  public var centres: [Side: [Joint: Vector3]]
  /// Mean anterior axis of the standing pelvis, or `nil` where it was not seen.
  public var pelvisForward: Vector3?
  /// How the legs stand, each value with its error.
  public var alignment = Alignment()
  /// How the trunk stands, or why that was not seen.
  public var trunk: Availability<TrunkPosture> = .absent(because: "the trunk was not followed")

  public init(
    trial: String, angles: [Side: [AngleGroup: [Double]]], gates: [String],
    centres: [Side: [Joint: Vector3]] = [:], pelvisForward: Vector3? = nil
  ) {
    self.trial = trial
    self.angles = angles
    self.gates = gates
    self.centres = centres
    self.pelvisForward = pelvisForward
  }
}
