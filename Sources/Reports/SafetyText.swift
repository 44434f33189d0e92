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

  static let whoDecides = "A physiotherapist or doctor should decide what follows from these signs."

  /// Printed where no symptoms were given, because movement data cannot rule out what these name.
  static let whenSymptomsAreUnknown: [ListItem] = [
    ListItem(
      "Child or adolescent (8 to 16 years) with knee, thigh or hip pain and a limp:",
      childsHip.lowercasedFirst),
    ListItem(
      "After an injury, with no weight borne for four steps, rapid swelling, a locked knee or "
        + "deformity:",
      "urgent medical assessment."),
    ListItem(
      "Fever, a hot swollen joint, night pain, weight loss, a history of cancer, or calf swelling:",
      "urgent medical assessment."),
    ListItem(
      "New foot drop, new stiffness of both legs, numbness of the saddle area, bladder symptoms, "
        + "or sudden asymmetry:",
      "urgent medical assessment."),
  ]

  /// The words for a child whose symptoms point to the hip.
  static let childsHip =
    "Same-day medical assessment of the hip, including when pain is only at the knee; do not load "
    + "until seen."

  /// Whether a child or adolescent has pain at knee, thigh or hip together with a limp, given or
  /// measured; a slipped growth plate of the hip must then be ruled out before anything else.
  static func isChildsHipInDoubt(_ analysis: SessionAnalysis) -> Bool {
    guard let age = analysis.subject.age, (8...16).contains(age),
      let symptoms = Intake.answer("symptoms", of: analysis.subject)?.lowercased()
    else { return false }
    let hurts = ["knee", "thigh", "hip"].contains { symptoms.contains($0) }
    let limps = analysis.findings.contains { $0.isPresent && ["P01", "P11"].contains($0.rule) }
    return hurts && (limps || symptoms.contains("limp"))
  }
}
