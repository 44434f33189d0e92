import Motion

/// How a healthy person differs from the mean one, for as long as the visit lasts.
enum OwnWay {
  /// Adds a person's offsets to a programme, one normal number a curve.
  static func addOffsets(
    _ own: DemoScenario.Own, to programme: inout AngleProgramme, from random: inout RandomStream
  ) {
    switch own {
    case .none, .cycles: break
    case .small: addSmall(to: &programme, from: &random)
    case .population: addPopulation(to: &programme, from: &random)
    }
  }

  /// Offsets that leave the feet where they are.
  private static func addSmall(
    to programme: inout AngleProgramme, from random: inout RandomStream
  ) {
    func offset(_ deviation: Double) -> Double {
      .degrees(deviation * min(1.8, max(-1.8, random.gaussian())))
    }
    programme.add(offset(3), to: .pelvicTilt)
    programme.add(offset(2), to: .kneeFlexion)
    programme.add(offset(1), to: .kneeAdduction)
    let rotation = offset(4)
    programme.add(rotation, to: .hipRotation)
    programme.add(-rotation, to: .kneeRotation)
    programme.add(offset(3), to: .footProgression)
  }

  /// Offsets as large as those between typically developing children at free speed; tilt and hip
  /// flexion go together (correlation 0.7), every other curve by itself.
  ///
  /// - SeeAlso: Schwartz, Rozumalski, Trost, J Biomech 41:1639, 2008 (root mean square of the SDs
  ///   over the cycle).
  private static func addPopulation(
    to programme: inout AngleProgramme, from random: inout RandomStream
  ) {
    func offset(_ deviation: Double, _ z: Double) -> Double { .degrees(deviation * z) }
    let tilt = random.gaussian()
    programme.add(offset(4.9, tilt), to: .pelvicTilt)
    programme.add(offset(2.1, random.gaussian()), to: .pelvicObliquity)
    programme.add(offset(3.7, random.gaussian()), to: .pelvicRotation)
    for side in Side.allCases {
      let hip = 0.7 * tilt + (1 - 0.49).squareRoot() * random.gaussian()
      // The hips answer to the tilt by its own size; what is missing to their own is added.
      programme[.hipFlexion, side].offset += offset(6.1, hip) - offset(4.9, tilt)
      programme[.hipAdduction, side].offset += offset(3.1, random.gaussian())
      programme[.hipRotation, side].offset += offset(9.5, random.gaussian())
      programme[.kneeFlexion, side].offset += offset(6.4, random.gaussian())
      programme[.kneeAdduction, side].offset += offset(3.4, random.gaussian())
      programme[.footProgression, side].offset += offset(7.3, random.gaussian())
      // Ankle: the foot's pitch stays, or it would not stand on the floor.
    }
    programme.add(offset(1.9, random.gaussian()), to: .trunkLean)
  }
}
