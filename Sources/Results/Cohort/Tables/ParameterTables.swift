import Motion

/// Rows of parameters: those of gait and other tasks in three tables, by what they are made of.
enum ParameterRows {
  static let columns =
    CohortKeys.condition + [
      CohortKeys.side,
      CohortColumn("parameter", "the parameter; the dictionary says what it means"),
      CohortColumn("unit", "the unit of the numbers in this row"),
      CohortColumn(
        "value", .number, "mean over cycles or repetitions", unit: "unit",
        sign: "see the parameter's own row of the dictionary"),
      CohortColumn(
        "standard_deviation", .number, "over cycles or repetitions; empty for a single one",
        unit: "unit"),
      CohortColumn("count", .integer, "cycles or repetitions"),
      CohortColumn(
        "uncertainty", .number, "error of the mean that repeating does not show, one SD",
        unit: "unit"),
      CohortColumn("reference_mean", .number, "mean of healthy people", unit: "unit"),
      CohortColumn(
        "reference_standard_deviation", .number, "spread of healthy people", unit: "unit"),
      CohortColumn(
        "z", .number, "distance from that mean in its standard deviations", unit: "1",
        sign: "+ above the mean"),
      CohortColumn("reference", "who the healthy people are"),
      CohortColumn("remark", "research, free speed, ..."),
      CohortColumn("not_assessed_because", "why there is no value"),
    ]

  static func row(_ parameter: Parameter) -> [CohortValue] {
    let unit = parameter.unit
    let statistic = parameter.value.value
    let reference = parameter.reference
    return CohortKeys.condition(parameter.task, parameter.condition) + [
      CohortKeys.side(parameter.side), .text(parameter.name), .text(unit.rawValue),
      .number(statistic?.mean.in(unit)), .number(statistic?.standardDeviation?.in(unit)),
      .integer(statistic?.count), .number(parameter.uncertainty?.in(unit)),
      .number(reference?.mean.in(unit)), .number(reference?.standardDeviation.in(unit)),
      .number(statistic.flatMap { value in reference?.z(of: value.mean) }),
      .text(reference?.words), .text(parameter.remark), .text(parameter.value.reason),
    ]
  }
}

/// A table of parameters of one kind.
protocol ParameterTable: CohortTable {
  static func holds(_ parameter: Parameter) -> Bool
}

extension ParameterTable {
  static var columns: [CohortColumn] { ParameterRows.columns }

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.parameters.filter(holds).map(ParameterRows.row)
  }

  static func parameters(of analysis: SessionAnalysis) -> [CohortParameter] {
    analysis.parameters.filter(holds).map { CohortParameter($0) }
  }
}

extension Parameter {
  /// Whether it is made of forces, moments or powers.
  fileprivate var isOfForces: Bool {
    isKinetic || [.newtonMetrePerKilogram, .wattPerKilogram, .joulePerKilogram].contains(unit)
  }

  /// Whether it is made of joint angles: an angle itself, or how two of them go together.
  fileprivate var isOfAngles: Bool {
    !isOfForces
      && (unit == .degree
        || ["_in_phase", "_anti_phase", "_proximal", "_distal"].contains(where: name.hasSuffix))
  }
}

enum SpatiotemporalTable: ParameterTable {
  static let name = "spatiotemporal"
  static let meaning = "one time, length, speed or share of one side and condition a row"
  static func holds(_ parameter: Parameter) -> Bool {
    !parameter.isOfForces && !parameter.isOfAngles
  }
}

enum AnglesTable: ParameterTable {
  static let name = "angles"
  static let meaning = "one parameter of a joint angle's curve, of one side and condition, a row"
  static func holds(_ parameter: Parameter) -> Bool { parameter.isOfAngles }
}

enum MomentsTable: ParameterTable {
  static let name = "moments"
  static let meaning = "one parameter of forces, joint moments, powers or work a row"
  static func holds(_ parameter: Parameter) -> Bool { parameter.isOfForces }
}
