import Motion

/// A row of `participants.tsv`.
public struct DemoParticipant: Hashable, Sendable {
  /// Without `sub-`.
  public var label: String
  /// `F` or `M`.
  public var sex: String
  public var measures: SubjectMeasures
  /// What the person said, by the column that holds it.
  public var intake: [String: String] = [:]

  /// The column names, in order.
  public static var columns: [String] {
    ["participant_id", "sex"] + asked + noted.map(\.name)
  }

  /// The values in the order of `columns`; SI units, `n/a` where not known.
  public var values: [String] {
    ["sub-" + label, sex] + Self.asked.map { intake[$0] ?? "n/a" }
      + Self.noted.map { measure in measures[measure].map { "\($0)" } ?? "n/a" }
  }

  private static let asked = ["pain_side", "symptoms"]

  private static let noted: [SubjectMeasure] =
    [.age, .mass, .height, .markerDiameter, .interAsisDistance]
    + Side.allCases.flatMap { [.legLength($0), .kneeWidth($0), .ankleWidth($0)] }
}
