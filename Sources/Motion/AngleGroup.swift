/// A joint or segment whose three angles are reported.
public enum AngleGroup: String, CaseIterable, Codable, Hashable, Sendable {
  case pelvis
  case hip
  case knee
  case ankle
  case footProgress = "foot_progress"

  /// The three components in their order, each with its sign in words.
  ///
  /// Order and signs are those of the conventional gait model's outputs (Davis et al. 1991; the
  /// left side is mirrored already, so that every sign means the same on both sides).
  public var components: [String] {
    switch self {
    case .pelvis:
      ["tilt, + anterior", "obliquity, + own side up", "rotation, + own side forward"]
    case .hip: ["flexion, + flexion", "adduction, + adduction", "rotation, + internal"]
    case .knee:
      ["flexion, + flexion", "adduction, + adduction (varus)", "rotation, + internal"]
    case .ankle:
      [
        "dorsiflexion, + dorsiflexion", "not informative with a one-line foot",
        "rotation, + foot turned inwards in the shank",
      ]
    case .footProgress:
      [
        "pitch, about -90 when flat", "not informative with a one-line foot",
        "progression, + toes inwards",
      ]
    }
  }

  /// A short title for each component, as figures print it.
  public var titles: [String] {
    switch self {
    case .pelvis: ["Pelvic tilt", "Pelvic obliquity", "Pelvic rotation"]
    case .hip: ["Hip flexion", "Hip adduction", "Hip rotation"]
    case .knee: ["Knee flexion", "Knee adduction", "Knee rotation"]
    case .ankle: ["Ankle dorsiflexion", "Ankle Y", "Ankle rotation"]
    case .footProgress: ["Foot pitch", "Foot Y", "Foot progression"]
    }
  }
}
