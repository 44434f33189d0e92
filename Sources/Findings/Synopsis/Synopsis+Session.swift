import Motion

extension Synopsis {
  /// What the findings of a session say together.
  ///
  /// - Parameters:
  ///   - analysis: With its findings.
  ///   - rules: By which they were made.
  public init(of analysis: SessionAnalysis, by rules: RuleBook = .standard) {
    self.init()
    let page = PageOne(analysis.findings)
    entries = page.entries
    assessed = page.multiplicity.assessed
    expectedByChance = page.multiplicity.expectedByChance
    if page.needsAdultReference { remarks.append(Population.noAdultReference.sentenceStart + ".") }
    if analysis.findings.contains(where: { $0.gates.contains("speed not matched") }) {
      remarks.append(
        "Speed not matched: limits of free walking are used, and trusted less.")
    }
    let pain = PainReport(analysis.subject)
    if !pain.isGiven { remarks.append("Symptoms were not provided.") }
    referrals = Referrals(analysis).flags
    let chain = Chains(analysis, rules)
    chains = chain.best
    chainsNotExamined = chain.notExamined
    // What must be seen by a doctor first is not mixed with what may be trained.
    if !referrals.contains(where: { !$0.isGeneral && Referrals.urgent.contains($0.flag) }) {
      categories = Categories(analysis).offered
    }
  }
}
