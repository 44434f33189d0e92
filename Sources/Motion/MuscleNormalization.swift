/// What the height of an EMG envelope is a share of, and what that allows to be said.
///
/// Only a maximal voluntary contraction makes heights comparable between muscles, sides and days
/// (CEDE project, Besomi et al. 2020, J Electromyogr Kinesiol 53:102438); a share of the signal's
/// own peak or mean says nothing of how strongly a muscle works.
public enum MuscleNormalization: Codable, Hashable, Sendable {
  /// The largest value in maximal voluntary contractions recorded in the named trials.
  case maximalContraction(trials: [String])
  /// The channel's largest value over all moving trials of the session.
  case peakDynamic
  /// The channel's mean value over all moving trials of the session.
  case meanDynamic
  /// The file holds counts without a unit: shape and timing only.
  case counts

  /// Whether heights of different muscles may be divided by each other, and called high or low.
  public var comparesMuscles: Bool {
    if case .maximalContraction = self { return true }
    return false
  }

  /// The word that results carry.
  public var name: String {
    switch self {
    case .maximalContraction: "maximal_contraction"
    case .peakDynamic: "peak_dynamic"
    case .meanDynamic: "mean_dynamic"
    case .counts: "counts"
    }
  }

  /// In words, for the conditioning's log and the report.
  public var words: String {
    switch self {
    case .maximalContraction(let trials):
      "share of the maximal voluntary contraction in \(trials.joined(separator: ", "))"
    case .peakDynamic:
      "share of its own largest value in the session; no measure of strength, and no ratio between "
        + "muscles"
    case .meanDynamic:
      "share of its own mean in the session; no measure of strength, and no ratio between muscles"
    case .counts:
      "share of its own largest value in counts, for the file holds no unit: shape and timing only"
    }
  }
}
