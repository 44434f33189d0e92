import Motion

/// The first screen: how good the data are, and what was found.
struct AtAGlance: Section {
  let title = "At a glance"
  let anchor = "glance"
  let help = ""

  /// As many findings as a reader takes in at once; the rest is in the list of findings.
  static let most = 5
  /// Confidence from which a finding stands on the first screen.
  static let enoughConfidence = 0.55

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let quality = DataQuality(of: analysis)
    let tone: Tone =
      switch quality.level {
      case .good: .good
      case .reservations: .caution
      case .unusable: .bad
      }
    var blocks: [Block] = [
      .callout(tone, title: "Data quality: " + quality.level.words, text: quality.sentence)
    ]
    if SafetyText.isChildsHipInDoubt(analysis) {
      blocks.insert(
        .callout(.bad, title: "Please act first", text: SafetyText.childsHip), at: 0)
    }
    if let reservation = analysis.referenceReservation {
      blocks.insert(.note(Reading.sentenceCase(reservation) + "."), at: 0)
    }
    blocks += findings(of: analysis)
    if !Intake.hasSymptoms(analysis.subject) {
      blocks.append(
        .note("Symptoms were not provided; see the safety information under Findings."))
    }
    return blocks
  }

  private func findings(of analysis: SessionAnalysis) -> [Block] {
    let sorted = FindingOrder(analysis.findings)
    guard sorted.assessedCount > 0 else {
      return [.paragraph(SafetyText.nothingAssessed)]
    }
    let first = sorted.present.filter { ($0.confidence ?? 0) >= Self.enoughConfidence }
    let shown = first.prefix(Self.most)
    var blocks: [Block] = []
    if shown.isEmpty {
      blocks.append(.paragraph(sorted.present.isEmpty ? SafetyText.noSign : Self.onlyDoubtful))
    } else {
      blocks.append(
        .list(shown.map { item(for: $0, namesGroup: sorted.hasSeveralGroups) }))
    }
    let further = sorted.present.count - shown.count
    var counts: [String] = []
    if further > 0 { counts.append("\(further) more present") }
    counts.append("\(sorted.borderline.count) borderline")
    counts.append("\(sorted.within.count) within reference")
    counts.append("\(sorted.notAssessed.count) not assessed")
    blocks.append(.note("Of all rules: " + Reading.enumeration(counts) + "."))
    return blocks
  }

  private static let onlyDoubtful =
    "Signs were measured, but none with enough confidence for this page; see Findings."

  private func item(for finding: Finding, namesGroup: Bool) -> ListItem {
    let facts = [
      finding.measuredInWords, finding.countInWords,
      finding.confidenceInWords.map { "confidence " + $0 },
    ].compactMap(\.self)
    let numbers = facts.isEmpty ? "" : Reading.sentenceCase(facts.joined(separator: "; ")) + "."
    return ListItem(
      finding.title(namesGroup: namesGroup) + " \u{2013} " + finding.state.words + ".",
      [finding.sentence, numbers].filter { !$0.isEmpty }.joined(separator: " "))
  }
}
