import Motion

/// What each knee's flexion axis does to the values that depend on it, for the sections that show
/// them.
enum KneeAxisTable {
  static func blocks(for analysis: SessionAnalysis) -> [Block] {
    let checks = Side.allCases.map { ($0, analysis.kneeAxis($0)) }
    guard checks.contains(where: { $0.1.value != nil }) else { return [] }
    let rows = checks.map { side, check -> [Table.Cell] in
      switch check {
      case .absent(let reason):
        return [
          Table.Cell(Reading.sentenceCase(side.rawValue)),
          .quiet("not checked: " + reason, span: 6),
        ]
      case .present(let found):
        return [Table.Cell(Reading.sentenceCase(side.rawValue))] + row(found)
      }
    }
    let red = checks.compactMap { side, check in
      check.value.map { $0.isReliable ? nil : side.rawValue } ?? nil
    }
    var blocks: [Block] = [
      .table(
        Table(
          caption: "Knee flexion axis (\"cross-talk\"), from unloaded swings",
          columns: [
            .init("Side"), .init("Light"), .init("Adduction in swing", isNumber: true),
            .init("Correlation with flexion", isNumber: true),
            .init("Axis turned by about", isNumber: true),
            .init("Error of knee adduction at 20\u{B0} / 60\u{B0} flexion", isNumber: true),
            .init("Error of knee and hip rotation", isNumber: true),
          ], rows: rows)),
      .note(
        "A flexion axis that is turned about the thigh makes bending look like ab- or adduction. "
          + "These errors belong to every knee adduction, knee rotation and hip rotation of this "
          + "session; joint moments about the knee keep their sign, and share the doubt."),
    ]
    if !red.isEmpty {
      blocks.append(
        .callout(
          .caution, title: "Knee axis",
          text: "Unreliable on the \(Reading.enumeration(red)) side: knee adduction, knee rotation "
            + "and hip rotation. Rules that rest on them are not assessed."))
    }
    return blocks
  }

  private static func row(_ check: KneeAxisCheck) -> [Table.Cell] {
    func degrees(_ value: Double) -> String { Reading.text(value, .degree) }
    let lights = KneeAxisCheck.Light.allCases.compactMap { light -> String? in
      let count = check.cycleLights.count { $0 == light }
      return count > 0 ? "\(count) \(light.rawValue)" : nil
    }
    return [
      Table.Cell(
        check.light.rawValue + " (cycles: " + Reading.enumeration(lights) + ")"),
      .number(degrees(check.swingRange)),
      .number(Reading.plain(check.correlation, decimals: 2)),
      .number(degrees(check.axisError)),
      .number(
        "\u{B1}" + degrees(check.adductionError(atFlexion: .degrees(20))) + " / \u{B1}"
          + degrees(check.adductionError(atFlexion: .degrees(60)))),
      .number("\u{B1}" + degrees(check.hipRotationError)),
    ]
  }
}
