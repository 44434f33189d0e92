import Motion

extension SubjectMeasure {
  /// The values that a person can have, SI units; wide enough for every child and adult, narrow
  /// enough to catch millimetres and centimetres taken for metres and degrees for radians.
  package var plausible: ClosedRange<Double> {
    switch self {
    case .mass: 1...400
    case .height: 0.3...2.6
    case .age: 0...120
    case .markerDiameter: 0.002...0.06
    case .interAsisDistance: 0.05...0.6
    case .legLength: 0.15...1.5
    case .kneeWidth, .ankleWidth: 0.015...0.4
    case .asisTrochanterDistance: -0.1...0.3
    case .soleDelta: -0.2...0.2
    case .staticPlantarFlexion, .staticRotation, .thighRotation, .shankRotation, .tibialTorsion:
      -1.6...1.6
    }
  }

  /// The unit that the measure is written in, as a word for diagnostics.
  package var unitWords: String {
    switch self {
    case .mass: "kilograms"
    case .age: "years"
    case .height, .markerDiameter, .interAsisDistance, .legLength, .kneeWidth, .ankleWidth,
      .asisTrochanterDistance, .soleDelta:
      "metres"
    case .staticPlantarFlexion, .staticRotation, .thighRotation, .shankRotation, .tibialTorsion:
      "radians"
    }
  }
}
