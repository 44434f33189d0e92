/// A person, by the label the study gives; nothing that identifies them.
public struct Subject: Codable, Sendable {
  /// The study's label, without `sub-`.
  public var label: String
  /// The session's label, without `ses-`, or `nil` where the study has one session a person.
  public var session: String?
  public var measures: SubjectMeasures
  /// Other columns of participants.tsv that rules or reports use (sex, walking_aid, pain_side, …).
  public var intake: [String: String]

  public init(
    label: String, session: String? = nil, measures: SubjectMeasures = SubjectMeasures(),
    intake: [String: String] = [:]
  ) {
    self.label = label
    self.session = session
    self.measures = measures
    self.intake = intake
  }

  /// Years, or `nil` where not known.
  public var age: Double? { measures[.age] }
}
