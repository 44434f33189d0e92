/// Which markers a synthetic person wears.
public struct MarkerSet: Hashable, Sendable {
  /// What marks the rear of the pelvis.
  public enum Rear: Hashable, Sendable {
    /// The two rear iliac spines.
    case spines
    /// One marker on the sacrum.
    case sacrum
  }

  /// What marks the legs.
  public enum Legs: Hashable, Sendable {
    /// Wands, as the conventional gait model has them.
    case wands
    /// Wands, and medial knee and ankle markers.
    case wandsAndMedial
    /// Clusters on thighs and shanks, three markers on each foot, medial knee and ankle markers;
    /// with the labels of OpenCap's laboratory.
    case clusters
  }

  public var rear: Rear
  public var legs: Legs
  /// Whether the trunk is marked: C7, T10, clavicle, sternum and both shoulders.
  public var includesTrunk: Bool
  /// Whether two more markers show how each heel bone rolls: on its lateral wall and under the inner
  /// ankle (LCA, STL). Not with clusters, which have other names.
  public var includesRearfoot = false

  public init(rear: Rear = .spines, legs: Legs = .wands, includesTrunk: Bool = false) {
    self.rear = rear
    self.legs = legs
    self.includesTrunk = includesTrunk
  }

  /// The sixteen of the conventional lower-body set, with two rear iliac spines.
  public static let lowerBody = MarkerSet()
  /// Fifteen: one marker on the sacrum instead of the two rear iliac spines.
  public static let lowerBodyWithSacrum = MarkerSet(rear: .sacrum)
  /// The lower body with two rear iliac spines, and the trunk.
  public static let lowerBodyAndTrunk = MarkerSet(includesTrunk: true)
  /// The lower body with medial knee and ankle markers.
  public static let lowerBodyWithMedial = MarkerSet(legs: .wandsAndMedial)
  /// Clusters on the legs.
  public static let clusters = MarkerSet(legs: .clusters)

  /// The sets that differ below the trunk.
  public static let allCases = [
    lowerBody, lowerBodyWithSacrum, lowerBodyWithMedial, clusters,
  ]

  /// The labels that are taken off after the standing trial.
  public var standingOnly: [String] {
    switch legs {
    case .wands: []
    case .wandsAndMedial: ["LKNM", "LMED", "RKNM", "RMED"]
    case .clusters: ["L_MKNEE", "L_MANKLE", "R_MKNEE", "R_MANKLE"]
    }
  }
}
