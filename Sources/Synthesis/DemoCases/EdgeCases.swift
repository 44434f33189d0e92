import Motion

/// E03 to E10: what laboratories leave out, and what goes wrong.
extension DemoCase {
  public static let e03 = DemoCase("E03", "a healthy walk whose recordings name no events") {
    $0.own = .small
    $0.walker = { $0.namesEvents = false }
  }

  public static let e04 = DemoCase(
    "E04", "both feet meet the ground with the forefoot, 12° toes down; no events are named",
    expect: [Expectation("P15", .right, "borderline", "present")]
  ) {
    $0.programme = { programme in
      for side in Side.allCases {
        programme.hold(.footPitch, at: .degrees(12), over: 0.97...1.05, of: side)
      }
    }
    $0.walker = { $0.namesEvents = false }
  }

  public static let e05 = DemoCase(
    "E05", "one cycle a side only: trunk leant 20° to the right in right single support",
    expect: [
      Expectation("P02", .right, "borderline", "present", severities: ["mild", "moderate"])
    ]
  ) {
    $0.walkingTrials = 1
    $0.cycles = 2.1
    $0.programme = holding(.trunkLean, 20, 0.08...0.52)
  }

  public static let e06 = DemoCase(
    "E06", "as A22, a child of 12 with knee pain and a limp",
    expect: [Expectation("P11", .right, "present")]
  ) {
    $0.age = 12
    $0.intake = ["pain_side": "right", "symptoms": "knee pain, limp"]
    $0.programme = a22.scenario.programme
    $0.walker = a22.scenario.walker
  }

  public static let e07 = DemoCase("E07", "a healthy walk; nothing was said about symptoms") {
    $0.own = .small
  }

  public static let e09 = DemoCase(
    "E09", "a healthy walk; the mass was not noted", never: ["P10", "P21", "P22"]
  ) {
    $0.own = .small
    $0.knowsMass = false
  }

  public static let e10 = DemoCase(
    "E10", "left and right exchanged in the names of every leg marker of the walking trials",
    refusedBecause: "each other's names"
  ) {
    $0.own = .small
    $0.recording = { recording, task in
      guard task == .walking else { return }
      for name in ["THI", "KNE", "TIB", "ANK", "HEE", "TOE"] {
        recording = recording.swapping("L" + name, "R" + name)
      }
    }
  }
}
