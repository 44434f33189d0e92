import Geometry
import Motion

/// The laboratory axis that Plug-in Gait measures pelvis and foot progression from.
enum Progression {
  /// Below this net displacement a person counts as staying on the spot, metres.
  ///
  /// Recordings only bracket Vicon's own figure between 0.036 and 2.056 m.
  static let walkingDisplacement = 0.8

  /// The horizontal axis nearest to the way travelled, or, for one who stays on the spot, nearest
  /// to where the pelvis faces on average; z is up.
  static func axis(left: [Vector3], right: [Vector3], pelvis: [Pose]) -> Axis {
    let middle = zip(left, right).map { ($0 + $1) * 0.5 }.filter(\.isFinite)
    if let first = middle.first, let last = middle.last {
      let travelled = last - first
      if max(abs(travelled.x), abs(travelled.y)) >= walkingDisplacement {
        return nearest(to: travelled)
      }
    }
    let facing = pelvis.filter(\.isFinite).reduce(Vector3.zero) { $0 + $1.axes.x }
    return nearest(to: facing)
  }

  static func nearest(to direction: Vector3) -> Axis {
    if abs(direction.x) >= abs(direction.y) { return direction.x < 0 ? .minusX : .plusX }
    return direction.y < 0 ? .minusY : .plusY
  }
}
