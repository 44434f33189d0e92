import Motion

/// Sentences that a report says in the same words every time.
enum SafetyText {
  /// On every page.
  static let footer =
    "Measurements support, and do not replace, clinical examination. Not a diagnosis."

  /// Where no sign is present.
  static let noSign =
    "No movement sign in these data points to a category. "
    + "Absence of signs does not exclude a problem."

  /// Where no rule had data to work on.
  static let nothingAssessed = "No rule could be assessed, for want of data. " + noSign

  static let whoDecidesShortly = "A physiotherapist or doctor should decide what follows."

  static let whoDecides = "A physiotherapist or doctor should decide what follows from these signs."
}
