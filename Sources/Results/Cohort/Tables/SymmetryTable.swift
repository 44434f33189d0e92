import Motion

/// Left beside right.
enum SymmetryTable: CohortTable {
  static let name = "symmetry"
  static let meaning = "one parameter with left beside right a row"
  static let columns =
    CohortKeys.condition + [
      CohortColumn("parameter", "the parameter; see the dictionary"),
      CohortColumn("unit", "the unit of left, right, difference and detectable_change"),
      CohortColumn("left", .number, "mean of the left side", unit: "unit"),
      CohortColumn("right", .number, "mean of the right side", unit: "unit"),
      CohortColumn(
        "difference", .number, "left minus right", unit: "unit", sign: "+ more on the left"),
      CohortColumn(
        "detectable_change", .number,
        "difference that measurement error alone may make in 19 of 20 cases", unit: "unit"),
      CohortColumn(
        "robinson_index_percent", .number, "right minus left, of their mean (Robinson 1987)",
        unit: "%", sign: "+ more on the right"),
      CohortColumn("beyond_limits", .integer, "1 beyond measurement error and its limit, else 0"),
      CohortColumn("count", .integer, "cycles of the side that has fewer"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.symmetry.map { value in
      CohortKeys.condition(value.task, value.condition) + [
        .text(value.name), .text(value.unit.rawValue), .number(value.left.in(value.unit)),
        .number(value.right.in(value.unit)), .number(value.difference.in(value.unit)),
        .number(value.detectableChange?.in(value.unit)), .number(value.index?.in(.percent)),
        .integer(value.isBeyondLimits ? 1 : 0), .integer(value.count),
      ]
    }
  }
}
