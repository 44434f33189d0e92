import Motion

/// A row of `participants.tsv`.
public struct DemoParticipant: Hashable, Sendable {
  /// Without `sub-`.
  public var label: String
  /// `F` or `M`.
  public var sex: String
  public var measures: SubjectMeasures

  /// The column names, in order.
  public static var columns: [String] {
    ["participant_id", "sex"] + noted.map(\.name)
  }

  /// The values in the order of `columns`; SI units, `n/a` where not known.
  public var values: [String] {
    ["sub-" + label, sex]
      + Self.noted.map { measure in measures[measure].map { "\($0)" } ?? "n/a" }
  }

  private static let noted: [SubjectMeasure] =
    [.age, .mass, .height, .markerDiameter, .interAsisDistance]
    + Side.allCases.flatMap { [.legLength($0), .kneeWidth($0), .ankleWidth($0)] }
}
