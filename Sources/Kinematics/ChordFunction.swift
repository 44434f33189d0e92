import Foundation
import Geometry

/// The conventional gait model's construction of a joint centre from a marker on the joint.
///
/// The centre lies at distance `offset` from the marker, such that the line from marker to centre
/// stands upright on the line from centre to proximal centre. That leaves a circle; the wand picks a
/// point on it: without a rotation the one in the plane of proximal centre, marker and wand, on the
/// side away from the wand; with one, the point from which the wand stands off the marker by that
/// angle about the segment's long axis.
///
/// Source: Davis et al. 1991, Hum Mov Sci 10:575; the closed form is our own algebra. The rotation
/// follows published model code (pyCGM2); no recording with Vicon's own result was at hand.
package enum ChordFunction {
  /// Turns of the search for the rotated point; each gains digits, and a handful reach the last.
  private static let mostSteps = 40
  /// Radians; a marker's last digit moves the angle more.
  private static let tolerance = 1e-13

  /// The joint centre; missing where a point was not seen or the marker lies within `offset` of the
  /// proximal centre. All in metres.
  ///
  /// - Parameter rotation: From the marker to the wand about the line from centre to proximal
  ///   centre, counter-clockwise seen from the proximal end, radians.
  package static func centre(
    offset: Double, proximal: Vector3, marker: Vector3, wand: Vector3, rotation: Double = 0
  ) -> Vector3 {
    let toProximal = proximal - marker
    let distanceSquared = toProximal.lengthSquared
    let ratio = offset * offset / distanceSquared
    guard ratio <= 1 else { return .missing }
    let away = toProximal.cross(toProximal.cross(wand - marker)).normalized
    let middle = marker + toProximal * ratio
    let radius = offset * (1 - ratio).squareRoot()
    guard rotation != 0 else { return middle + away * radius }
    let aside = toProximal.normalized.cross(away)
    func joint(_ turn: Double) -> Vector3 {
      middle + (away * cos(turn) + aside * sin(turn)) * radius
    }
    /// How far the angle at a point of the circle misses the one wanted.
    func error(_ turn: Double) -> Double {
      let point = joint(turn)
      let angle = WandOffset.angle(
        proximal: proximal, joint: point, lateral: marker - point, wand: wand)
      return (angle - rotation).remainder(dividingBy: 2 * .pi)
    }
    // Secants, from the unrotated point and from where a wand on the long axis itself would lead.
    var (a, b) = (0.0, -rotation)
    var (errorA, errorB) = (error(a), error(b))
    for _ in 0..<mostSteps {
      guard errorA.isFinite, errorB.isFinite else { return .missing }
      if abs(errorB) < tolerance { return joint(b) }
      let slope = (errorB - errorA) / (b - a)
      guard slope.isFinite, abs(slope) > 1e-9 else { break }
      let next = b - max(-0.5, min(0.5, errorB / slope))
      (a, errorA) = (b, errorB)
      (b, errorB) = (next, error(next))
      if b == a { break }
    }
    return abs(errorB) < 1e-9 ? joint(b) : .missing
  }
}
