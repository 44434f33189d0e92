import Motion

/// The standard error of measurement between sessions that a rule uses until a lab enters its own.
public struct MeasurementError: Hashable, Sendable {
  /// What is measured, in words.
  public var quantity: String
  /// Standard error, SI units (radians, seconds).
  public var standardError: Double
  /// Where the figure comes from.
  public var citation: Citation
  /// Whether the figure itself stands in the source; otherwise it was derived or recalled.
  public var isVerified: Bool

  /// The smallest change between two sessions that is detectable with 95 % confidence.
  public var detectableChange: Double { 2.77 * standardError }

  private init(_ quantity: String, _ error: Double, _ citation: Citation, verified: Bool) {
    self.quantity = quantity
    standardError = error
    self.citation = citation
    isVerified = verified
  }

  public static let sagittalAngle = MeasurementError(
    "pelvic tilt, hip flexion, knee flexion, ankle dorsiflexion", .degrees(2), .wilken2012,
    verified: true)
  public static let frontalHipPelvis = MeasurementError(
    "pelvic obliquity, hip adduction", .degrees(1.2), .mcGinley2009, verified: false)
  public static let transverseAngle = MeasurementError(
    "hip rotation, knee rotation, foot progression", .degrees(3.5), .mcGinley2009, verified: false)
  public static let pelvicRotation = MeasurementError(
    "pelvic rotation", .degrees(2), .mcGinley2009, verified: false)
  public static let kneeAdduction = MeasurementError(
    "knee adduction, before cross-talk", .degrees(2), .mcGinley2009, verified: false)
  public static let frontalPlaneProjection = MeasurementError(
    "frontal plane projection angle of the knee", .degrees(3), .gwynneCurran2014, verified: true)
  public static let muscleOnsetWithPlates = MeasurementError(
    "onset of a muscle, contact found on a force plate", 0.015, .bonato1998, verified: false)
  public static let muscleOnset = MeasurementError(
    "onset of a muscle, contact found from markers", 0.022, .bonato1998, verified: false)

  /// The whole table.
  public static let all = [
    sagittalAngle, frontalHipPelvis, transverseAngle, pelvicRotation, kneeAdduction,
    frontalPlaneProjection, muscleOnsetWithPlates, muscleOnset,
  ]
}
