import Motion

/// B01 to B10: single-leg squats of the right leg.
extension DemoCase {
  public static let b01 = squatting(
    "B01", "single-leg squats with a steady knee: projection angle 4°"
  ) {
    _ in
  }

  public static let b02 = DemoCase(
    "B02", "right knee moves medially in 5 of 5 single-leg squats, projection angle 4° to 19°",
    expect: [Expectation("MK01", .right, "present", severities: ["mild"])]
  ) {
    $0.sex = "F"
    $0.squatter = movingMedially(to: 19)
  }

  public static let b03 = DemoCase(
    "B03", "right knee moves medially in 2 of 5 single-leg squats, projection angle 4° to 19°",
    expect: [
      Expectation(
        "MK01", .right, "within_reference", "borderline", note: "inconsistent")
    ], never: ["MK01"]
  ) {
    $0.sex = "F"
    $0.squatter = movingMedially(to: 19, in: [1, 3])
  }

  public static let b04 = squatting("B04", "single-leg squats with a projection angle of 11.5°") {
    $0.frontalPlaneAngle = Squatter.Span(.degrees(4), .degrees(11.5))
  }

  public static let b05 = squatting(
    "B05", "straight knee, the pelvis facing 10° aside: the projection angle reads about 12°"
  ) {
    $0.frontalPlaneAngle = Squatter.Span(0, 0)
    $0.pelvicYaw = .degrees(10)
  }

  public static let b06 = squatting(
    "B06", "projection angle of 11° in standing already, 13° at the deepest point"
  ) { $0.frontalPlaneAngle = Squatter.Span(.degrees(11), .degrees(13)) }

  public static let b07 = squatting(
    "B07",
    "knee and thigh markers 15° around the thigh: at 70° of flexion the knee reads 14° of abduction, "
      + "its projection angle is 3°",
    body: { $0.right.kneeAxisError = .degrees(-15) },
    squats: {
      $0.kneeFlexion.deepest = .degrees(70)
      $0.frontalPlaneAngle = Squatter.Span(.degrees(3), .degrees(3))
      $0.abduct(knee: 0)
    })

  public static let b08 = squatting(
    "B08",
    "knee and thigh markers 6° around the thigh, true knee abduction 6° at 70° of flexion",
    body: { $0.right.kneeAxisError = .degrees(-6) },
    squats: {
      $0.kneeFlexion.deepest = .degrees(70)
      $0.abduct(knee: .degrees(6))
    })

  /// The knee goes inwards from the foot: the ankle bends little and the heel rolls outwards, while
  /// hip and pelvis keep still; the laboratory has limits of its own for both.
  public static let b09 = DemoCase(
    "B09",
    "right knee moves medially in 5 of 5 single-leg squats, projection angle 4° to 19°; the ankle bends "
      + "15° at most, the heel rolls outwards by 14°, hip and pelvis stay within reference",
    expect: [
      Expectation(
        "MK01", .right, "present", severities: ["mild"],
        note: "distal pattern: the ankle bends little, the heel rolls outwards")
    ]
  ) {
    $0.sex = "F"
    $0.rules = ["MK01.yaml": distalLimits]
    $0.standing = { $0.markers.includesRearfoot = true }
    $0.walker = { $0.markers.includesRearfoot = true }
    $0.squatter = { squatter in
      squatter.markers.includesRearfoot = true
      squatter.frontalPlaneAngle = Squatter.Span(.degrees(4), .degrees(19))
      squatter.shankLean.deepest = .degrees(15)
      squatter.rearfootEversion.deepest = .degrees(14)
    }
  }

  private static let distalLimits = """
    id: MK01
    limits:
      - name: ankle dorsiflexion
        value: 20
        source: our own people, 32 ± 6°
      - name: rearfoot eversion
        value: 10
        source: our own people, 6 ± 2°

    """

  public static let b10 = DemoCase(
    "B10",
    "as B02, but the rear pelvis markers are not seen through 40 % of each squat: the knee can be read, "
      + "hip and pelvis cannot",
    expect: [
      Expectation(
        "MK01", .right, "present", severities: ["mild"],
        gate: "hip and pelvis not assessed (pelvis)")
    ], never: ["P24"]
  ) {
    $0.sex = "F"
    $0.squatter = movingMedially(to: 19)
    $0.recording = { recording, task in
      guard task == .singleLegSquat else { return }
      // Rest 0.8 s, then squats of 2.4 s with rests between.
      var begin = 0.8
      while begin < recording.duration {
        let first = Int((begin + 0.7) * recording.frameRate)
        let last = Int((begin + 1.7) * recording.frameRate)
        for label in ["LPSI", "RPSI"] {
          recording = recording.hiding(label, in: first..<last)
        }
        begin += 3.2
      }
    }
  }

  /// A woman whose squats show no medial knee event.
  private static func squatting(
    _ name: String, _ words: String, expect expectations: [Expectation] = [],
    never forbidden: [String] = ["MK01"],
    body: (@Sendable (inout Body) -> Void)? = nil,
    recording: (@Sendable (inout Recording, MovementTask) -> Void)? = nil,
    squats squatter: @escaping @Sendable (inout Squatter) -> Void
  ) -> DemoCase {
    DemoCase(name, words, expect: expectations, never: forbidden) {
      $0.sex = "F"
      $0.body = body
      $0.recording = recording
      $0.squatter = squatter
    }
  }
}
