import Motion

/// Every section, in the order of the report.
public enum Sections {
  /// - Parameter sides: How the left and the right side are drawn.
  public static func all(sides: SideStyles = .standard) -> [any Section] {
    [
      AtAGlance(),
      Participant(),
      DataQualityRecord(),
      FindingList(),
      ParameterTables(),
      StandingAlignment(),
      SymmetryTables(),
      JointAngleCurves(sides: sides),
      GaitProfileScores(),
      Kinetics(sides: sides),
      MovementOverTime(sides: sides),
      MuscleTiming(sides: sides),
      Methods(),
      References(),
      ProvenanceRecord(),
    ]
  }

  /// The names that the setting `report.sections` understands.
  public static var anchors: [String] { all().map(\.anchor) }
}
