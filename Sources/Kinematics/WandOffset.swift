import Foundation
import Geometry

/// How far a wand stands off the plane that a joint's axis spans with the segment.
package enum WandOffset {
  /// The angle about the segment's long axis from the direction of a marker on the joint to that of
  /// the wand, radians, counter-clockwise seen from the proximal end; NaN where a point was not seen.
  ///
  /// - Parameters:
  ///   - proximal: The centre at the segment's upper end, metres.
  ///   - joint: The centre at its lower end.
  ///   - lateral: From the lower centre towards the joint's marker.
  package static func angle(
    proximal: Vector3, joint: Vector3, lateral: Vector3, wand: Vector3
  ) -> Double {
    let axis = (proximal - joint).normalized
    let a = lateral.perpendicular(to: axis)
    let b = (wand - joint).perpendicular(to: axis)
    return atan2(axis.dot(a.cross(b)), a.dot(b))
  }
}
