import Motion

/// Kinds of rehabilitation that a clinician may consider; never a dose, never an exercise.
struct Categories {
  var offered: [Synopsis.Category] = []

  private struct Offer {
    var name: String
    var sentence: String
    var rules: [String]
  }

  private static let offers = [
    Offer(
      name: "strengthening",
      sentence: "These signs may be relevant when choosing strengthening of hip or knee, with "
        + "control of movement.",
      rules: ["P01", "P02", "P10"]),
    Offer(
      name: "posture and body mechanics",
      sentence: "Movement retraining is an option used in the literature for signs like these.",
      rules: ["P11", "P12", "P17", "P19", "L01"]),
    Offer(
      name: "flexibility",
      sentence: "Confirm with a hands-on range test first.", rules: ["P13", "P13b", "P23"]),
    Offer(
      name: "core stabilisation",
      sentence: "Control of the trunk may be looked at.", rules: ["P02", "P14"]),
  ]

  init(_ analysis: SessionAnalysis) {
    let nodes = analysis.findings.filter {
      $0.state.isPresent && ($0.confidence ?? 0) >= PageOne.entrance
    }
    let pain = PainReport(analysis.subject)
    for offer in Self.offers {
      let found = nodes.filter { Self.points($0, to: offer) }
      guard !found.isEmpty else { continue }
      var titles: [String] = []
      for finding in found where !titles.contains(finding.titleWithSide) {
        titles.append(finding.titleWithSide)
      }
      let caution =
        pain.answer("precautions") == nil ? "" : " Precautions are stated: they come first."
      offered.append(
        Synopsis.Category(
          name: offer.name, sentence: offer.sentence + caution, because: titles))
    }
  }

  private static func points(_ finding: Finding, to offer: Offer) -> Bool {
    if offer.rules.contains(finding.rule) { return true }
    switch (finding.rule, offer.name) {
    case ("MK01", "strengthening"), ("MK01", "posture and body mechanics"):
      return finding.members.contains(ValgusPattern.proximal.rawValue)
    case ("MK01", "core stabilisation"):
      return finding.members.contains(ValgusPattern.trunk.rawValue)
    case ("P21", "strengthening"): return finding.members.contains("low hip abductor moment")
    case ("P21", "flexibility"): return finding.members.contains("small hip range")
    default: return false
    }
  }
}

extension Finding {
  /// `Trendelenburg-type pelvic drop, right`.
  var titleWithSide: String {
    side.map { "\(name.sentenceStart), \($0.rawValue)" } ?? name.sentenceStart
  }
}
