import Foundation
import Geometry
import Motion

/// The foot of the conventional gait model: one line from toe to ankle, which borrows its sideways
/// axis from the shank.
///
/// The uncorrected frame U has z from toe marker to ankle centre, y the shank's y made
/// perpendicular to it; so U = shank · Ry(a) · Rx(b), without a third rotation. The foot's frame is
/// F = U · Ry(−P) · Rx(k R) with the static offsets P and R. Given where F's z axis (toe to heel)
/// shall point, a and b follow in closed form.
/// - SeeAlso: Kadaba et al., J Orthop Res 8:383, 1990.
struct SingleLineFoot {
  /// Static plantarflexion offset, radians.
  var plantarFlexion: Double
  /// Static rotation offset times the side's sign, radians.
  var rotation: Double

  init(_ leg: Body.Leg, _ side: Side) {
    plantarFlexion = leg.staticPlantarFlexion
    rotation = side.sign * leg.staticRotation
  }

  /// The uncorrected frame for a foot whose line from toe to heel points in a direction.
  ///
  /// - Parameters:
  ///   - shank: The shank's axes.
  ///   - direction: Unit vector, in the axes that `shank` is given in.
  func uncorrected(shank: Matrix3, toeToHeel direction: Vector3) -> Matrix3 {
    let aim = shank.transposed * direction
    // F's z axis, seen in U.
    let w = Vector3(
      -sin(plantarFlexion) * cos(rotation), -sin(rotation), cos(plantarFlexion) * cos(rotation))
    let reach = (w.y * w.y + w.z * w.z).squareRoot()
    let b = acos(min(1, max(-1, aim.y / reach))) - atan2(w.z, w.y)
    let depth = w.y * sin(b) + w.z * cos(b)
    let a = atan2(aim.x, aim.z) - atan2(w.x, depth)
    return shank * (Matrix3.rotationY(a) * Matrix3.rotationX(b))
  }

  /// The foot's frame as a moving trial has it.
  func corrected(_ uncorrected: Matrix3) -> Matrix3 {
    uncorrected * (Matrix3.rotationY(-plantarFlexion) * Matrix3.rotationX(rotation))
  }

  /// The foot's frame as a standing trial has it: the flattened line itself, y from the shank.
  static func standing(shank: Matrix3, toeToHeel direction: Vector3) -> Matrix3 {
    let y = shank.y.perpendicular(to: direction).normalized
    return Matrix3(x: y.cross(direction), y: y, z: direction)
  }
}
