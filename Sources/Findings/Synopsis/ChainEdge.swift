import Motion

/// One link of the graph from hip and trunk to the knee: rules at its two ends, what it says, and how
/// good its evidence is.
///
/// To add one, write it here; the nodes are identifiers of rules, or those of `KneeLoadDifference` and
/// `CoContraction`.
public struct ChainEdge: Sendable {
  /// `E5`.
  public var id: String
  /// Any of these at the one end, any of those at the other.
  var from: [String]
  var to: [String]
  /// Whether the knee is that of the other leg.
  var isOpposite = false
  /// A prospective, B cross-sectional, C one study or mechanism, D conflicting.
  public var grade: String
  /// What a report prints between the two findings.
  var sentence: String
  var citations: [Citation] = []
  /// Whether one end leads to the other, or both are shown beside each other.
  var hasDirection = true
  /// Why the link is never drawn; `nil`: it is.
  var notDrawn: String?
  /// The tasks in which a link that is never drawn is spoken of.
  var tasks: [MovementTask] = []

  public static let all = [
    ChainEdge(
      id: "E1", from: ["P01", "P02"], to: ["MK01"], grade: "B",
      sentence: "seen together in the same person and leg",
      citations: [.nakagawa2012]),
    ChainEdge(
      id: "E2", from: ["P24"], to: ["MK01"], grade: "B",
      sentence: "in one prospective study of women runners, greater hip adduction preceded knee "
        + "pain", citations: [.nakagawa2012, .noehren2013]),
    ChainEdge(
      id: "E3", from: ["MT02"], to: ["MK01", "P24"], grade: "B",
      sentence: "later activation than reference; meaning for the individual uncertain",
      citations: [.barton2013]),
    ChainEdge(
      id: "E4", from: ["P02"], to: ["P22"], grade: "C/D", sentence: "compare with the other side"),
    ChainEdge(
      id: "E5", from: ["P21"], to: [KneeLoadDifference.higher], isOpposite: true, grade: "B",
      sentence: "higher measured load at the opposite knee",
      citations: [Citation("Shakoor, Hurwitz, Block, Shott, Case", 2011, "PMC3234130")]),
    ChainEdge(
      id: "E6", from: ["P13"], to: ["P07"], grade: "C",
      sentence: "reduced hip extension accompanies a more flexed knee"),
    ChainEdge(
      id: "E7", from: ["P13b"], to: ["P07", "P09", "MK01"], grade: "D",
      sentence: "measured in the same leg, shown side by side", hasDirection: false),
    ChainEdge(
      id: "E8", from: ["P02"], to: [KneeLoadDifference.lower], grade: "C",
      sentence: "the lean lowers the measured moment"),
    ChainEdge(
      id: "E9", from: ["P10"], to: [CoContraction.rule], grade: "B",
      sentence: "little load on the knee's extensors and more working together of quadriceps and "
        + "hamstrings, as described in knee osteoarthritis and after ligament injury",
      hasDirection: false),
    ChainEdge(
      id: "E10", from: [], to: [], grade: "C",
      sentence:
        "quadriceps over hamstrings, or knee over hip moment, beside the extensor moment and "
        + "bending of the knee on landing",
      notDrawn:
        "The link from quadriceps over hamstrings, or from knee over hip moment, to the knee's "
        + "load on landing (E10) is not drawn: no cut-off of either ratio is accepted.",
      tasks: [.dropVerticalJump, .doubleLegLanding, .singleLegLanding]),
    ChainEdge(
      id: "E11", from: ["P15"], to: ["MK01"], grade: "B",
      sentence:
        "an ankle that bends little is another explanation of the same knee, to be looked at "
        + "beside the hip", hasDirection: false),
    ChainEdge(
      id: "E12", from: ["P12"], to: ["P01", "P11"], grade: "C",
      sentence: "a leg-length pattern is to be excluded before hip statements"),
  ]

  /// The link of an identifier in any case, or `nil`.
  public static func named(_ id: String) -> ChainEdge? {
    all.first { $0.id.lowercased() == id.lowercased() }
  }

  /// Both ends in words: `hip-unloading cluster (P21) → ..., opposite leg`.
  public var title: String {
    guard !from.isEmpty else { return sentence }
    func words(_ nodes: [String]) -> String {
      nodes.map { node in RuleBook.standard[node].map { "\($0.name) (\(node))" } ?? node }
        .joined(separator: " or ")
    }
    let muscle = ["MT02": "gluteus medius onset delay (MT02)"]
    let start = from.map { muscle[$0] ?? words([$0]) }.joined(separator: " or ")
    return start + (hasDirection ? " \u{2192} " : " \u{2194} ") + words(to)
      + (isOpposite ? ", opposite leg" : "")
  }

  /// What the link means and when it is drawn.
  public var explanation: String {
    if let notDrawn { return notDrawn }
    return "A report prints: \(sentence) (evidence \(grade)).\n\n"
      + "Drawn where both ends are present, each with at least moderate confidence and in more than "
      + "one window\(isOpposite ? ", the knee being that of the other leg" : ""); at most three links "
      + "a report, other explanations beside each. Seen together is not cause and effect.\n\n"
      + "Grades of evidence: A prospective or trials, B consistent cross-sectional studies, C one "
      + "study or a mechanism, D conflicting."
  }

  /// Where the link was described; those of its two ends stand with their rules.
  public var sources: [Citation] { citations }
}
