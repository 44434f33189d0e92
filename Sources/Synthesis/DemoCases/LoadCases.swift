import Motion

/// C01 to C05: forces and moments. C04, a whole cluster of hip signs, is tested on values: no walk
/// whose feet keep their places on the floor shows all of them at a steady speed.
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
}
