import Motion

/// What the rules say: present signs first, and every rule that could not speak with its reason.
struct FindingList: Section {
  let title = "Findings"
  let anchor = "findings"
  let help =
    "A sign is present when its value lies past the limit by at least its uncertainty, within "
    + "reference when it lies inside by as much, and borderline between. Confidence says how "
    + "surely the value was measured; evidence says how good the limit is. The two are separate."

  /// Share of healthy values beyond two standard deviations on one side.
  static let chanceOfFlag = 0.023

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let order = FindingOrder(analysis.findings)
    return present(order) + borderline(order) + unreliable(order) + within(order)
      + notAssessed(order) + footing(order) + considered(analysis.synopsis)
  }

  private func cards(_ findings: [Finding], _ order: FindingOrder) -> Block {
    .findings(findings.map { $0.card(namesGroup: order.hasSeveralGroups) })
  }

  private func present(_ order: FindingOrder) -> [Block] {
    guard !order.present.isEmpty else {
      let nothing = order.assessedCount == 0
      return [.paragraph(nothing ? SafetyText.nothingAssessed : SafetyText.noSign)]
    }
    return [
      .heading("Present"), cards(order.present, order), .paragraph(SafetyText.whoDecides),
    ]
  }

  private func borderline(_ order: FindingOrder) -> [Block] {
    order.borderline.isEmpty ? [] : [.heading("Borderline"), cards(order.borderline, order)]
  }

  private func unreliable(_ order: FindingOrder) -> [Block] {
    guard !order.unreliable.isEmpty else { return [] }
    return [
      .heading("Measured too uncertainly to be read as findings"), cards(order.unreliable, order),
    ]
  }

  private func within(_ order: FindingOrder) -> [Block] {
    guard !order.within.isEmpty else { return [] }
    let rows = order.within.map { finding -> [Table.Cell] in
      let measured = finding.measured
      return [
        Table.Cell(finding.title(namesGroup: order.hasSeveralGroups)),
        .number(measured.map { Reading.text($0.value, finding.unit) } ?? "\u{2013}"),
        .number(finding.limitText ?? "\u{2013}"),
        .number(measured.map { Reading.text($0.uncertainty, finding.unit) } ?? "\u{2013}"),
        .number(finding.windows > 0 ? "\(finding.windows)" : "\u{2013}"),
        Table.Cell(finding.confidenceInWords ?? "\u{2013}"),
        .quiet((finding.notes + finding.gates).joined(separator: "; ")),
      ]
    }
    return [
      .heading("Within reference"),
      .table(
        Table(
          caption: "Rules that found nothing past their limit",
          columns: [
            .init("Rule"), .init("Value", isNumber: true), .init("Limit", isNumber: true),
            .init("Uncertainty", isNumber: true), .init("Looked at", isNumber: true),
            .init("Confidence"), .init("Remarks"),
          ], rows: rows)),
    ]
  }

  private func notAssessed(_ order: FindingOrder) -> [Block] {
    guard !order.notAssessed.isEmpty else { return [] }
    var reasons: [String] = []
    var titles: [String: [String]] = [:]
    for (finding, reason) in order.notAssessed {
      if titles[reason] == nil { reasons.append(reason) }
      titles[reason, default: []].append(Reading.sentenceCase(finding.name))
    }
    let rows = reasons.map { reason -> [Table.Cell] in
      [Table.Cell(reason), Table.Cell(Self.counted(titles[reason] ?? []))]
    }
    return [
      .heading("Not assessed"),
      .table(
        Table(
          caption: "Rules that had nothing to go on; a missing input is never within reference",
          columns: [.init("Reason"), .init("Rules, and how often: sides and conditions")],
          rows: rows)),
    ]
  }

  /// Names in their order, each once, with how often it comes: sides and conditions.
  private static func counted(_ names: [String]) -> String {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for name in names {
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    return order.map { name in
      let count = counts[name] ?? 1
      return count > 1 ? "\(name) (\(count))" : name
    }.joined(separator: "; ")
  }

  /// What the findings as a whole rest on, so that a reader can weigh them.
  private func footing(_ order: FindingOrder) -> [Block] {
    let assessed = order.present + order.borderline + order.within + order.unreliable
    let expected = Double(assessed.count) * Self.chanceOfFlag
    var facts = [
      Definition(
        "Rules assessed",
        "\(assessed.count), counted once for each side, task and condition; "
          + "\(order.notAssessed.count) not assessed"),
      Definition(
        "Expected by chance",
        "about " + Reading.plain(expected, decimals: 1) + " flags in a healthy person ("
          + "\(assessed.count) \u{D7} 0.023: two standard deviations, one side)"),
    ]
    let references = Set(assessed.compactMap(\.reference)).sorted()
    facts.append(
      Definition(
        "References used", references.isEmpty ? "none" : references.joined(separator: "; ")))
    let grades = Dictionary(grouping: assessed.filter { !$0.evidence.isEmpty }, by: \.evidence)
    if !grades.isEmpty {
      let counted = grades.keys.sorted().map { "\($0): \(grades[$0]?.count ?? 0)" }
      facts.append(Definition("Evidence behind the limits", counted.joined(separator: "; ")))
    }
    return [.heading("What the findings rest on"), .definitions(facts)]
  }

  /// What a clinician may consider.
  private func considered(_ synopsis: Synopsis) -> [Block] {
    var blocks: [Block] = []
    if !synopsis.categories.isEmpty {
      blocks.append(.heading("What a clinician may consider"))
      blocks.append(
        .list(
          synopsis.categories.map {
            ListItem(
              Reading.sentenceCase($0.name) + ".",
              $0.sentence + " From: " + Reading.enumeration($0.because) + ".")
          }))
      blocks.append(.paragraph(SafetyText.whoDecides))
    }
    return blocks
  }
}
