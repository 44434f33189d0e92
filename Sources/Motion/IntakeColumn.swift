/// A column of participants.tsv that tells why a person came and what is known beside the
/// recordings; every other column stays unsaid, because it may name the person.
public enum IntakeColumn: String, CaseIterable, Codable, Sendable {
  /// What the referrer wants to know, in free words; no rule reads it.
  case referralQuestion = "referral_question"
  case sex
  case walkingAid = "walking_aid"
  case footwear
  case orthosis
  case affectedSide = "affected_side"
  case painSide = "pain_side"
  case symptoms
  /// What the hands-on examination found, in free words; no rule reads it.
  case examination
  /// Passive range of motion.
  case examinationRange = "examination_range"
  /// Strength, by hand or by dynamometer.
  case examinationStrength = "examination_strength"
  /// Leg length, by tape or by blocks.
  case examinationLegLength = "examination_leg_length"

  /// The columns of the hands-on examination.
  public static let examinations: [IntakeColumn] = [
    .examination, .examinationRange, .examinationStrength, .examinationLegLength,
  ]

  /// The column's name in a report.
  public var words: String {
    switch self {
    case .referralQuestion: "Referral question"
    case .sex: "Sex"
    case .walkingAid: "Walking aid"
    case .footwear: "Footwear"
    case .orthosis: "Orthosis"
    case .affectedSide: "Affected side"
    case .painSide: "Pain side"
    case .symptoms: "Symptoms"
    case .examination: "Clinical examination"
    case .examinationRange: "Range of motion, examined"
    case .examinationStrength: "Strength, examined"
    case .examinationLegLength: "Leg length, examined"
    }
  }
}

extension Subject {
  /// Characters of an answer that outputs carry; what is longer ends in an ellipsis.
  public static let longestAnswer = 600

  /// The answer in a column, or `nil` where it is empty or marked as missing.
  public func answer(_ column: IntakeColumn) -> String? { answer(inColumn: column.rawValue) }

  /// The answer in a column of any name, or `nil` where it is empty or marked as missing.
  public func answer(inColumn name: String) -> String? {
    guard let text = intake[name] else { return nil }
    var trimmed = Substring(text)
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    let isMissing = ["", "n/a", "na", "nan", "-", "unknown"].contains(trimmed.lowercased())
    return isMissing ? nil : String(trimmed)
  }

  /// The answer in a column as outputs carry it: one line of at most `longestAnswer` characters.
  public func printedAnswer(_ column: IntakeColumn) -> String? {
    guard let whole = answer(column) else { return nil }
    let line = whole.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > Self.longestAnswer else { return line }
    return line.prefix(Self.longestAnswer - 1) + "\u{2026}"
  }
}
