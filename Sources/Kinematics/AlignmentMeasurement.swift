import Foundation
import Geometry
import Motion

/// How the legs stand in the standing trial, each value with its error: a marker estimate, not
/// radiographic.
///
/// The errors are those of repeated sessions (McGinley et al. 2009, Gait Posture 29:360), of hip
/// centres for the hip-knee-ankle angle, and, for what depends on the knee's axis, that of the axis.
public enum AlignmentMeasurement {
  /// Error of the hip-knee-ankle angle by that of the hip centre, radians.
  static let hipKneeAnkleError = Double.degrees(3)
  /// Error of a difference of leg lengths or hip heights, metres.
  static let lengthError = Double.millimetres(7)
  static let obliquityError = Double.degrees(1.2)
  static let rotationError = Double.degrees(3.5)

  /// The mean over the frames of the standing trial.
  ///
  /// - Parameters:
  ///   - poses: The standing trial's own.
  ///   - angles: The standing trial's own, radians.
  ///   - kneeAxes: What walking told about the knees' axes; empty where nothing did.
  public static func alignment(
    poses: SegmentPoses, angles: JointAngles, kneeAxes: [Side: Availability<KneeAxisCheck>]
  ) -> Alignment {
    let measurement = Measurement(poses: poses, angles: angles)
    var values: [Alignment.Value] = []
    for side in Side.allCases {
      let check = kneeAxes[side]?.value
      let flexion = measurement.mean(angles[.knee, side]?.x)
      values.append(
        value(
          .hipKneeAnkle, side, measurement.hipKneeAnkle(side), error: hipKneeAnkleError,
          from: "the hip centre", axis: check?.adductionError(atFlexion: flexion ?? 0)))
    }
    values.append(
      value(
        .legLengthDifference, nil,
        measurement.difference { measurement.legLength($0) }, error: lengthError,
        from: "repeated sessions"))
    values.append(
      value(
        .hipHeightDifference, nil,
        measurement.difference { measurement.hipHeight($0) }, error: lengthError,
        from: "repeated sessions"))
    values.append(
      value(
        .pelvicObliquity, nil, measurement.mean(angles[.pelvis, .right]?.y),
        error: obliquityError, from: "repeated sessions"))
    for side in Side.allCases {
      let check = kneeAxes[side]?.value
      values.append(
        value(
          .thighRotation, side, measurement.mean(angles[.hip, side]?.z), error: rotationError,
          from: "repeated sessions", axis: check?.hipRotationError))
      values.append(
        value(
          .shankRotation, side, measurement.mean(angles[.knee, side]?.z), error: rotationError,
          from: "repeated sessions",
          axis: check?.rotationError(
            atFlexion: measurement.mean(angles[.knee, side]?.x) ?? 0)))
      values.append(
        value(
          .footProgression, side, measurement.footProgression(side), error: rotationError,
          from: "repeated sessions"))
    }
    let order = Alignment.Quantity.allCases
    return Alignment(
      values: values.enumerated().sorted { a, b in
        let (i, j) = (
          order.firstIndex(of: a.element.quantity) ?? 0,
          order.firstIndex(of: b.element.quantity) ?? 0
        )
        return (i, a.offset) < (j, b.offset)
      }.map(\.element))
  }

  private static func value(
    _ quantity: Alignment.Quantity, _ side: Side?, _ value: Double?, error: Double,
    from source: String, axis: Double? = nil
  ) -> Alignment.Value {
    let uncertainty = (error * error + (axis ?? 0) * (axis ?? 0)).squareRoot()
    return Alignment.Value(
      quantity, side: side,
      value: value.map { .present($0) }
        ?? .absent(because: "the segments were not seen in the standing trial"),
      uncertainty: uncertainty,
      errorSource: axis == nil ? source : source + " and the knee's axis")
  }

  private struct Measurement {
    var poses: SegmentPoses
    var angles: JointAngles

    func mean(_ values: [Double]?) -> Double? { values.flatMap { Statistic(of: $0)?.mean } }

    private func mean(over frames: (Int) -> Double) -> Double? {
      mean((0..<poses.frameCount).map(frames))
    }

    /// The right side's value minus the left one's.
    func difference(_ value: (Side) -> Double?) -> Double? {
      guard let right = value(.right), let left = value(.left) else { return nil }
      return right - left
    }

    /// The angle between thigh and shank in the frontal plane of the shank, whose axis to the side
    /// is the ankle's; + where the ankle lies inwards of the line of the thigh (varus).
    func hipKneeAnkle(_ side: Side) -> Double? {
      let (hips, knees, ankles) = centres(side)
      let shanks = poses.poses(of: .shank(side))
      return mean { frame in
        let thigh = shanks[frame].axes.transposed * (knees[frame] - hips[frame])
        let shank = shanks[frame].axes.transposed * (ankles[frame] - knees[frame])
        // y is to the left, so that inwards is +y on the right leg.
        func inwards(_ v: Vector3) -> Double { atan2(side.sign * v.y, -v.z) }
        return inwards(shank) - inwards(thigh)
      }
    }

    /// Hip centre to knee centre to ankle centre, metres.
    func legLength(_ side: Side) -> Double? {
      let (hips, knees, ankles) = centres(side)
      return mean {
        (knees[$0] - hips[$0]).length + (ankles[$0] - knees[$0]).length
      }
    }

    /// Height of the hip centre, metres.
    func hipHeight(_ side: Side) -> Double? {
      let hips = poses.centre(of: .hip, side)
      return mean { hips[$0].z }
    }

    /// The foot's line against where the pelvis faces, seen from above; + toes inwards.
    func footProgression(_ side: Side) -> Double? {
      let feet = poses.poses(of: .foot(side))
      let pelvis = poses.poses(of: .pelvis)
      return mean { frame in
        let ahead = pelvis[frame].axes.x
        let foot = -feet[frame].axes.z
        // Counter-clockwise seen from above is inwards on the right foot.
        let turn = atan2(
          ahead.x * foot.y - ahead.y * foot.x, ahead.x * foot.x + ahead.y * foot.y)
        return side.sign * turn
      }
    }

    private func centres(_ side: Side) -> ([Vector3], [Vector3], [Vector3]) {
      (
        poses.centre(of: .hip, side), poses.centre(of: .knee, side),
        poses.centre(of: .ankle, side)
      )
    }
  }
}
