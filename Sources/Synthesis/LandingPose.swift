import Foundation
import Geometry
import Motion

/// How a jumper stands on both feet at a depth of the landing, facing +x, the soles on the floor.
///
/// The ankles stand, the hips are as far from them as thigh and shank allow at the knee's flexion, and
/// each knee swivels about the line from hip to ankle until it lies where it was told to in the
/// frontal plane.
struct LandingPose {
  private let jumper: Jumper
  /// Where each knee swivels to at contact and at the deepest point, radians, medial positive.
  private var swivels: [Side: Jumper.Span] = [:]
  /// The foot's axis from toe to ankle, which stays.
  private var axes: [Side: Vector3] = [:]

  init(_ jumper: Jumper) {
    self.jumper = jumper
    solve()
    // The heels go up about toes whose place on the floor follows from the flat foot.
    if jumper.footPitch != Jumper.Span(0, 0) { solve() }
  }

  private mutating func solve() {
    let jumper = jumper
    var found: [Side: Vector3] = [:]
    for side in Side.allCases {
      let start = swivel(side, depth: 0) { leg in
        Self.projection(leg, side, facing: .unitX) - jumper.frontalPlaneAngle.contact
      }
      let end = swivel(side, depth: 1) { leg in
        guard let share = jumper.kneeSeparation, let width = jumper.trochanterWidth else {
          return Self.projection(leg, side, facing: .unitX) - jumper.frontalPlaneAngle.deepest
        }
        // The distance from the midline, which shrinks as the knee goes inwards.
        return share * width / 2 + side.sign * leg.knee.y
      }
      swivels[side] = Jumper.Span(start, end)
    }
    for side in Side.allCases {
      let leg = leg(side, depth: 0, swivel: swivels[side]?.contact ?? 0)
      found[side] =
        axes[side]
        ?? SingleLineFoot(jumper.body[side], side)
        .uncorrected(shank: leg.shank, toeToHeel: -.unitX).z
    }
    axes = found
  }

  /// The whole body at a depth, 0 at contact to 1.
  func skeleton(depth: Double) -> Skeleton {
    var skeleton = Skeleton(
      jumper.body,
      BodyAngles(
        pelvis: BodyAngles.Pelvis(tilt: jumper.pelvicTilt.value(depth)),
        trunk: BodyAngles.Trunk(tilt: jumper.trunkTilt.value(depth)))
    ).moved(offset: pelvisOrigin(depth))
    for side in Side.allCases {
      skeleton[side] = leg(side, depth: depth, swivel: swivels[side]?.value(depth) ?? 0)
    }
    return skeleton
  }

  /// The knee's angle in the frontal plane, radians, medial positive.
  static func projection(_ leg: Skeleton.Leg, _ side: Side, facing forward: Vector3) -> Double {
    let left = Vector3.unitZ.cross(forward)
    let medial = side == .left ? -left : left
    func lean(_ line: Vector3) -> Double { atan2(line.dot(medial), line.z) }
    // Upwards from the ankle inwards, upwards from the knee outwards.
    return lean(leg.knee - leg.ankle) - lean(leg.hip - leg.knee)
  }

  // MARK: - Geometry

  private func ankle(_ side: Side, depth: Double) -> Vector3 {
    let measures = jumper.body[side]
    let flat = Vector3(
      0, -side.sign * jumper.stanceWidth / 2,
      measures.toeHeight + measures.ankleToToe * sin(measures.staticPlantarFlexion))
    guard let axis = axes[side] else { return flat }
    let pitched = pitch(depth) * axis
    return flat + (pitched - axis) * measures.ankleToToe
  }

  /// The turn that lifts the heels.
  private func pitch(_ depth: Double) -> Matrix3 {
    Matrix3.rotationY(jumper.footPitch.value(depth))
  }

  /// The pelvis as high as the right knee's flexion has it, a little behind the ankles.
  private func pelvisOrigin(_ depth: Double) -> Vector3 {
    let measures = jumper.body.right
    let flexion = jumper.kneeFlexion.value(depth)
    let reach =
      (measures.thigh * measures.thigh + measures.shank * measures.shank
      + 2 * measures.thigh * measures.shank * cos(flexion)).squareRoot()
    let rotation = CardanYXZ(y: jumper.pelvicTilt.value(depth), x: 0, z: 0).rotation
    let hip = rotation * jumper.body.hipCentre(.right)
    let ankle = ankle(.right, depth: depth)
    let (back, aside) = (0.08 * depth, hip.y - ankle.y)
    let up = (reach * reach - back * back - aside * aside).squareRoot()
    return Vector3(ankle.x - back - hip.x, 0, ankle.z + up - hip.z)
  }

  private func swivel(
    _ side: Side, depth: Double, until miss: (Skeleton.Leg) -> Double
  ) -> Double {
    func value(_ angle: Double) -> Double { miss(leg(side, depth: depth, swivel: angle)) }
    var (low, high) = (Double.degrees(-70), Double.degrees(70))
    let rises = value(high) > value(low)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if (value(middle) > 0) == rises { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }

  private func leg(_ side: Side, depth: Double, swivel: Double) -> Skeleton.Leg {
    let measures = jumper.body[side]
    let rotation = CardanYXZ(y: jumper.pelvicTilt.value(depth), x: 0, z: 0).rotation
    let hip = pelvisOrigin(depth) + rotation * jumper.body.hipCentre(side)
    let ankle = ankle(side, depth: depth)
    let line = hip - ankle
    let reach = line.length
    let up = line.normalized
    // Where the knee's circle about the line from ankle to hip has its centre, and how wide it is.
    let along =
      (measures.shank * measures.shank - measures.thigh * measures.thigh + reach * reach)
      / (2 * reach)
    let radius = max(0, measures.shank * measures.shank - along * along).squareRoot()
    let front = Vector3.unitX.perpendicular(to: up).normalized
    let inwards = up.cross(front) * side.sign
    let knee = ankle + up * along + (front * cos(swivel) + inwards * sin(swivel)) * radius
    let (thigh, shank) = segments(side, hip: hip, knee: knee, ankle: ankle)
    let foot = SingleLineFoot(measures, side)
    let turn = pitch(depth)
    let axis =
      axes[side].map { turn * $0 } ?? foot.uncorrected(shank: shank, toeToHeel: -.unitX).z
    let y = shank.y.perpendicular(to: axis).normalized
    return Skeleton.leg(
      measures, hip: hip, knee: knee, ankle: ankle, thigh: thigh, shank: shank,
      foot: foot.corrected(Matrix3(x: y.cross(axis), y: y, z: axis)),
      toe: ankle - axis * measures.ankleToToe,
      direction: axes[side] == nil ? -.unitX : turn * -.unitX)
  }

  /// Thigh and shank with the knee's abduction in space; without one the knee is a plain hinge.
  private func segments(
    _ side: Side, hip: Vector3, knee: Vector3, ankle: Vector3
  ) -> (thigh: Matrix3, shank: Matrix3) {
    let (up, down) = ((hip - knee).normalized, (knee - ankle).normalized)
    let hinge = up.cross(down).normalized
    let shank = Matrix3(x: hinge.cross(down), y: hinge, z: down)
    let straight = Matrix3(x: hinge.cross(up), y: hinge, z: up)
    guard jumper.kneeAbduction != 0 else { return (straight, shank) }
    func turned(_ angle: Double) -> Matrix3 { straight * Matrix3.rotationZ(side.sign * angle) }
    var (low, high) = (Double.degrees(-60), Double.degrees(60))
    func miss(_ angle: Double) -> Double {
      side.sign * CardanYXZ(turned(angle).transposed * shank).x + jumper.kneeAbduction
    }
    let rises = miss(high) > miss(low)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if (miss(middle) > 0) == rises { high = middle } else { low = middle }
    }
    return (turned((low + high) / 2), shank)
  }
}
