import Motion

extension SubjectMeasure {
  /// A value of this measure as a report prints it.
  func reading(_ value: Double) -> String {
    switch self {
    case .mass: Reading.text(value, .kilogram)
    case .height: Reading.text(value, .metre)
    case .age: Reading.plain(value, decimals: value == value.rounded() ? 0 : 1) + " years"
    case .markerDiameter, .interAsisDistance, .legLength, .kneeWidth, .ankleWidth,
      .asisTrochanterDistance, .soleDelta:
      Reading.plain(value.in(.millimetre), decimals: 1) + "\u{A0}mm"
    case .staticPlantarFlexion, .staticRotation, .thighRotation, .shankRotation, .tibialTorsion:
      Reading.text(value, .degree)
    }
  }
}
