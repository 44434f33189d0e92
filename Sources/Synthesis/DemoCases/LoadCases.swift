import Motion

/// C01 to C05: forces and moments.
extension DemoCase {
  public static let c01 = DemoCase(
    "C01", "external knee adduction moment 0.66 N·m/kg at its first peak, varus thrust of 8°",
    expect: [Expectation("P22", .right, "present")]
  ) {
    $0.programme = thrusting(by: 8)
    $0.walker = { $0.aim(kneeAdductionMoment: 0.66, on: .right) }
  }

  public static let c02 = DemoCase(
    "C02", "varus thrust of 2.5°, below what can be told", never: ["P22"]
  ) { $0.programme = thrusting(by: 2.5) }

  public static let c03 = DemoCase(
    "C03", "both feet on one plate: no moment can be told", never: ["P10", "P21", "P22"]
  ) { $0.walker = { $0.sharesPlates = true } }

  public static let c04 = sparingHip(
    "C04", "the left knee's adduction moment higher by 0.4 % of body weight times height", 0.004)

  public static let c04ii = sparingHip(
    "C04ii", "the left knee's adduction moment higher by 1.2 % of body weight times height", 0.012)

  public static let c05 = DemoCase(
    "C05", "the sign of every plate turned round: moments read external for internal",
    never: ["P10", "P21", "P22"]
  ) {
    $0.recording = { recording, _ in
      for plate in recording.plates.indices {
        for channel in recording.plates[plate].channels.indices {
          recording.plates[plate].channels[channel].samples =
            recording.plates[plate].channels[channel].samples.map { -$0 }
        }
      }
    }
  }

  /// Signs of sparing the right hip: little extension, a range of 28°, an abductor moment of
  /// 0.25 N·m/kg, a trunk that leans over it. Both hips move alike, or the feet would not keep step.
  private static func sparingHip(
    _ name: String, _ words: String, _ difference: Double
  ) -> DemoCase {
    DemoCase(
      name, "signs of sparing the right hip; \(words)",
      expect: [Expectation("P21", .right, "present")]
    ) {
      $0.programme = { programme in
        for side in Side.allCases {
          let base = programme[.hipFlexion, side].base
          let values = (0..<200).map { base.value(at: Double($0) / 200) }
          let range = (values.max() ?? 0) - (values.min() ?? 0)
          programme[.hipFlexion, side].base = base.scaled(by: .degrees(28) / range)
        }
        flexHips(of: &programme, least: .degrees(14), tilt: nil)
        programme.hold(.trunkLean, at: .degrees(9), over: 0.08...0.52, of: .right)
      }
      $0.walker = { walker in
        walker.plateCount = 4
        walker.aim(hipAdductionMoment: 0.25, on: .right)
        let knee = walker.kneeAdductionMoment(on: .right)
        walker.aim(
          kneeAdductionMoment: knee + difference * 9.81 * walker.body.height, on: .left)
      }
    }
  }

  private static func thrusting(
    by degrees: Double
  ) -> @Sendable (inout AngleProgramme) -> Void {
    { programme in
      let atContact = programme[.kneeAdduction, .right].value(at: 0)
      programme.hold(
        .kneeAdduction, at: atContact + .degrees(degrees), over: 0.10...0.18, of: .right)
    }
  }
}
