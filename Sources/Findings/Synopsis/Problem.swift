import Motion

/// Rules that describe one problem: shown under one title, never as independent findings.
struct Problem: Hashable {
  var title: String
  /// Rules that stand for the problem, the first present one first.
  var primary: [String]
  /// Rules that go with it.
  var strategies: [String] = []
  /// Strategies that the other leg shows.
  var otherSide: [String] = []

  static let all = [
    Problem(title: "frontal-plane pelvis and trunk control", primary: ["P01", "P02"]),
    Problem(
      title: "clearing the ground in swing", primary: ["P06", "P16", "P15"],
      strategies: ["P03", "P04"], otherSide: ["P05"]),
    Problem(title: "hip extension at the end of stance", primary: ["P13", "P13b"]),
    Problem(
      title: "knee moving inwards under load", primary: ["MK01", "MK02", "MK03", "MK04"],
      strategies: ["P24"]),
  ]

  /// Whether a finding belongs to the problem of a leg.
  func holds(_ finding: Finding, leg: Side?) -> Bool {
    if otherSide.contains(finding.rule) { return finding.side == leg?.opposite }
    guard primary.contains(finding.rule) || strategies.contains(finding.rule) else { return false }
    return finding.side == nil || leg == nil || finding.side == leg
  }

  /// The place of a rule among those that stand for the problem; the strategies come last.
  func rank(_ finding: Finding) -> Int {
    primary.firstIndex(of: finding.rule)
      ?? primary.count + (strategies.firstIndex(of: finding.rule) ?? strategies.count)
  }
}
