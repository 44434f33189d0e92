import Motion

/// The standard error of measurement between sessions that a rule uses until a lab enters its own.
public struct MeasurementError: Hashable, Sendable {
  /// The name that a rule's file uses.
  public var key: String
  /// What is measured, in words.
  public var quantity: String
  /// Standard error, SI units (radians, seconds, shares).
  public var standardError: Double
  /// Where the figure comes from, or `nil` for a choice of this program.
  public var citation: Citation?
  /// Whether the figure itself stands in the source; otherwise it was derived or recalled.
  public var isVerified: Bool
  /// What kind of number it is.
  public var kind: Grading.Kind

  /// The smallest change between two sessions that is detectable with 95 % confidence.
  public var detectableChange: Double { 2.77 * standardError }

  private init(
    _ key: String, _ quantity: String, _ error: Double, _ citation: Citation? = nil,
    verified: Bool = false, kind: Grading.Kind = .angle
  ) {
    self.key = key
    self.quantity = quantity
    standardError = error
    self.citation = citation
    isVerified = verified
    self.kind = kind
  }

  public static let sagittalAngle = MeasurementError(
    "sagittal_angle", "pelvic tilt, hip flexion, knee flexion, ankle dorsiflexion", .degrees(2),
    .wilken2012, verified: true)
  public static let pelvicObliquity = MeasurementError(
    "pelvic_obliquity", "pelvic obliquity", .degrees(1.2), .mcGinley2009)
  public static let hipAdduction = MeasurementError(
    "hip_adduction", "hip adduction", .degrees(1.2), .mcGinley2009)
  public static let transverseAngle = MeasurementError(
    "transverse_angle", "hip rotation, knee rotation, foot progression", .degrees(3.5),
    .mcGinley2009)
  public static let pelvicRotation = MeasurementError(
    "pelvic_rotation", "pelvic rotation", .degrees(2), .mcGinley2009)
  public static let kneeAdduction = MeasurementError(
    "knee_adduction", "knee adduction, before cross-talk", .degrees(2), .mcGinley2009)
  public static let frontalPlaneProjection = MeasurementError(
    "frontal_plane_projection", "frontal plane projection angle of the knee", .degrees(3),
    .gwynneCurran2014, verified: true)
  public static let trunkLean = MeasurementError("trunk_lean", "trunk lateral lean", .degrees(1.5))
  public static let trunkSagittal = MeasurementError(
    "trunk_sagittal", "trunk, side view", .degrees(2))
  public static let sagittalMoment = MeasurementError(
    "sagittal_moment", "hip and knee moment, side view", 0.06, kind: .moment)
  public static let hipAbductorMoment = MeasurementError(
    "hip_abductor_moment", "hip abductor moment", 0.05, kind: .moment)
  /// For a height of 1.53 m; rules use 0.0353 · height where the height is known.
  public static let kneeAdductionMoment = MeasurementError(
    "knee_adduction_moment", "external knee adduction moment, first peak", 0.054,
    Citation(
      "Birmingham, Hunt, Jones, Jenkyn, Giffin", 2007, "Arthritis Rheum 57:1012"), kind: .moment)
  public static let stepWidth = MeasurementError(
    "step_width", "step width", .millimetres(10), kind: .length(.millimetres(10)))
  public static let spatiotemporalSymmetry = MeasurementError(
    "spatiotemporal_symmetry", "symmetry of times and lengths", 0.03, kind: .ratio)
  public static let groundReaction = MeasurementError(
    "ground_reaction", "vertical ground reaction", 0.03, kind: .ratio)
  public static let landingSymmetry = MeasurementError(
    "landing_symmetry", "symmetry of a landing", 0.05, kind: .ratio)
  public static let kneeSeparation = MeasurementError(
    "knee_separation", "knee separation", 0.05, kind: .ratio)
  public static let heelHeight = MeasurementError(
    "heel_height", "height of the heel", .millimetres(4), kind: .length(.millimetres(5)))
  public static let legLengthDifference = MeasurementError(
    "leg_length_difference", "height difference of the hip centres", .millimetres(7),
    kind: .length(0))
  public static let lateralSwingPath = MeasurementError(
    "lateral_swing_path", "lateral path of the swinging ankle", 0.01, kind: .length(0.01))
  /// 17 ms of a stride of one second.
  public static let cycleTime = MeasurementError(
    "cycle_time", "an instant as share of the gait cycle", 0.016, kind: .time)
  public static let muscleOnsetWithPlates = MeasurementError(
    "muscle_onset_plates", "onset of a muscle, contact found on a force plate", 0.015, .bonato1998,
    kind: .time)
  public static let muscleOnset = MeasurementError(
    "muscle_onset", "onset of a muscle, contact found from markers", 0.022, .bonato1998,
    kind: .time)

  /// The whole table.
  public static let all = [
    sagittalAngle, pelvicObliquity, hipAdduction, transverseAngle, pelvicRotation, kneeAdduction,
    frontalPlaneProjection, trunkLean, trunkSagittal, sagittalMoment, hipAbductorMoment,
    kneeAdductionMoment, stepWidth, spatiotemporalSymmetry, groundReaction, landingSymmetry,
    kneeSeparation, heelHeight, legLengthDifference, lateralSwingPath, cycleTime,
    muscleOnsetWithPlates, muscleOnset,
  ]

  /// The error of a key, or `nil` where there is none.
  public static func named(_ key: String) -> MeasurementError? { all.first { $0.key == key } }
}
