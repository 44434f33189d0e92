import Motion

/// The first screen: how good the data are, and what was found.
struct AtAGlance: Section {
  let title = "At a glance"
  let anchor = "glance"
  let help = ""

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let synopsis = analysis.synopsis
    let quality = DataQuality(of: analysis)
    let tone: Tone =
      switch quality.level {
      case .good: .good
      case .reservations: .caution
      case .unusable: .bad
      }
    var blocks: [Block] = synopsis.referrals.filter { !$0.isGeneral }.map { referral in
      .callout(
        .bad, title: "Please act first",
        text: referral.sentence + " Because: " + Reading.enumeration(referral.because) + ".")
    }
    if let reservation = analysis.referenceReservation {
      blocks.append(.note(Reading.sentenceCase(reservation) + "."))
    }
    blocks.append(
      .callout(tone, title: "Data quality: " + quality.level.words, text: quality.sentence))
    blocks += synopsis.remarks.map { .note($0) }
    blocks += findings(of: analysis)
    if synopsis.referrals.contains(where: \.isGeneral) {
      blocks.append(.note("Safety information stands under Findings."))
    }
    return blocks
  }

  private func findings(of analysis: SessionAnalysis) -> [Block] {
    let sorted = FindingOrder(analysis.findings)
    guard sorted.assessedCount > 0 else {
      return [.paragraph(SafetyText.nothingAssessed)]
    }
    let entries = analysis.synopsis.entries
    var blocks: [Block] = []
    if entries.isEmpty {
      blocks.append(.paragraph(sorted.present.isEmpty ? SafetyText.noSign : Self.onlyDoubtful))
    } else {
      blocks.append(.list(entries.map { item(for: $0, namesGroup: sorted.hasSeveralGroups) }))
    }
    let shown = entries.reduce(0) { $0 + 1 + $1.strategies.count }
    let further = sorted.present.count - shown
    var counts: [String] = []
    if further > 0 { counts.append("\(further) more present") }
    counts.append("\(sorted.borderline.count) borderline")
    counts.append("\(sorted.within.count) within reference")
    counts.append("\(sorted.notAssessed.count) not assessed")
    let chance = Reading.plain(analysis.synopsis.expectedByChance, decimals: 1)
    blocks.append(
      .note(
        "Of all rules: " + Reading.enumeration(counts) + "; about \(chance) flags are expected by "
          + "chance alone."))
    return blocks
  }

  private static let onlyDoubtful =
    "Signs were measured, but none with enough confidence for this page; see Findings."

  private func item(for entry: Synopsis.Entry, namesGroup: Bool) -> ListItem {
    let finding = entry.finding
    let facts = [
      finding.measuredInWords, finding.countInWords,
      finding.confidenceInWords.map { "confidence " + $0 },
    ].compactMap(\.self)
    let numbers = facts.isEmpty ? "" : Reading.sentenceCase(facts.joined(separator: "; ")) + "."
    let own = finding.title(namesGroup: namesGroup)
    let head =
      entry.title == finding.name ? own : Reading.sentenceCase(entry.title) + ": " + own
    let strategies = entry.strategies.map { $0.title(namesGroup: false) + ", " + $0.state.words }
    let with =
      strategies.isEmpty
      ? "" : "With it: " + Reading.enumeration(strategies.map(\.lowercasedFirst)) + "."
    return ListItem(
      head + " \u{2013} " + finding.state.words + (entry.isHeadline ? " (stands out)." : "."),
      [finding.sentence, numbers, with].filter { !$0.isEmpty }.joined(separator: " "))
  }
}
