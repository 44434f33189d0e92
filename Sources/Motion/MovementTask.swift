/// What a person was asked to do in a trial.
public enum MovementTask: String, CaseIterable, Codable, Hashable, Sendable {
  case standing
  case walking
  case running
  case singleLegSquat = "single_leg_squat"
  case squat
  case dropVerticalJump = "drop_vertical_jump"
  case singleLegLanding = "single_leg_landing"
  case doubleLegLanding = "double_leg_landing"
  case sitToStand = "sit_to_stand"
  case stairs
  /// A muscle pressed as hard as can be against resistance, to normalise EMG.
  case maximalContraction = "maximal_contraction"
  case unknown

  /// The task in plain words.
  public var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}
