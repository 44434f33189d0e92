/// The marker profiles, in the order in which they are looked for.
public enum MarkerProfiles {
  public static let all: [MarkerProfile] = [
    .openCap
  ]

  /// The profile whose signature is whole among a recording's labels, or `nil`: then the labels are
  /// taken as the names used here.
  public static func profile(of labels: [String]) -> MarkerProfile? {
    let found = Set(labels.map { $0.uppercased() })
    return all.first { $0.signature.isSubset(of: found) }
  }
}
