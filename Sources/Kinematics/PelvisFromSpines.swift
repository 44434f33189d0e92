import Foundation
import Geometry
import Motion

/// The pelvis that carries the hips while its rear markers are not seen, but both front ones are.
///
/// The line of the front spines gives obliquity and rotation; the tilt, which it does not give, runs
/// evenly from its value before the gap to that after it. A hip centre stands almost under its front
/// spine, so that a tilt wrong by 10° moves it 10 to 15 mm forwards and hardly sideways. Angles of
/// the pelvis itself stay missing: these poses are for the legs below alone.
enum PelvisFromSpines {
  /// The poses with gaps closed that have a seen pelvis on both sides; others stay missing.
  ///
  /// - Parameters:
  ///   - poses: One a frame, z up.
  ///   - left: The front spines in a frame; missing where not seen.
  static func closingGaps(
    of poses: [Pose], left: (Int) -> Vector3, right: (Int) -> Vector3
  ) -> [Pose] {
    guard poses.contains(where: { !$0.isFinite }), poses.contains(where: \.isFinite) else {
      return poses
    }
    var closed = poses
    var before: (frame: Int, tilt: Double)?
    for frame in poses.indices where poses[frame].isFinite {
      defer { before = (frame, tilt(of: poses[frame].axes)) }
      guard let before, frame - before.frame > 1 else { continue }
      let after = tilt(of: poses[frame].axes)
      for missing in (before.frame + 1)..<frame {
        let share = Double(missing - before.frame) / Double(frame - before.frame)
        closed[missing] = pose(
          left: left(missing), right: right(missing),
          tilt: before.tilt + share * (after - before.tilt))
      }
    }
    return closed
  }

  /// Horizontal and upright axes perpendicular to the line of the spines.
  private static func frame(_ y: Vector3) -> (forward: Vector3, up: Vector3) {
    let forward = y.cross(.unitZ).normalized
    return (forward, forward.cross(y))
  }

  private static func tilt(of axes: Matrix3) -> Double {
    let (forward, up) = frame(axes.y)
    return atan2(axes.x.dot(up), axes.x.dot(forward))
  }

  private static func pose(left: Vector3, right: Vector3, tilt: Double) -> Pose {
    let y = (left - right).normalized
    let (forward, up) = frame(y)
    let x = forward * cos(tilt) + up * sin(tilt)
    let pose = Pose(origin: (left + right) * 0.5, axes: Matrix3(x: x, y: y, z: x.cross(y)))
    return pose.isFinite ? pose : .missing
  }
}
