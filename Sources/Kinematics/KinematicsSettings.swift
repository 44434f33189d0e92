/// What a laboratory may choose about the kinematic model.
public struct KinematicsSettings: Hashable, Sendable {
  /// How an angle is carried on from one frame to the next where it could jump.
  public enum Continuity: String, CaseIterable, Hashable, Sendable {
    /// The nearest of the angle's true equivalents.
    case anatomical
    /// Vicon's own rule, whose second candidate is no true equivalent for ankle and foot progress;
    /// for comparison with Nexus outputs.
    case vicon
  }

  public var continuity: Continuity
  /// Whether the subject stood with flat feet in the standing trial.
  public var footFlat: Bool
  /// The freedom of the multibody model's knee.
  public var knee = KneeFreedom.ball
  /// How much each marker counts in the multibody fit, by the name used here; 1 where not named.
  public var markerWeights: [String: Double] = [:]

  public init(continuity: Continuity = .anatomical, footFlat: Bool = true) {
    self.continuity = continuity
    self.footFlat = footFlat
  }
}
