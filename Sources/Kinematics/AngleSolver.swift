import Foundation
import Geometry
import Motion

/// From segment poses to the angles that Plug-in Gait reports.
struct AngleSolver: Sendable {
  var continuity: KinematicsSettings.Continuity

  /// All angles of a trial, radians; order and signs of `AngleGroup.components`.
  func angles(from poses: SegmentPoses) -> JointAngles {
    let laboratory = Self.progressionFrame(poses.progression)
    var curves: [Side: [AngleGroup: AngleCurve]] = [:]
    for side in Side.allCases {
      curves[side] = [
        .pelvis: curve(.pelvis, side, fixed: laboratory, poses.poses(of: .pelvis)),
        .hip: curve(.hip, side, poses.poses(of: .pelvis), poses.poses(of: .thigh(side))),
        .knee: curve(.knee, side, poses.poses(of: .thigh(side)), proximalShank(side, poses)),
        .ankle: curve(.ankle, side, poses.poses(of: .shank(side)), poses.poses(of: .foot(side))),
        .footProgress: curve(
          .footProgress, side, fixed: laboratory, poses.poses(of: .foot(side))),
      ]
    }
    return JointAngles(curves)
  }

  /// The shank turned back by its torsion.
  private func proximalShank(_ side: Side, _ poses: SegmentPoses) -> [Pose] {
    let shank = poses.poses(of: .shank(side))
    guard let torsion = poses.tibialTorsion[side], torsion != 0 else { return shank }
    let back = Matrix3.rotationZ(-side.sign * torsion)
    return shank.map { Pose(origin: $0.origin, axes: $0.axes * back) }
  }

  /// x along the progression, z up, y to the left of it.
  static func progressionFrame(_ progression: Axis) -> Matrix3 {
    let x = progression.vector
    return Matrix3(x: x, y: Vector3.unitZ.cross(x), z: .unitZ)
  }

  /// The reported triple of a Cardan triple; `k` mirrors the left side.
  static func reported(_ angles: CardanYXZ, as group: AngleGroup, side: Side) -> Vector3 {
    let k = side.sign
    let (a, b, c) = (angles.y, angles.x, angles.z)
    return switch group {
    case .pelvis: Vector3(a, -k * b, k * c)
    case .hip: Vector3(-a, k * b, k * c)
    case .knee: Vector3(a, k * b, k * c)
    case .ankle: Vector3(-a - .pi / 2, k * c, k * b)
    case .footProgress: Vector3(a, -k * c, k * b)
    }
  }

  private func curve(
    _ group: AngleGroup, _ side: Side, _ proximal: [Pose], _ distal: [Pose]
  ) -> AngleCurve {
    curve(group, side, zip(proximal, distal).map { $0.axes.transposed * $1.axes })
  }

  private func curve(
    _ group: AngleGroup, _ side: Side, fixed: Matrix3, _ distal: [Pose]
  ) -> AngleCurve {
    curve(group, side, distal.map { fixed.transposed * $0.axes })
  }

  private func curve(_ group: AngleGroup, _ side: Side, _ rotations: [Matrix3]) -> AngleCurve {
    var previous = Vector3.zero
    var x: [Double] = []
    var y: [Double] = []
    var z: [Double] = []
    x.reserveCapacity(rotations.count)
    y.reserveCapacity(rotations.count)
    z.reserveCapacity(rotations.count)
    for rotation in rotations {
      let angles = CardanYXZ(rotation)
      var triple = Self.reported(angles, as: group, side: side)
      if triple.isFinite {
        triple = continued(triple, angles: angles, group: group, side: side, from: previous)
        previous = triple
      } else {
        triple = .missing
      }
      x.append(triple.x)
      y.append(triple.y)
      z.append(triple.z)
    }
    return AngleCurve(x: x, y: y, z: z)
  }

  /// The candidate nearest to the frame before, so that a curve does not jump.
  private func continued(
    _ triple: Vector3, angles: CardanYXZ, group: AngleGroup, side: Side, from previous: Vector3
  ) -> Vector3 {
    let second: Vector3
    switch continuity {
    case .vicon: second = Vector3(triple.x + .pi, -triple.y + .pi, triple.z + .pi)
    case .anatomical:
      // The same rotation, reached the other way round.
      let equivalent = CardanYXZ(y: angles.y + .pi, x: .pi - angles.x, z: angles.z + .pi)
      second = Self.reported(equivalent, as: group, side: side)
    }
    let a = Self.unwrapped(triple, near: previous)
    let b = Self.unwrapped(second, near: previous)
    return Self.distance(b, previous) < Self.distance(a, previous) ? b : a
  }

  private static func unwrapped(_ triple: Vector3, near previous: Vector3) -> Vector3 {
    func moved(_ value: Double, _ target: Double) -> Double {
      value + ((target - value) / (2 * .pi)).rounded() * 2 * .pi
    }
    return Vector3(
      moved(triple.x, previous.x), moved(triple.y, previous.y), moved(triple.z, previous.z))
  }

  private static func distance(_ a: Vector3, _ b: Vector3) -> Double {
    max(abs(a.x - b.x), abs(a.y - b.y), abs(a.z - b.z))
  }
}
