import Motion

/// What the findings rest on, and what they do not say: printed before any curve.
struct Basis: Section {
  let title = "What these results rest on"
  let anchor = "basis"
  let help = ""

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let order = FindingOrder(analysis.findings)
    let assessed = order.present + order.borderline + order.within + order.unreliable
    return [
      .definitions(
        [
          Definition("Reference", reference(analysis)),
          Definition("Where limits come from", limits(assessed)),
          Definition("Not run", notRun(order)),
          Definition("Expected by chance", chance(assessed.count)),
          Definition("Joint centres and planes", model(analysis)),
          Definition("Knee axis (cross-talk)", kneeAxes(analysis)),
        ])
    ]
  }

  private func reference(_ analysis: SessionAnalysis) -> String {
    var words: [String] = []
    for reference in analysis.references {
      let flags = reference.flags.isEmpty ? "" : "; " + reference.flags.joined(separator: "; ")
      let sentence = reference.words + flags + "."
      if !words.contains(sentence) { words.append(sentence) }
    }
    return words.isEmpty
      ? "none was used: no movement of this session has one." : words.joined(separator: " ")
  }

  private func limits(_ assessed: [Finding]) -> String {
    let bases = assessed.map { (basis: LimitBasis(of: $0), rule: $0.rule) }
    let counts = LimitBasis.allCases.compactMap { basis -> String? in
      let count = Set(bases.filter { $0.basis == basis }.map(\.rule)).count
      return count == 0 ? nil : basis.rawValue + ": " + Reading.count(count, "rule")
    }
    return counts.isEmpty ? "no rule was assessed." : counts.joined(separator: "; ") + "."
  }

  private func notRun(_ order: FindingOrder) -> String {
    let rules = Set(order.notAssessed.map(\.finding.rule))
    let ran = Set(
      (order.present + order.borderline + order.within + order.unreliable).map(\.rule))
    let never = rules.subtracting(ran).count
    guard !rules.isEmpty else { return "every rule was assessed." }
    return "\(order.notAssessed.count) readings of \(Reading.count(rules.count, "rule")), "
      + "\(never) of them on no side; reasons under Findings."
  }

  private func chance(_ count: Int) -> String {
    "about " + Reading.plain(Double(count) * FindingList.chanceOfFlag, decimals: 1)
      + " flags among \(count) readings of a healthy person."
  }

  private func model(_ analysis: SessionAnalysis) -> String {
    let models = Set(analysis.trials.filter { $0.angles.value != nil }.map(\.model)).sorted()
    guard !models.isEmpty else { return "no joint angle was measured." }
    let method = analysis.methods.first { $0.lowercased().contains("hip") && $0.contains("centre") }
    return Reading.enumeration(models) + (method.map { "; " + $0.lowercasedFirst } ?? ".")
  }

  private func kneeAxes(_ analysis: SessionAnalysis) -> String {
    Side.allCases.map { side in
      switch analysis.kneeAxis(side) {
      case .present(let check): side.rawValue + " " + check.light.rawValue
      case .absent(let reason): side.rawValue + " not checked (" + reason + ")"
      }
    }.joined(separator: "; ") + "."
  }
}
