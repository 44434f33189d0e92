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

  public static let c04 = hipCluster(
    "C04", opposite: 0.4,
    "right hip extends little, moves little and lacks abductor moment under a trunk leant over it; "
      + "the left knee's adduction moment is 0.4 % of body weight and height larger")

  public static let c04ii = hipCluster(
    "C04ii", opposite: 1.2,
    "as C04, the left knee's adduction moment 1.2 % of body weight and height larger")

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

  private static func thrusting(
    by degrees: Double
  ) -> @Sendable (inout AngleProgramme) -> Void {
    { programme in
      let atContact = programme[.kneeAdduction, .right].value(at: 0)
      programme.hold(
        .kneeAdduction, at: atContact + .degrees(degrees), over: 0.10...0.18, of: .right)
    }
  }

  /// - Parameter opposite: How much larger the left knee's external adduction moment is than the
  ///   right's, per cent of body weight times height.
  private static func hipCluster(
    _ name: String, opposite: Double, _ words: String
  ) -> DemoCase {
    DemoCase(name, words, expect: [Expectation("P21", .right, "present")]) {
      $0.programme = { programme in
        programme.hold(.hipFlexion, at: .degrees(11), over: 0.40...0.62, of: .right)
        programme.hold(.hipFlexion, at: .degrees(38.5), over: 0.80...0.98, of: .right)
        programme.hold(.trunkLean, at: .degrees(8), over: 0.08...0.52, of: .right)
      }
      $0.walker = { walker in
        walker.aim(hipAbductorMoment: 0.25, on: .right)
        let right = walker.kneeAdductionMoment(on: .right)
        let more = opposite / 100 * 9.81 * walker.body.height
        walker.aim(kneeAdductionMoment: right + more, on: .left)
      }
    }
  }
}
