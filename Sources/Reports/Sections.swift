import Motion

/// Every section, in the order of the report: the page to act on, the numbers, the curves with every
/// cycle before any mean, what was found, and what it all rests on.
public enum Sections {
  /// - Parameter options: What the laboratory chose.
  public static func all(_ options: ReportOptions = ReportOptions()) -> [any Section] {
    let sides = options.sides
    return [
      AtAGlance(),
      KeyParameters(),
      GaitProfileScores(sides: sides),
      SymmetryTables(),
      Basis(),
      Consistency(sides: sides),
      JointAngleCurves(sides: sides),
      Kinetics(sides: sides),
      MuscleTiming(sides: sides),
      HipToKnee(sides: sides),
      ValgusByRepetition(),
      MovementOverTime(sides: sides),
      Movement(sides: sides, plays: options.hasAnimation),
      FindingList(),
      DataQualityRecord(),
      ModelRecord(),
      Participant(),
      StandingAlignment(),
      ParameterTables(),
      Methods(),
      References(),
      ProvenanceRecord(),
    ]
  }

  /// The names that the setting `report.sections` understands.
  public static var anchors: [String] { all().map(\.anchor) }
}
