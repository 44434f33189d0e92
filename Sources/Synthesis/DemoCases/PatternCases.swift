import Motion

/// The people of an ordinary demonstration.
extension DemoCase {
  public static let healthy = DemoCase(
    "healthy", "healthy, with a person's own small offsets",
    never: ["P01", "P02", "P06", "P07", "P09", "P13", "P17", "MK01"]
  ) { $0.own = .small }

  public static let pelvicDrop = DemoCase(
    "pelvic-drop", "pelvis held 7° up on the right through 30-45 % of the right cycle",
    expect: [Expectation("P01", .right, "present", severities: ["moderate"])], never: ["P02"]
  ) {
    $0.own = .small
    $0.programme = holding(.pelvicObliquity, 7, 0.30...0.45)
  }

  public static let medialKnee = DemoCase(
    "medial-knee",
    "right knee moves medially in every single-leg squat, projection angle 4° to 22°",
    expect: [Expectation("MK01", .right, "present")]
  ) {
    $0.own = .small
    $0.sex = "F"
    $0.squatter = movingMedially(to: 22)
  }

  /// A change that holds an angle of the right side over a window of its cycle.
  ///
  /// - Parameter degrees: Own side up, leant to, or the joint's own sign.
  static func holding(
    _ quantity: AngleProgramme.Quantity, _ degrees: Double, _ window: ClosedRange<Double>
  ) -> @Sendable (inout AngleProgramme) -> Void {
    { $0.hold(quantity, at: .degrees(degrees), over: window, of: .right) }
  }

  /// A change to squats in which hip and pelvis go with the knee.
  ///
  /// - Parameter degrees: The projection angle at the deepest point.
  static func movingMedially(
    to degrees: Double, in repetitions: Set<Int>? = nil
  ) -> @Sendable (inout Squatter) -> Void {
    { squatter in
      squatter.frontalPlaneAngle = Squatter.Span(.degrees(4), .degrees(degrees))
      squatter.hipAdduction.deepest = .degrees(20)
      squatter.pelvicDrop.deepest = .degrees(13)
      squatter.medialRepetitions = repetitions
    }
  }
}
