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
  /// How the hip centre is found: a value of `HipCentres.keys`; `nil`: the model's usual way.
  public var hipCentre: String?
  /// The name of the trial that finds joints by movement; `nil`: by the names of trials.
  public var functionalTrial: String?
  /// What the flexion axis of the knee is taken from.
  public var kneeAxis = KneeAxisSource.markers
  /// What is done about a flexion axis that seems turned.
  public var kneeAxisCorrection = KneeAxisCorrection.Method.none

  /// What the flexion axis of the knee is taken from.
  public enum KneeAxisSource: String, CaseIterable, Hashable, Sendable {
    /// The markers of the model.
    case markers
    /// The axis about which the knee turned in a movement trial.
    case functional
  }

  /// The freedom of the multibody model's knee.
  public var knee = KneeFreedom.ball
  /// How much each marker counts in the multibody fit, by the name used here; 1 where not named.
  public var markerWeights: [String: Double] = [:]

  public init(continuity: Continuity = .anatomical, footFlat: Bool = true) {
    self.continuity = continuity
    self.footFlat = footFlat
  }
}
