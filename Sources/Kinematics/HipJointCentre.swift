import Foundation
import Geometry
import Motion

/// Where the hip centre lies in the pelvis frame, by Davis's regression.
///
/// Source: Davis et al. 1991, Hum Mov Sci 10:575, with the constants that Vicon's Plug-in Gait
/// uses (angles of exactly 0.5 and 0.314 rad).
struct HipJointCentre: Hashable, Sendable {
  private static let theta = 0.5
  private static let beta = 0.314

  /// Distance between the anterior iliac spines, metres.
  var interAsis: Double
  /// Leg lengths, metres.
  var legLength: [Side: Double]
  /// Iliac spine to trochanter in the sagittal plane, metres; by regression where not measured.
  var asisTrochanter: [Side: Double]
  /// Marker radius, metres.
  var markerRadius: Double

  /// The hip centre in the pelvis frame (x forward, y left, z up), metres from the middle of the
  /// anterior iliac spines.
  func local(_ side: Side) -> Vector3 {
    guard let left = legLength[.left], let right = legLength[.right], let own = legLength[side]
    else { return .missing }
    let c = 0.115 * (left + right) / 2 - 0.0153
    let depth = (asisTrochanter[side] ?? 0.1288 * own - 0.04856) + markerRadius
    let (cosTheta, sinTheta) = (cos(Self.theta), sin(Self.theta))
    let (cosBeta, sinBeta) = (cos(Self.beta), sin(Self.beta))
    let lateral = interAsis / 2 - c * sinTheta
    return Vector3(
      c * cosTheta * sinBeta - depth * cosBeta,
      side == .left ? lateral : -lateral,
      -c * cosTheta * cosBeta - depth * sinBeta)
  }
}
