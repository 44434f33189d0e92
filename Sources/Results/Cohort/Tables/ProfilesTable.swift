import Motion

/// How far the curves lie from a reference.
enum ProfilesTable: CohortTable {
  static let name = "profiles"
  static let meaning = "one gait variable score, or one gait profile score, a row"
  static let columns =
    CohortKeys.condition + [
      CohortKeys.side,
      CohortColumn(
        "score",
        "a curve's name (its GVS); GPS, GPS_speed_matched, or either _without_hip_rotation"),
      CohortColumn(
        "value_deg", .number, "root mean square distance from the reference", unit: "deg"),
      CohortColumn(
        "expected_deg", .number, "what a healthy person is expected to score", unit: "deg"),
      CohortColumn("cycles", .integer, "cycles that the mean curve rests on"),
      CohortColumn("reference", "who the reference is"),
      CohortColumn("reference_is_own", .integer, "1 for the laboratory's own people, else 0"),
      CohortColumn("not_assessed_because", "why there is no score"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.profiles.flatMap { profile in
      var rows: [[CohortValue]] = []
      func add(
        _ name: String, _ side: Side?, _ score: Availability<Double>?, expected: Double? = nil,
        cycles: Int? = nil
      ) {
        guard let score else { return }
        rows.append(
          CohortKeys.condition(profile.task, profile.condition) + [
            CohortKeys.side(side), .text(name), .number(score.value?.in(.degree)),
            .number(expected?.in(.degree)), .integer(cycles),
            .text(profile.reference as String?), .integer(profile.isOwn ? 1 : 0),
            .text(score.reason),
          ])
      }
      for (name, score) in [
        ("GPS", profile.score), ("GPS_speed_matched", profile.speedMatchedScore),
      ] {
        for side in Side.allCases { add(name, side, score.sides[side]) }
        add(name, nil, score.overall)
        add(name + "_without_hip_rotation", nil, score.withoutHipRotation)
      }
      for variable in profile.variables {
        add(
          variable.quantity.name, variable.side, variable.score, expected: variable.expected,
          cycles: variable.count)
      }
      return rows
    }
  }
}
