import Motion

extension Synopsis {
  /// What the findings of a session say together.
  ///
  /// - Parameter analysis: With its findings.
  public init(of analysis: SessionAnalysis) {
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
    let chain = Chains(analysis)
    chains = chain.best
    chainsNotExamined = chain.notExamined
    // What must be seen by a doctor first is not mixed with what may be trained.
    if !referrals.contains(where: { !$0.isGeneral && Referrals.urgent.contains($0.flag) }) {
      categories = Categories(analysis).offered
    }
  }
}
