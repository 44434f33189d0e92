/// Which markers a synthetic person wears.
public enum MarkerSet: CaseIterable, Hashable, Sendable {
  /// The sixteen of the conventional lower-body set, with two rear iliac spines.
  case lowerBody
  /// Fifteen: one marker on the sacrum instead of the two rear iliac spines.
  case lowerBodyWithSacrum
  /// Clusters on thighs and shanks, three markers on each foot, medial knee and ankle markers; with
  /// the labels of OpenCap's laboratory.
  case clusters

  /// The labels that are taken off after the standing trial.
  public var standingOnly: [String] {
    switch self {
    case .lowerBody, .lowerBodyWithSacrum: []
    case .clusters: ["L_MKNEE", "L_MANKLE", "R_MKNEE", "R_MANKLE"]
    }
  }
}
