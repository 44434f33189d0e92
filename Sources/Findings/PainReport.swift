import Motion

/// What participants.tsv says about pain and symptoms; an empty answer is not an answer.
struct PainReport {
  private var subject: Subject

  init(_ subject: Subject) { self.subject = subject }

  /// The answer of a column in small letters, or `nil` where it is empty or marked as missing.
  func answer(_ column: String) -> String? { subject.answer(inColumn: column)?.lowercased() }

  /// Whether pain was reported on a side.
  func isOn(_ side: Side) -> Bool {
    guard let words = answer("pain_side") else { return false }
    if ["both", "bilateral", "b"].contains(words) { return true }
    return words.contains(side.rawValue) || words == side.rawValue.prefix(1)
  }

  /// Whether any of some words is among the symptoms.
  func mentions(_ words: String...) -> Bool {
    guard let symptoms = answer("symptoms") else { return false }
    return words.contains { symptoms.contains($0) }
  }

  /// Whether anything is known about symptoms.
  var isGiven: Bool { answer("symptoms") != nil || answer("pain_side") != nil }
}
