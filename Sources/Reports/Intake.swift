import Motion

/// The columns of the participants table that a report may print; all others stay unsaid, because
/// they may name the person or carry a referral's free text.
enum Intake {
  static let columns: [(key: String, words: String)] = [
    ("sex", "Sex"), ("walking_aid", "Walking aid"), ("footwear", "Footwear"),
    ("orthosis", "Orthosis"), ("affected_side", "Affected side"), ("pain_side", "Pain side"),
    ("symptoms", "Symptoms"),
  ]

  /// The answer in a column, or `nil` where it is empty or marked as missing.
  static func answer(_ key: String, of subject: Subject) -> String? {
    guard let text = subject.intake[key] else { return nil }
    var trimmed = Substring(text)
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    let isMissing = ["", "n/a", "na", "nan", "-", "unknown"].contains(trimmed.lowercased())
    return isMissing ? nil : String(trimmed)
  }

  /// Whether anything is known about symptoms.
  static func hasSymptoms(_ subject: Subject) -> Bool {
    answer("symptoms", of: subject) != nil || answer("pain_side", of: subject) != nil
  }
}
