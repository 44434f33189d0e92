import Motion

/// What every rule said.
enum FindingsTable: CohortTable {
  static let name = "findings"
  static let meaning = "what one rule said of one side in one task and condition a row"
  static let columns =
    CohortKeys.condition + [
      CohortKeys.side,
      CohortColumn("rule", "the rule's identifier; `marey explain` says what it measures"),
      CohortColumn("name", "the measured sign in words; never a diagnosis"),
      CohortColumn("state", "not_assessed, within_reference, borderline or present"),
      CohortColumn("severity", "mild, moderate or marked, of a sign that is present"),
      CohortColumn("unit", "the unit of value, limit, excess, uncertainty and interval"),
      CohortColumn(
        "value", .number, "what the rule compares", unit: "unit", sign: "the column sign says it"),
      CohortColumn("sign", "which way the value is positive"),
      CohortColumn("limit", .number, "what it is compared with", unit: "unit"),
      CohortColumn(
        "excess", .number, "distance past the limit", unit: "unit", sign: "+ deviant"),
      CohortColumn("uncertainty", .number, "one standard deviation of the value", unit: "unit"),
      CohortColumn("interval_low", .number, "95 % interval under displaced markers", unit: "unit"),
      CohortColumn("interval_high", .number, "95 % interval under displaced markers", unit: "unit"),
      CohortColumn(
        "z", .number, "distance from the reference's mean in its standard deviations", unit: "1"),
      CohortColumn("showing", .integer, "cycles or repetitions past the limit"),
      CohortColumn("windows", .integer, "cycles or repetitions looked at"),
      CohortColumn("confidence", .number, "of the measurement, 0 to 1", unit: "1"),
      CohortColumn(
        "survival", .number, "share of repeated analyses with the same state", unit: "1"),
      CohortColumn("evidence", "grade of the limit's evidence"),
      CohortColumn("limit_unverified", .integer, "1 where the limit was not checked, else 0"),
      CohortColumn("reference", "where the limit comes from"),
      CohortColumn("reason", "why it was not assessed"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.findings.map { finding in
      let unit = finding.unit
      let measured = finding.measured
      var severity: String?
      var reason: String?
      switch finding.state {
      case .present(let size): severity = size.rawValue
      case .notAssessed(let because): reason = because
      case .borderline, .withinReference: break
      }
      return CohortKeys.condition(finding.task, finding.condition) + [
        CohortKeys.side(finding.side), .text(finding.rule), .text(finding.name),
        .text(finding.state.name), .text(severity), .text(unit.rawValue),
        .number(measured?.value.in(unit)), .text(finding.signInWords.asPositive as String?),
        .number(measured?.limit.in(unit)), .number(measured?.excess.in(unit)),
        .number(measured?.uncertainty.in(unit)), .number(finding.interval?.lowerBound.in(unit)),
        .number(finding.interval?.upperBound.in(unit)), .number(measured?.z),
        .integer(finding.showing), .integer(finding.windows), .number(finding.confidence),
        .number(finding.survival), .text(finding.evidence as String?),
        .integer(finding.isLimitUnverified ? 1 : 0), .text(finding.reference), .text(reason),
      ]
    }
  }
}
