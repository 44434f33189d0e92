/// What a standing trial gave.
public struct StandingAnalysis: Sendable {
  /// The standing trial's name.
  public var trial: String
  /// Mean standing angles, radians, three components a group; NaN where not seen.
  public var angles: [Side: [AngleGroup: [Double]]]
  /// Why standing values may not correct moving ones; empty where they may (clinical gate).
  public var gates: [String]

  public init(trial: String, angles: [Side: [AngleGroup: [Double]]], gates: [String]) {
    self.trial = trial
    self.angles = angles
    self.gates = gates
  }
}
