import Geometry
import Motion

/// How far joints of the multibody model may turn, radians.
///
/// Generous bounds that no living joint passes in gait, squats and jumps: they keep a fit with few
/// markers from folding a leg the wrong way, and never touch a healthy movement. Choices of this
/// project.
enum MultibodyLimits {
  /// How strongly an angle is pushed back, metres of marker distance a radian beyond its bound.
  static let stiffness = 0.3

  /// The bounds of the 18 joint angles, in the order of `MultibodyChain.Posture.angles`.
  static let bounds: [ClosedRange<Double>] = [Side.left, .right].flatMap { side in
    [
      clinical(flexion: -60...150, adduction: -70...60, rotation: -80...80, side: side, sign: -1),
      clinical(flexion: -30...165, adduction: -30...30, rotation: -60...60, side: side, sign: 1),
      // The foot's z axis points back: neutral is a quarter turn.
      clinical(
        flexion: -70...60, adduction: -70...70, rotation: -70...70, side: side, sign: -1,
        offset: -90),
    ].joined()
  }

  /// Bounds in clinical angles, degrees, as bounds of the Cardan angles of a side.
  private static func clinical(
    flexion: ClosedRange<Double>, adduction: ClosedRange<Double>, rotation: ClosedRange<Double>,
    side: Side, sign: Double, offset: Double = 0
  ) -> [ClosedRange<Double>] {
    func turned(_ range: ClosedRange<Double>, _ sign: Double, _ offset: Double = 0)
      -> ClosedRange<Double>
    {
      let ends = [range.lowerBound * sign + offset, range.upperBound * sign + offset].sorted()
      return .degrees(ends[0]) ... .degrees(ends[1])
    }
    return [
      turned(flexion, sign, offset), turned(adduction, side.sign), turned(rotation, side.sign),
    ]
  }
}
