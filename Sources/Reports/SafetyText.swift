/// Sentences that a report says in the same words every time.
enum SafetyText {
  /// On every page.
  static let footer =
    "Measurements support, and do not replace, clinical examination. Not a diagnosis."

  /// Where no sign is present.
  static let noSign =
    "No movement sign in these data points to a category. "
    + "Absence of signs does not exclude a problem."

  static let whoDecides = "A physiotherapist or doctor should decide what follows from these signs."

  /// Printed where no symptoms were given, because movement data cannot rule out what these name.
  static let whenSymptomsAreUnknown: [ListItem] = [
    ListItem(
      "Child or adolescent (8 to 16 years) with knee, thigh or hip pain and a limp:",
      "same-day medical assessment of the hip, including when pain is only at the knee; "
        + "do not load until seen."),
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
}
