import Geometry
import Motion

/// Pelvis, thighs, shanks and feet, joined at the joint centres.
///
/// A posture has 24 coordinates: the pelvis's place and turn, then for each side, left first, the
/// three Cardan angles (sequence Y, X', Z'' of the proximal axes) of hip, knee and ankle.
struct MultibodyChain: Sendable {
  /// One leg's fixed lengths.
  struct Leg: Hashable, Sendable {
    /// Hip centre in the pelvis's axes, metres from its origin.
    var hip: Vector3
    /// Between the joint centres, metres.
    var thigh: Double
    var shank: Double
  }

  /// Where the chain is.
  struct Posture: Hashable, Sendable {
    var pelvis: Pose
    /// Radians: by side, joint and angle.
    var angles: [Double]
  }

  static let coordinateCount = 24
  static let segmentCount = 7

  var legs: [Leg]

  /// The number of a segment: pelvis 0, then thigh, shank, foot of the left and of the right.
  static func index(of segment: Segment) -> Int {
    switch segment {
    case .pelvis: 0
    case .thigh(let side): 1 + (side == .left ? 0 : 3)
    case .shank(let side): 2 + (side == .left ? 0 : 3)
    case .foot(let side): 3 + (side == .left ? 0 : 3)
    }
  }

  static let segments: [Segment] =
    [.pelvis] + [Side.left, .right].flatMap { [.thigh($0), .shank($0), .foot($0)] }

  /// The chain in one posture, with what each coordinate turns it about.
  struct State {
    /// By segment number; origins as in `SegmentPoses`.
    var poses: [Pose]
    /// The centres of hip, knee and ankle of each side: what the segment numbered one more turns
    /// about.
    var centres: [Vector3]
    /// The axis of each of the 18 joint angles.
    var axes: [Vector3]

    init() {
      poses = Array(repeating: .missing, count: MultibodyChain.segmentCount)
      centres = Array(repeating: .missing, count: 6)
      axes = Array(repeating: .missing, count: 18)
    }
  }

  /// Puts the chain into a posture.
  func place(_ posture: Posture, in state: inout State) {
    state.poses[0] = posture.pelvis
    for side in 0..<2 {
      let leg = legs[side]
      var proximal = posture.pelvis.axes
      var centre = posture.pelvis.point(leg.hip)
      for joint in 0..<3 {
        let first = side * 9 + joint * 3
        let turnY = proximal * Matrix3.rotationY(posture.angles[first])
        let turnX = turnY * Matrix3.rotationX(posture.angles[first + 1])
        let axes = turnX * Matrix3.rotationZ(posture.angles[first + 2])
        state.axes[first] = proximal.y
        state.axes[first + 1] = turnY.x
        state.axes[first + 2] = turnX.z
        state.centres[side * 3 + joint] = centre
        let origin =
          switch joint {
          case 0: centre - axes.z * leg.thigh
          case 1: centre - axes.z * leg.shank
          default: centre
          }
        state.poses[1 + side * 3 + joint] = Pose(origin: origin, axes: axes)
        proximal = axes
        centre = origin
      }
    }
  }
}
