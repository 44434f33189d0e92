import Motion

/// Time and distance parameters, left, right and both, with spread and count.
struct ParameterTables: Section {
  let title = "All parameters"
  let anchor = "parameters"
  let help =
    "Mean \u{B1} standard deviation over cycles, with the number of cycles n. A step belongs to the "
    + "leading foot. Means over ten or more cycles repeat well from day to day; few do less so."

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    // Those of force plates stand with their figures, in the section on kinetics.
    let parameters = analysis.parameters.filter { !$0.isKinetic }
    guard !parameters.isEmpty else {
      return [.paragraph("No parameter was measured: there is no gait cycle to measure it on.")]
    }
    var order: [TaskGroup] = []
    for parameter in parameters where !order.contains(parameter.group) {
      order.append(parameter.group)
    }
    return order.flatMap { group in
      blocks(for: parameters.filter { $0.group == group }, title: group.title)
    }
  }

  private func blocks(for members: [Parameter], title: String) -> [Block] {
    let reasons = Set(members.map(\.value.reason))
    if reasons.count == 1, let reason = reasons.first ?? nil {
      return [.heading(title), .paragraph("Not measured: " + reason + ".")]
    }
    func isAngle(_ parameter: Parameter) -> Bool {
      parameter.unit == .degree || parameter.unit == .radian
    }
    func isResearch(_ parameter: Parameter) -> Bool {
      parameter.remark?.hasPrefix("research") == true
    }
    let common = members.filter { !isResearch($0) }
    var blocks = [
      Self.table(common.filter { !isAngle($0) }, caption: title),
      Self.table(common.filter(isAngle), caption: title + ": angles"),
    ].compactMap(\.self)
    let references = common.compactMap(\.reference)
    if !references.isEmpty {
      blocks.append(.note(Self.sources(of: references)))
    }
    if let research = Self.table(members.filter(isResearch), caption: title + ": research") {
      blocks.append(
        .folded(
          "Measures for research",
          [.note("No reference or limit is published that would grade a person."), research]))
    }
    return blocks
  }

  /// Whom the reference column stands for, and what does not fit.
  static func sources(of references: [ParameterReference]) -> String {
    var words: [String] = []
    var flags: [String] = []
    for reference in references {
      if !words.contains(reference.words) { words.append(reference.words) }
      for flag in reference.flags where !flags.contains(flag) { flags.append(flag) }
    }
    let reservations =
      flags.isEmpty ? "" : " " + Reading.sentenceCase(flags.joined(separator: "; ")) + "."
    return "Reference, mean \u{B1} SD; z, left and right or both: " + words.joined(separator: "; ")
      + "." + reservations
  }

  static func table(_ parameters: [Parameter], caption: String) -> Block? {
    guard !parameters.isEmpty else { return nil }
    var names: [String] = []
    for parameter in parameters where !names.contains(parameter.name) {
      names.append(parameter.name)
    }
    let rows = names.map { name -> [Table.Cell] in
      let members = parameters.filter { $0.name == name }
      let sides: [Side?] = [.left, .right, nil]
      let found = sides.map { side in members.first { $0.side == side } }
      let words = members.first?.words ?? name
      let remark = members.compactMap(\.remark).first.map { " (\($0))" } ?? ""
      return [Table.Cell(Reading.sentenceCase(words) + remark)]
        + cells(found, said: members.compactMap(\.remark).first)
        + reference(of: members)
    }
    return .table(
      Table(
        caption: caption,
        columns: [
          .init("Parameter"), .init("Left", isNumber: true), .init("Right", isNumber: true),
          .init("Both", isNumber: true), .init("Reference", isNumber: true),
          .init("z", isNumber: true),
        ], rows: rows))
  }

  /// Mean and deviation of healthy people, and each value's z.
  private static func reference(of members: [Parameter]) -> [Table.Cell] {
    guard let reference = members.compactMap(\.reference).first, let unit = members.first?.unit
    else { return [.number(""), .number("")] }
    let sides: [Side?] = members.contains { $0.side != nil } ? [.left, .right] : [nil]
    let z = sides.map { side -> Double? in
      guard let member = members.first(where: { $0.side == side }) else { return nil }
      return member.value.value.flatMap { member.reference?.z(of: $0.mean) }
    }
    let shown = z.map { Reading.plain($0 ?? .nan, decimals: 1) }
    return [
      .number(
        Reading.number(reference.mean, unit) + "\u{A0}\u{B1}\u{A0}"
          + Reading.number(reference.standardDeviation, unit) + Reading.suffix(unit)),
      .number(
        z.contains { $0 != nil } ? shown.joined(separator: "\u{A0}/\u{A0}") : ""),
    ]
  }

  /// The cells for left, right and both; one wide cell where all that is known is one reason.
  private static func cells(_ found: [Parameter?], said: String?) -> [Table.Cell] {
    let known = found.compactMap(\.self)
    let reasons = known.compactMap(\.value.reason)
    if reasons.count == known.count, let reason = reasons.first, Set(reasons).count == 1 {
      return [.quiet("not measured: " + reason, span: 3)]
    }
    return found.map { parameter in
      guard let parameter else { return .number("") }
      switch parameter.value {
      case .present(let statistic):
        let error = parameter.uncertainty.map {
          "; error\u{A0}\u{B1}" + Reading.text($0, parameter.unit)
        }
        return .number(
          String(Reading.text(statistic, parameter.unit).map { $0 == " " ? "\u{A0}" : $0 })
            + "\u{A0}\u{A0}(n\u{A0}\(statistic.count)"
            + (error ?? "") + ")" + (parameter.remark.map { $0 == said ? "" : "\n" + $0 } ?? ""))
      case .absent(let reason):
        return .quiet("not measured: " + reason)
      }
    }
  }
}
