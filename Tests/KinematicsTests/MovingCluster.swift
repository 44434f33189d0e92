import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis

/// Markers on two segments that turn about a joint, with noise on every coordinate.
struct MovingCluster {
  /// Where the joint is in the proximal and in the distal segment's own axes, metres.
  var proximalCentre = Vector3(-0.05, 0.08, -0.09)
  var distalCentre = Vector3(0.01, -0.02, 0.30)
  var proximalMarkers = [
    Vector3(0, 0.12, 0), Vector3(0, -0.12, 0), Vector3(-0.14, 0.04, 0.01),
    Vector3(-0.14, -0.04, 0.01),
  ]
  var distalMarkers = [
    Vector3(0.06, 0.02, 0.12), Vector3(0.05, -0.05, 0.02), Vector3(-0.04, 0.06, -0.06),
    Vector3(0.02, 0.05, -0.12),
  ]
  var frames = 600
  var noise = 0.001
  var seed: UInt64 = 1

  struct Poses {
    var proximal: [Pose]
    var distal: [Pose]
  }

  /// The proximal segment drifts and sways; the distal one turns as told.
  ///
  /// - Parameter turn: The rotation of the distal in the proximal frame, from a share of the trial.
  func truth(_ turn: (Double) -> Matrix3) -> Poses {
    var poses = Poses(proximal: [], distal: [])
    for frame in 0..<frames {
      let share = Double(frame) / Double(frames)
      let sway = Matrix3.rotationY(0.06 * sin(9 * share)) * Matrix3.rotationZ(0.5 + 0.1 * share)
      let proximal = Pose(origin: Vector3(0.3 + 0.05 * share, 0.2, 0.95), axes: sway)
      let axes = sway * turn(share)
      let centre = proximal.point(proximalCentre)
      poses.proximal.append(proximal)
      poses.distal.append(Pose(origin: centre - axes * distalCentre, axes: axes))
    }
    return poses
  }

  /// The poses that a rigid fit to noisy markers gives.
  func seen(_ truth: Poses) -> Poses {
    var random = RandomStream(seed: seed)
    func fitted(_ pose: Pose, _ markers: [Vector3]) -> Pose {
      let points = markers.map { marker -> Vector3 in
        pose.point(marker)
          + Vector3(random.gaussian(), random.gaussian(), random.gaussian()) * noise
      }
      return PoseFit(local: markers, seen: points)?.pose ?? .missing
    }
    var result = Poses(proximal: [], distal: [])
    for (p, d) in zip(truth.proximal, truth.distal) {
      result.proximal.append(fitted(p, proximalMarkers))
      result.distal.append(fitted(d, distalMarkers))
    }
    return result
  }

  /// A star-arc: forwards and back, to the side, and round.
  static func starArc(_ share: Double) -> Matrix3 {
    let phase = 2 * .pi * 3 * share
    let (reach, wide) = (Double.degrees(30), Double.degrees(22))
    switch share {
    case ..<(1.0 / 3): return Matrix3.rotationY(-reach * sin(phase))
    case ..<(2.0 / 3): return Matrix3.rotationX(wide * sin(phase))
    default:
      return Matrix3.rotationY(-reach * sin(phase)) * Matrix3.rotationX(wide * cos(phase))
    }
  }
}
