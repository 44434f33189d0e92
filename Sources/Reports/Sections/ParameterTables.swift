import Motion

/// Time and distance parameters, left, right and both, with spread and count.
struct ParameterTables: Section {
  let title = "Spatiotemporal parameters"
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
    return order.flatMap { group -> [Block] in
      let members = parameters.filter { $0.group == group }
      let isAngle = { (unit: Unit) in unit == .degree || unit == .radian }
      let tables = [
        Self.table(members.filter { !isAngle($0.unit) }, caption: group.title),
        Self.table(members.filter { isAngle($0.unit) }, caption: group.title + ": angles"),
      ]
      return tables.compactMap(\.self)
    }
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
      return [Table.Cell(Reading.sentenceCase(words) + remark)] + cells(found)
        + [reference(of: members)]
    }
    return .table(
      Table(
        caption: caption,
        columns: [
          .init("Parameter"), .init("Left", isNumber: true), .init("Right", isNumber: true),
          .init("Both", isNumber: true), .init("Reference", isNumber: true),
        ], rows: rows))
  }

  /// `1.33 ± 0.18, z 0.4 / −0.2`: the mean and deviation of healthy people, and each value's z.
  private func reference(of members: [Parameter]) -> Table.Cell {
    guard let reference = members.compactMap(\.reference).first, let unit = members.first?.unit
    else { return .number("") }
    let z = members.compactMap { member in
      member.value.value.flatMap { value in member.reference?.z(of: value.mean) }
    }.map { Reading.plain($0, decimals: 1) }
    let spread =
      Reading.number(reference.mean, unit) + " \u{B1} "
      + Reading.number(reference.standardDeviation, unit) + Reading.suffix(unit)
    let flags = reference.flags.isEmpty ? "" : " (" + reference.flags.joined(separator: "; ") + ")"
    return .number(spread + (z.isEmpty ? "" : ", z " + z.joined(separator: " / ")) + flags)
  }

  /// The cells for left, right and both; one wide cell where all that is known is one reason.
  private static func cells(_ found: [Parameter?]) -> [Table.Cell] {
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
          Reading.text(statistic, parameter.unit) + "\u{A0}\u{A0}(n\u{A0}\(statistic.count)"
            + (error ?? "") + ")" + (parameter.remark.map { "\n" + $0 } ?? ""))
      case .absent(let reason):
        return .quiet("not measured: " + reason)
      }
    }
  }
}
