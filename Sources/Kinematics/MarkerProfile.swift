import Motion

/// A way of placing and labelling markers that laboratories share: what its labels mean here, and
/// which markers move with which segment.
///
/// Models and event methods know markers by the names of Plug-in Gait's full body (`LASI`, `LHEE`,
/// `LSHO`), of the conventional gait model with medial markers (`LKNM` medial knee, `LMED` medial
/// ankle), and `LMT5` (fifth metatarsal head). A profile translates its own labels into these, once,
/// where a recording becomes a trial; a label it does not know keeps its name in upper case.
///
/// To add one, write one table in `CResources/files/markers` and its line in `MarkerProfiles`.
public struct MarkerProfile: Sendable {
  /// What people call it.
  public var name: String
  public var citations: [Citation]
  /// The name used here for a laboratory's label; labels in upper case, matched whole.
  public var names: [String: String]
  /// The labels by which the set is recognised, upper case: all of them must be there.
  public var signature: Set<String>
  /// The markers that carry a segment as one rigid body, by the names used here; three or more.
  public var clusters: [Segment: [String]]
  /// Further markers on a segment, good enough to be fitted but not to carry it alone.
  public var others: [Segment: [String]]
  /// Labels of points that another program computed, upper case; they are never used as markers.
  public var computed: Set<String>
  /// What a reader should know about the set, a sentence or two; empty for nothing.
  public var about = ""

  public init(
    name: String, citations: [Citation] = [], names: [String: String], signature: Set<String>,
    clusters: [Segment: [String]] = [:], others: [Segment: [String]] = [:],
    computed: Set<String> = []
  ) {
    self.name = name
    self.citations = citations
    self.names = names
    self.signature = signature
    self.clusters = clusters
    self.others = others
    self.computed = computed
  }

  /// The names used here for a recording's labels, by label as written.
  ///
  /// A label whose translation another marker bears already keeps its own name: which of the two was
  /// meant is not for a program to guess.
  public func aliases(for labels: [String]) -> [String: String] {
    let taken = Set(labels.map { $0.uppercased() })
    var aliases: [String: String] = [:]
    for label in labels {
      guard let name = names[label.uppercased()], !taken.contains(name) else { continue }
      aliases[label] = name
    }
    return aliases
  }
}
