import Motion

/// The first page: who, why, how good the data are, what was found, and what could not be looked at.
///
/// It is one printed side and holds fewer than 250 words beside the safety text, whatever the data
/// have to say: what does not fit stands under Findings, and the page says how much that is.
struct AtAGlance: Section {
  let title = "At a glance"
  let anchor = "glance"
  let help = ""

  /// Words of the page without its safety text and its title.
  static let mostWords = 235

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    var blocks = before(analysis)
    let after = chance(analysis)
    func room() -> Int { Self.mostWords - (blocks + after).reduce(0) { $0 + $1.words } }
    blocks += findings(of: analysis, within: room() - 25)
    blocks += notAssessed(analysis, within: room())
    return blocks + after + [safety(analysis)]
  }

  private func before(_ analysis: SessionAnalysis) -> [Block] {
    let quality = DataQuality(of: analysis)
    let tone: Tone =
      switch quality.level {
      case .good: .good
      case .reservations: .caution
      case .unusable: .bad
      }
    var blocks: [Block] = analysis.synopsis.referrals.filter { !$0.isGeneral }.map { referral in
      .callout(
        .bad, title: "Please act first",
        text: referral.sentence + " Because: " + Reading.enumeration(referral.because) + ".")
    }
    if let reservation = analysis.referenceReservation {
      blocks.append(.note(Reading.sentenceCase(Self.shortened(reservation, toWords: 20)) + "."))
    }
    blocks.append(.definitions(facts(analysis)))
    blocks.append(
      .callout(
        tone, title: "Data quality: " + quality.level.words,
        text: Self.shortened(quality.sentence, toWords: 40)))
    return blocks
  }

  /// Why the person came, what hurts, what was examined by hand, and what was recorded.
  private func facts(_ analysis: SessionAnalysis) -> [Definition] {
    let subject = analysis.subject
    func given(_ column: IntakeColumn, words most: Int) -> String? {
      subject.printedAnswer(column).map { Self.shortened($0, toWords: most) }
    }
    var facts = [
      Definition(
        "Referral question",
        given(.referralQuestion, words: 20) ?? "no referral question given", isWide: true),
      Definition("Symptoms", given(.symptoms, words: 15) ?? "not provided"),
      Definition("Pain side", given(.painSide, words: 4) ?? "not provided"),
    ]
    if let side = given(.affectedSide, words: 4) {
      facts.append(Definition("Affected side", side))
    }
    let aids = [IntakeColumn.walkingAid, .orthosis, .footwear]
      .compactMap { given($0, words: 6) }.filter { $0 != "none" }
    if !aids.isEmpty { facts.append(Definition("Worn or used", aids.joined(separator: ", "))) }
    facts.append(
      Definition(
        "Clinical examination", Self.examination(of: subject) ?? "no findings given",
        isWide: true))
    facts.append(Definition("Recorded", Self.recorded(analysis), isWide: true))
    return facts
  }

  /// What was done, how often; a condition is named where a task has several.
  private static func recorded(_ analysis: SessionAnalysis) -> String {
    let groups = TaskGroup.groups(of: analysis.trials)
    guard !groups.isEmpty else { return "nothing that could be analysed" }
    var conditions: [MovementTask: Int] = [:]
    for (group, _) in groups { conditions[group.task, default: 0] += 1 }
    let recorded = groups.prefix(mostGroups).map { group, trials -> String in
      let counts = CycleCounts(of: trials)
      let repetitions = trials.reduce(0) { $0 + $1.repetitions.count }
      let isOne = conditions[group.task] == 1
      var words = isOne ? TaskGroup(task: group.task, condition: "").title : group.shortTitle
      words += ": " + Reading.count(trials.count, "trial")
      if counts.total > 0 {
        words +=
          ", \(counts.assessed[.left, default: 0]) left and "
          + "\(counts.assessed[.right, default: 0]) right strides"
      }
      if repetitions > 0 { words += ", " + Reading.count(repetitions, "repetition") }
      return words
    }
    let rest = groups.count - recorded.count
    return recorded.joined(separator: "; ") + (rest > 0 ? "; \(rest) more" : "")
  }

  /// Tasks and conditions that the first page names.
  private static let mostGroups = 4

  /// What the hands-on examination found, as the participants table says it; `nil` where it does not.
  private static func examination(of subject: Subject) -> String? {
    let parts = IntakeColumn.examinations.compactMap { column -> String? in
      let label: String? =
        switch column {
        case .examinationRange: "range"
        case .examinationStrength: "strength"
        case .examinationLegLength: "leg length"
        default: nil
        }
      return subject.printedAnswer(column).map { (label.map { $0 + ": " } ?? "") + $0 }
    }
    return parts.isEmpty
      ? nil : shortened(parts.joined(separator: "; "), toWords: 25)
  }

  private func findings(of analysis: SessionAnalysis, within room: Int) -> [Block] {
    let order = FindingOrder(analysis.findings)
    guard order.assessedCount > 0 else { return [.paragraph(SafetyText.nothingAssessed)] }
    let entries = analysis.synopsis.entries
    guard !entries.isEmpty else {
      return [.paragraph(order.present.isEmpty ? SafetyText.noSign : Self.onlyDoubtful)]
    }
    let namesGroup = order.hasSeveralGroups
    // Plain sentences first; where they are too many words, the last ones give way to their names.
    for plain in stride(from: entries.count, through: 0, by: -1) {
      let rows = entries.enumerated().map { index, entry in
        Self.row(entry, isPlain: index < plain, namesGroup: namesGroup)
      }
      let block = Block.table(Self.table(rows))
      if block.words <= room || plain == 0 { return [block] }
    }
    return []
  }

  private static let onlyDoubtful =
    "Signs were measured, but none with enough confidence for this page; see Findings."

  private static func table(_ rows: [[Table.Cell]]) -> Table {
    var table = Table(
      caption: rows.count == 1 ? "What stands out" : "What stands out, most certain first",
      columns: [
        .init("Sign"), .init("Size", isNumber: true), .init("Limit", isNumber: true),
        .init("Error", isNumber: true), .init("95\u{A0}%", isNumber: true),
        .init("Seen in"), .init("Confidence"), .init("Limit from"), .init("Borderline if"),
      ], rows: rows)
    table.isStacked = true
    return table
  }

  private static func row(
    _ entry: Synopsis.Entry, isPlain: Bool, namesGroup: Bool
  ) -> [Table.Cell] {
    let finding = entry.finding
    var sign = Reading.sentenceCase(finding.name)
    if isPlain {
      sign = finding.plainSentence + "\n" + sign
    } else if let side = finding.side {
      sign += ", " + side.rawValue
    }
    if namesGroup && !finding.condition.isEmpty { sign += " (\(finding.condition))" }
    let measured = finding.measured
    let unit = finding.unit
    let known = measured.flatMap { $0.uncertainty.isFinite ? $0.uncertainty : nil }
    let interval = measured.flatMap { m in
      known.map { (m.value - 1.96 * $0, m.value + 1.96 * $0) }
    }
    let margin = measured.flatMap { m in known.map { max(m.excess - $0, 0) } }
    func number(_ text: String?) -> Table.Cell { .number(text ?? "\u{2013}") }
    return [
      Table.Cell(sign),
      number(measured.map { Reading.text($0.value, unit) }), number(finding.limitText),
      number(known.map { "\u{B1}" + Reading.text($0, unit) }),
      number(
        interval.map {
          Reading.number($0.0, unit) + "\u{2026}" + Reading.number($0.1, unit)
            + Reading.suffix(unit)
        }),
      Table.Cell(finding.windows > 0 ? "\(finding.showing)/\(finding.windows)" : "\u{2013}"),
      Table.Cell(finding.confidenceWord ?? "\u{2013}"),
      Table.Cell(LimitBasis(of: finding).rawValue),
      Table.Cell(margin.map { Reading.text($0, unit) + "\u{A0}nearer" } ?? "\u{2013}"),
    ]
  }

  /// What could not be looked at, as many reasons as there is room for.
  private func notAssessed(_ analysis: SessionAnalysis, within room: Int) -> [Block] {
    let missing = FindingOrder(analysis.findings).notAssessed
    guard !missing.isEmpty else { return [] }
    var reasons: [(reason: String, count: Int)] = []
    for reason in missing.map({ PlainReason.words($0.reason) }) {
      if let place = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[place].count += 1
      } else {
        reasons.append((reason, 1))
      }
    }
    reasons.sort { $0.count > $1.count }
    func block(_ shown: Int) -> Block {
      let named = reasons.prefix(shown).map { "\($0.reason) (\($0.count))" }
      let rest = reasons.count - shown
      let more = rest > 0 ? [Reading.count(rest, "other reason")] : []
      return .note(
        "Not assessed: \(Reading.count(missing.count, "reading")). Why, and how many: "
          + (named + more).joined(separator: "; ") + ". More under Findings.")
    }
    let shown = (0...min(4, reasons.count)).last { block($0).words <= room } ?? 0
    return [block(shown)]
  }

  private func chance(_ analysis: SessionAnalysis) -> [Block] {
    let order = FindingOrder(analysis.findings)
    guard order.assessedCount > 0 else { return [.note(SafetyText.whoDecidesShortly)] }
    let expected = Reading.plain(
      Double(order.assessedCount) * FindingList.chanceOfFlag, decimals: 1)
    return [
      .note(
        "\(order.assessedCount) readings assessed, \(order.borderline.count) borderline; about "
          + "\(expected) flags by chance alone. " + SafetyText.whoDecidesShortly)
    ]
  }

  private func safety(_ analysis: SessionAnalysis) -> Block {
    let general = analysis.synopsis.referrals.filter(\.isGeneral).map {
      ListItem(
        Reading.sentenceCase(Reading.enumeration($0.because)) + ":", $0.sentence.lowercasedFirst)
    }
    let title =
      general.isEmpty
      ? SafetyText.footer
      : "Symptoms were not provided. Movement data alone never rule out the following. "
        + SafetyText.footer
    return .safety(title, general)
  }

  /// A text cut after so many words.
  private static func shortened(_ text: String, toWords most: Int) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    return words.count > most
      ? words.prefix(most).joined(separator: " ") + " \u{2026}" : text
  }
}
