import Foundation
import Geometry
import Motion

/// A lower body in one instant: where every segment of the conventional gait model is.
///
/// Axes: x anterior, y to the left on both sides, z proximal; for the foot x up, z from toe to heel.
public struct Skeleton: Hashable, Sendable {
  public struct Leg: Hashable, Sendable {
    public var hip: Vector3
    public var knee: Vector3
    public var ankle: Vector3
    public var thigh: Matrix3
    public var shank: Matrix3
    public var foot: Matrix3
    /// The toe and heel markers, and the points of the sole under them.
    public var toe: Vector3
    public var heel: Vector3
    public var toeSole: Vector3
    public var heelSole: Vector3
    /// The heel bone: x to the toe, y to the left, z up.
    public var rearfoot: Matrix3
  }

  /// Origin in the middle of the front iliac spines.
  public var pelvis: Pose
  public var left: Leg
  public var right: Leg
  /// Origin in the middle of the pelvis's markers; z along the trunk, x to the front.
  public var trunk: Pose

  public subscript(side: Side) -> Leg {
    get { side == .left ? left : right }
    set { if side == .left { left = newValue } else { right = newValue } }
  }

  /// How the foot's frame is made: with the static offsets, or of the flattened line itself.
  enum FootRule {
    case moving
    case standing
  }

  /// The body with the given angles, the pelvis at the origin, facing +x, z up.
  init(_ body: Body, _ angles: BodyAngles, footRule: FootRule = .moving) {
    let axes = CardanYXZ(
      y: angles.pelvis.tilt, x: -angles.pelvis.obliquity, z: angles.pelvis.rotation
    ).rotation
    pelvis = Pose(origin: .zero, axes: axes)
    left = Self.leg(.left, body, angles.left, pelvis, footRule)
    right = Self.leg(.right, body, angles.right, pelvis, footRule)
    trunk = Pose(
      origin: pelvis.point(Vector3(-body.pelvicDepth / 2, 0, 0)), axes: Self.axes(angles.trunk))
  }

  init(pelvis: Pose, left: Leg, right: Leg, trunk: Pose) {
    self.pelvis = pelvis
    self.left = left
    self.right = right
    self.trunk = trunk
  }

  /// The trunk's axes: its long axis shows exactly the tilt from the side and the lean from the
  /// front.
  private static func axes(_ angles: BodyAngles.Trunk) -> Matrix3 {
    let z = Vector3(tan(angles.tilt), -tan(angles.lean), 1).normalized
    let facing = Vector3(cos(angles.rotation), sin(angles.rotation), 0)
    let x = facing.perpendicular(to: z).normalized
    return Matrix3(x: x, y: z.cross(x), z: z)
  }

  private static func leg(
    _ side: Side, _ body: Body, _ angles: BodyAngles.Leg, _ pelvis: Pose, _ rule: FootRule
  ) -> Leg {
    let k = side.sign
    let measures = body[side]
    let thigh =
      pelvis.axes
      * CardanYXZ(y: -angles.hipFlexion, x: k * angles.hipAdduction, z: k * angles.hipRotation)
      .rotation
    let shank =
      thigh
      * CardanYXZ(y: angles.kneeFlexion, x: k * angles.kneeAdduction, z: k * angles.kneeRotation)
      .rotation
    let hip = pelvis.point(body.hipCentre(side))
    let knee = hip - thigh.z * measures.thigh
    let ankle = knee - shank.z * measures.shank

    let line = SingleLineFoot(measures, side)
    let direction =
      switch angles.foot {
      case .direction(let pitch, let progression, let hold):
        held(
          Vector3(
            -cos(pitch) * cos(k * progression), -cos(pitch) * sin(k * progression), sin(pitch)),
          hold, on: shank, line)
      case .ankle(let dorsiflexion, let rotation):
        shank * CardanYXZ(y: -dorsiflexion - .pi / 2, x: k * rotation, z: 0).rotation.z
      }
    let uncorrected = line.uncorrected(shank: shank, toeToHeel: direction)
    let foot =
      rule == .moving
      ? line.corrected(uncorrected)
      : SingleLineFoot.standing(shank: shank, toeToHeel: direction)
    return leg(
      measures, hip: hip, knee: knee, ankle: ankle, thigh: thigh, shank: shank, foot: foot,
      toe: ankle - uncorrected.z * measures.ankleToToe, direction: direction)
  }

  /// The line from toe to heel, turned about the ankle towards a held dorsiflexion.
  private static func held(
    _ direction: Vector3, _ hold: BodyAngles.AnkleHold?, on shank: Matrix3, _ line: SingleLineFoot
  ) -> Vector3 {
    guard let hold, hold.weight > 0 else { return direction }
    let foot = line.corrected(line.uncorrected(shank: shank, toeToHeel: direction))
    let ankle = CardanYXZ(shank.transposed * foot)
    let free = -ankle.y - .pi / 2
    let dorsiflexion = free + hold.weight * (hold.dorsiflexion - free)
    return shank * CardanYXZ(y: -dorsiflexion - .pi / 2, x: ankle.x, z: ankle.z).rotation.z
  }

  /// A leg whose foot lies along a given line; the sole is on the underside of that line.
  static func leg(
    _ measures: Body.Leg, hip: Vector3, knee: Vector3, ankle: Vector3, thigh: Matrix3,
    shank: Matrix3, foot: Matrix3, toe: Vector3, direction: Vector3
  ) -> Leg {
    let upright = Vector3.unitZ.perpendicular(to: direction)
    // A foot standing on its tip has no upper side in the room; the shank's front is taken.
    let up = (upright.length > 1e-6 ? upright : shank.x.perpendicular(to: direction)).normalized
    let heel = toe + direction * measures.heelToToe
    return Leg(
      hip: hip, knee: knee, ankle: ankle, thigh: thigh, shank: shank, foot: foot, toe: toe,
      heel: heel + up * measures.heelRise, toeSole: toe - up * measures.toeHeight,
      heelSole: heel - up * measures.toeHeight,
      rearfoot: Matrix3(x: -direction, y: up.cross(-direction), z: up))
  }

  /// The same body, turned and then moved.
  ///
  /// - Parameters:
  ///   - rotation: A proper rotation.
  ///   - offset: Added to every point after the turn, metres.
  func moved(by rotation: Matrix3 = .identity, offset: Vector3) -> Skeleton {
    func point(_ p: Vector3) -> Vector3 { rotation * p + offset }
    func moved(_ leg: Leg) -> Leg {
      Leg(
        hip: point(leg.hip), knee: point(leg.knee), ankle: point(leg.ankle),
        thigh: rotation * leg.thigh, shank: rotation * leg.shank, foot: rotation * leg.foot,
        toe: point(leg.toe), heel: point(leg.heel), toeSole: point(leg.toeSole),
        heelSole: point(leg.heelSole), rearfoot: rotation * leg.rearfoot)
    }
    return Skeleton(
      pelvis: Pose(origin: point(pelvis.origin), axes: rotation * pelvis.axes), left: moved(left),
      right: moved(right),
      trunk: Pose(origin: point(trunk.origin), axes: rotation * trunk.axes))
  }

  /// Height of the lowest point of both soles, metres.
  var lowest: Double {
    min(left.toeSole.z, left.heelSole.z, right.toeSole.z, right.heelSole.z)
  }
}
