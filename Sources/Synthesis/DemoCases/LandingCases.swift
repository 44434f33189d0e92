import Motion

/// B11 to B15: drop jumps of a young woman and of a heavy man, and an uneven landing.
extension DemoCase {
  public static let b11 = landing(
    "B11", "drop jumps, the knees 6 % of the trochanters' distance apart",
    expect: [Expectation("MK02", nil, "present")]
  ) { $0.kneeSeparation = 0.06 }

  public static let b11b = landing(
    "B11b", "drop jumps, the knees 25 % of the trochanters' distance apart",
    expect: [Expectation("MK02", nil, "borderline")], never: ["MK02"]
  ) { $0.kneeSeparation = 0.25 }

  public static let b12 = landing(
    "B12", "drop jumps, the knees 55 % of the trochanters' distance apart",
    expect: [Expectation("MK02", nil, "within_reference")], never: ["MK01", "MK02", "L01"]
  ) { $0.kneeSeparation = 0.55 }

  public static let b13 = landing(
    "B13", "drop jumps, both knees abducted by 4.4° at contact",
    expect: [Expectation("MK03", .right, "borderline"), Expectation("MK03", .left, "borderline")],
    never: ["MK03"]
  ) { $0.kneeAbduction = .degrees(4.4) }

  public static let b14 = DemoCase(
    "B14", "drop jumps of a man of 100 kg, external knee abduction moment 26 N·m",
    expect: Side.allCases.map {
      Expectation("MK04", $0, "not_assessed", reason: "population: the limit is one of female")
    }, never: ["MK04"]
  ) {
    $0.sex = "M"
    $0.age = 16
    $0.walkingTrials = 2
    $0.body = { $0.mass = 100 }
    $0.jumper = {
      $0.trochanterWidth = 0.30
      $0.aim(kneeAbductionMoment: 26)
    }
  }

  public static let b15 = landing(
    "B15", "drop jumps, the knees bent by 22° at contact, every other landing item in order",
    expect: [Expectation("LE01", nil, "not_assessed", note: "1 knee flexion at contact: error")]
  ) { jumper in
    jumper.kneeFlexion.contact = .degrees(22)
    jumper.footPitch.contact = .degrees(20)
    // Feet nearly as far apart as the shoulders, and the knees over them.
    jumper.stanceWidth = 0.238 * jumper.body.height
    jumper.frontalPlaneAngle = Jumper.Span(.degrees(-18), .degrees(-24))
  }

  public static let unevenLanding = landing(
    "uneven-landing", "drop jumps with 25 % more load on the right leg",
    expect: [Expectation("L01", .right, "present")], never: ["MK01"]
  ) { $0.loading = [.left: 0.875, .right: 1.125] }

  private static func landing(
    _ name: String, _ words: String, expect expectations: [Expectation],
    never forbidden: [String] = [], jumps jumper: @escaping @Sendable (inout Jumper) -> Void
  ) -> DemoCase {
    DemoCase(name, words, expect: expectations, never: forbidden) {
      $0.sex = "F"
      $0.age = 16
      $0.walkingTrials = 2
      $0.jumper = {
        $0.trochanterWidth = 0.30
        jumper(&$0)
      }
    }
  }
}
