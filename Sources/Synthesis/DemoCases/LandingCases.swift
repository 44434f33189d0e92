import Motion

/// B11 to B13: drop jumps of a young woman, and an uneven landing. B14 and B15 are tested on values: the
/// moment of a heavy man, and landings whose every item is clean but one.
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
