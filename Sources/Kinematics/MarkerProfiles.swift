import Motion

/// The marker profiles, in the order in which they are looked for.
public enum MarkerProfiles {
  public static let all: [MarkerProfile] =
    [.openCap]
    + ["helen_hayes", "cleveland", "ior", "ior_cortex", "cast", "markerless", "markerless_words"]
    .compactMap(stored)

  /// The names that marey uses itself, which need no translation.
  public static let own: MarkerProfile? = stored("plug_in_gait")

  /// The profile whose signature is whole among a recording's labels, or `nil`: then the labels are
  /// taken as the names used here.
  public static func profile(of labels: [String]) -> MarkerProfile? {
    let found = Set(labels.map { $0.uppercased() })
    return all.first { $0.signature.isSubset(of: found) }
  }

  /// A profile that lies in a table of its own.
  private static func stored(_ name: String) -> MarkerProfile? {
    Resource.text(named: "markers/\(name).tsv").flatMap { MarkerProfile(table: $0) }
  }
}
