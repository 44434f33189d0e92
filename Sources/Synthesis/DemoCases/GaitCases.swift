import Foundation
import Geometry
import Motion

/// A01 to A26: gait, each with one known truth.
extension DemoCase {
  public static let a01 = DemoCase(
    "A01", "the mean healthy child at a free speed, no offset",
    never: ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P09", "P13", "P15", "P16", "P17"]
  ) { $0.own = .none }

  public static let a02 = DemoCase(
    "A02", "a healthy child drawn at random: offsets as large as between healthy children"
  ) { $0.own = .population }

  public static let a03 = DemoCase(
    "A03", "the mean healthy child walking very slowly", never: ["P06", "P10", "P13"]
  ) {
    $0.own = .none
    $0.pace = .verySlow
  }

  public static let a04 = DemoCase(
    "A04",
    "as A03, but the heels wear no markers: the speed cannot be matched, and what free walking would "
      + "make of it is trusted less",
    expect: [
      Expectation(
        "P13", .right, "within_reference", "borderline", "present", gate: "speed not matched")
    ],
    never: []
  ) {
    $0.own = .none
    $0.pace = .verySlow
    $0.recording = { recording, task in
      guard task == .walking else { return }
      recording = recording.without("LHEE").without("RHEE")
    }
  }

  public static let a05 = DemoCase(
    "A05", "pelvic obliquity +3° at 10-20 %, held at +7° over 30-45 % of the right cycle",
    expect: [Expectation("P01", .right, "present", severities: ["moderate"])], never: ["P02"]
  ) { $0.programme = sustainedDrop(7) }

  public static let a06 = DemoCase(
    "A06", "pelvic obliquity +3.5° held over 30-45 % of the right cycle",
    expect: [Expectation("P01", .right, "within_reference", "borderline")]
  ) { $0.programme = sustainedDrop(3.5) }

  public static let a07 = DemoCase(
    "A07", "pelvic obliquity +5.5° held over 30-45 % of the right cycle",
    expect: [
      Expectation("P01", .right, "borderline", "present", severities: ["mild", "moderate"])
    ]
  ) { $0.programme = sustainedDrop(5.5) }

  public static let a07b = DemoCase(
    "A07b", "pelvic obliquity +6.0° held over 30-45 % of the right cycle",
    expect: [Expectation("P01", .right, "present", severities: ["mild", "moderate"])]
  ) { $0.programme = sustainedDrop(6) }

  public static let a08 = DemoCase(
    "A08", "early pelvic drop only: 8° at 12 %, 0.5° over 30-45 % of the right cycle",
    expect: [
      Expectation("P01", .right, "within_reference", "borderline", note: "larger early drop")
    ], never: ["P01"]
  ) {
    $0.programme = { programme in
      programme.hold(.pelvicObliquity, at: .degrees(8), over: 0.11...0.13, of: .right)
      programme.hold(.pelvicObliquity, at: .degrees(0.5), over: 0.30...0.45, of: .right)
    }
  }

  public static let a09 = DemoCase(
    "A09", "longer right leg: pelvic obliquity +6° in standing and in every phase of walking",
    expect: [Expectation("P12", nil, "present")], never: ["P01"]
  ) {
    // A pelvis as wide as it must be for 22 mm to tilt it by 6°.
    $0.body = { body in
      let width = body.hipCentre(.left).y - body.hipCentre(.right).y
      body.interAsisDistance += 0.022 / sin(.degrees(6)) - width
      lengthenRightLeg(of: &body, tilting: .degrees(6))
    }
    $0.programme = { $0.add(.degrees(6), to: .pelvicObliquity) }
  }

  public static let a10 = DemoCase(
    "A10", "trunk leant 9° to the right through right single support, the pelvis level",
    expect: [
      Expectation("P02", .right, "present", severities: ["moderate"], note: "compensated")
    ], never: ["P01"]
  ) { $0.programme = holding(.trunkLean, 9, 0.08...0.52) }

  public static let a11 = DemoCase(
    "A11",
    "trunk leant 7° to the right through right single support, pelvic obliquity +6° over 30-45 %",
    expect: [
      Expectation("P01", .right, "present"), Expectation("P02", .right, "present", note: "mixed"),
    ]
  ) {
    $0.programme = { programme in
      programme.hold(.trunkLean, at: .degrees(7), over: 0.08...0.52, of: .right)
      sustainedDrop(6)(&programme)
    }
  }

  public static let a12 = DemoCase(
    "A12", "as A10, recorded without markers of the trunk",
    expect: [Expectation("P02", .right, "not_assessed")]
  ) {
    $0.programme = a10.scenario.programme
    $0.standing = { $0.markers.includesTrunk = false }
    $0.walker = { $0.markers.includesTrunk = false }
  }

  public static let a13 = DemoCase(
    "A13", "right knee flexes 38° at most in swing, 4° from foot off, late",
    expect: [Expectation("P06", .right, "present", severities: ["moderate"])], never: ["P09"]
  ) { $0.programme = stiffKnee }

  public static let a14 = DemoCase(
    "A14", "right knee flexes 49.5° at most in swing, everything else about it in order",
    expect: [
      Expectation("P06", .right, "within_reference", note: "single deviation")
    ], never: ["P06"]
  ) {
    $0.programme = { programme in
      programme[.kneeFlexion, .right].plateaus = [
        AngleCourse.Plateau(.degrees(0.5), over: 0.36...0.40),
        AngleCourse.Plateau(.degrees(24), over: 0.59...0.61, shoulder: 0.08),
        AngleCourse.Plateau(.degrees(49.5), over: 0.70...0.74),
      ]
    }
  }

  public static let a15 = DemoCase(
    "A15",
    "as A13, with the right side of the pelvis +5° in swing, the swinging hip 16° abducted and the "
      + "left heel 30 mm up in the middle of left single support",
    expect: [
      Expectation("P06", .right, "present"), Expectation("P03", .right, "present"),
      Expectation("P04", .right, "present"), Expectation("P05", .left, "present"),
    ]
  ) {
    $0.programme = { programme in
      stiffKnee(&programme)
      programme.hold(.pelvicObliquity, at: .degrees(5), over: 0.64...0.82, of: .right)
      programme.hold(.hipAdduction, at: .degrees(-16), over: 0.70...0.78, of: .right)
      // The heel of a foot of mean length is 30 mm up at this pitch.
      programme.hold(.footPitch, at: .degrees(10.5), over: 0.27...0.33, of: .left)
    }
  }

  public static let a16 = DemoCase(
    "A16", "hips never below 12° of flexion, mean pelvic tilt 26°",
    expect: [
      Expectation("P13", .right, "present", severities: ["mild"]),
      Expectation("P13b", .right, "present"),
    ]
  ) { $0.programme = { flexHips(of: &$0, least: .degrees(12), tilt: .degrees(26)) } }

  public static let a17 = DemoCase(
    "A17", "hips never below 12° of flexion, walking very slowly",
    expect: [Expectation("P13", .right, "within_reference", "borderline")], never: ["P13"]
  ) {
    $0.pace = .verySlow
    $0.programme = { flexHips(of: &$0, least: .degrees(12), tilt: nil) }
  }

  public static let a18 = DemoCase(
    "A18", "rear pelvis markers 15 mm too high: the tilt reads 6° more, the least hip flexion 6°",
    expect: [Expectation("P13", .right, "within_reference", "borderline")], never: ["P13"]
  ) {
    $0.body = { $0.rearMarkerRise = $0.pelvicDepth * tan(.degrees(6)) }
    $0.programme = { flexHips(of: &$0, least: 0, tilt: nil) }
  }

  public static let a19 = DemoCase(
    "A19", "right knee held at -12° over 8 % of the cycle in stance",
    expect: [Expectation("P09", .right, "present", severities: ["moderate"])]
  ) { $0.programme = holding(.kneeFlexion, -12, 0.36...0.44) }

  public static let a20 = DemoCase(
    "A20", "right knee held at -6° over 8 % of the cycle in stance",
    expect: [Expectation("P09", .right, "within_reference", "borderline")], never: ["P09"]
  ) { $0.programme = holding(.kneeFlexion, -6, 0.36...0.44) }

  public static let a21 = DemoCase(
    "A21", "knees at 32° at contact, never below 28° in stance; hips never below 16°",
    expect: [
      Expectation("P07", .right, "present", note: "crouch"),
      Expectation("P13", .right, "present", severities: ["moderate"]),
    ], never: ["P09"]
  ) {
    $0.programme = { programme in
      for side in Side.allCases {
        let course = programme[.kneeFlexion, side]
        let lowest = (5...60).map { course.value(at: Double($0) / 100) }.min() ?? 0
        programme[.kneeFlexion, side].offset = .degrees(28) - lowest
        programme[.kneeFlexion, side].plateaus = [
          AngleCourse.Plateau(.degrees(32), over: 0.99...1.01),
          AngleCourse.Plateau(.degrees(64), over: 0.68...0.76),
        ]
      }
      flexHips(of: &programme, least: .degrees(16), tilt: nil)
    }
  }

  public static let a22 = DemoCase(
    "A22", "single support 18 % shorter and vertical force 12 % lower on the right, pain there",
    expect: [Expectation("P11", .right, "present", severities: ["moderate"])]
  ) {
    $0.intake = ["pain_side": "right"]
    $0.programme = { unload(&$0, byIndex: 0.18) }
    $0.walker = unloading(0.12)
  }

  public static let a23 = DemoCase(
    "A23", "single support 8 % shorter and vertical force 8 % lower on the right", never: ["P11"]
  ) {
    $0.programme = { unload(&$0, byIndex: 0.08) }
    $0.walker = unloading(0.08)
  }

  public static let a24 = DemoCase(
    "A24", "knee adduction -2° on the left, +2° on the right: no symmetry index can be made of it"
  ) {
    $0.programme = { programme in
      programme[.kneeAdduction, .left].offset = .degrees(-2)
      programme[.kneeAdduction, .right].offset = .degrees(2)
    }
  }

  public static let a25 = DemoCase(
    "A25", "right foot 15° down over 75-85 %, hip flexed 50° and knee 74° in swing",
    expect: [
      Expectation("P16", .right, "present", severities: ["moderate"], note: "steppage")
    ], never: ["P15"]
  ) {
    $0.programme = { programme in
      programme.ankleHolds[.right] = AngleCourse.Plateau(.degrees(-15), over: 0.75...0.85)
      programme.hold(.hipFlexion, at: .degrees(50), over: 0.78...0.84, of: .right)
      programme.hold(.kneeFlexion, at: .degrees(74), over: 0.70...0.75, of: .right)
    }
  }

  public static let a26 = DemoCase(
    "A26", "right foot turned 14° inwards over 10-50 % of the cycle",
    expect: [Expectation("P17", .right, "present", severities: ["mild"])]
  ) {
    $0.programme = { programme in
      let own = (10...50).map {
        programme[.footProgression, .right].value(at: Double($0) / 100)
      }
      let mean = own.reduce(0, +) / Double(own.count)
      programme[.footProgression, .right].offset += .degrees(14) - mean
    }
  }

  // MARK: - Changes that several cases share

  /// Pelvis +3° up at 10-20 % of the right cycle, then held.
  private static func sustainedDrop(
    _ degrees: Double
  ) -> @Sendable (inout AngleProgramme) -> Void {
    { programme in
      programme.hold(.pelvicObliquity, at: .degrees(3), over: 0.10...0.20, of: .right)
      programme.hold(.pelvicObliquity, at: .degrees(degrees), over: 0.30...0.45, of: .right)
    }
  }

  private static let stiffKnee: @Sendable (inout AngleProgramme) -> Void = { programme in
    stiffen(&programme, .right, peak: .degrees(38))
  }

  /// A knee that flexes little and late in swing.
  static func stiffen(_ programme: inout AngleProgramme, _ side: Side, peak: Double) {
    programme[.kneeFlexion, side].plateaus = [
      AngleCourse.Plateau(peak - .degrees(4), over: 0.58...0.76),
      AngleCourse.Plateau(peak, over: 0.78...0.84),
    ]
  }

  /// Makes the right leg so much longer that standing tilts the pelvis by an angle.
  private static func lengthenRightLeg(of body: inout Body, tilting obliquity: Double) {
    let width = body.hipCentre(.left).y - body.hipCentre(.right).y
    let difference = width * sin(obliquity)
    body.right.thigh += difference / 2
    body.right.shank += difference / 2
    body.right.legLength += difference
  }

  /// Shifts both hips until they are never flexed less than an angle.
  ///
  /// - Parameter tilt: Mean pelvic tilt, radians; `nil` leaves it.
  static func flexHips(
    of programme: inout AngleProgramme, least: Double, tilt: Double?
  ) {
    // The hips answer to the tilt; what is missing is added there.
    var answered = 0.0
    if let tilt {
      answered = tilt - programme[.pelvicTilt, .right].base.mean
      programme[.pelvicTilt, .right].offset = answered
    }
    let course = programme[.hipFlexion, .right]
    let lowest = (0..<200).map { course.value(at: Double($0) / 200) }.min() ?? 0
    // Half of what the knee flexes more is taken up by the hip.
    answered += programme[.kneeFlexion, .right].offset / 2
    programme.add(least - lowest - answered, to: .hipFlexion)
  }

  /// Shortens the right single support until the symmetry index of both is as given; the stance of
  /// both feet together stays.
  static func unload(_ programme: inout AngleProgramme, byIndex index: Double) {
    // Single support of a side is the other side's swing.
    let swing = 1 - programme.stanceShare(.right)
    programme.stance[.left] = 1 - swing * (1 - index / 2)
    programme.stance[.right] = 1 - swing * (1 + index / 2)
    // Both double supports stay equally long.
    let stanceLeft = programme.stanceShare(.left)
    let stanceRight = programme.stanceShare(.right)
    programme.leftContact = (1 + stanceRight - stanceLeft) / 2
  }

  private static func unloading(_ share: Double) -> @Sendable (inout Walker) -> Void {
    { $0.loading[.right] = 1 - share }
  }
}
