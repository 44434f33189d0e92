import Geometry
import Motion

/// Puts clusters of markers on a skeleton, each marker rigid on its segment.
///
/// Knee and ankle bear a lateral and a medial marker, the joint centre in their middle; the places of
/// the others are choices within what laboratories use.
struct ClusterPlacement {
  var body: Body

  /// The labels of one leg, in the order of `positions`.
  static func labels(_ side: Side) -> [String] {
    [
      "_THIGH1", "_THIGH2", "_THIGH3", "_THIGH4", "_KNEE", "_MKNEE", "_SH2", "_SH3",
      "_SHANK_ANTSUP", "_ANKLE", "_MANKLE", "_CALC", "_TOE", "_5META",
    ].map { side.letter + $0 }
  }

  /// The markers of one leg, metres, in the axes of the skeleton.
  func positions(_ side: Side, on leg: Skeleton.Leg) -> [Vector3] {
    let radius = body.markerDiameter / 2
    let measures = body[side]
    /// A point on a segment: forward, outward and up from its origin, metres.
    func point(_ origin: Vector3, _ axes: Matrix3, _ x: Double, _ out: Double, _ z: Double)
      -> Vector3
    {
      origin + axes * Vector3(x, -side.sign * out, z)
    }
    let (thigh, shank) = (measures.thigh, measures.shank)
    let knee = measures.kneeWidth / 2 + radius
    let ankle = measures.ankleWidth / 2 + radius
    return [
      point(leg.knee, leg.thigh, 0.030, 0.060, 0.65 * thigh),
      point(leg.knee, leg.thigh, -0.040, 0.055, 0.60 * thigh),
      point(leg.knee, leg.thigh, 0.035, 0.060, 0.40 * thigh),
      point(leg.knee, leg.thigh, -0.040, 0.050, 0.35 * thigh),
      point(leg.knee, leg.thigh, 0, knee, 0),
      point(leg.knee, leg.thigh, 0, -knee, 0),
      point(leg.ankle, leg.shank, 0.020, 0.045, 0.55 * shank),
      point(leg.ankle, leg.shank, -0.030, 0.040, 0.35 * shank),
      point(leg.ankle, leg.shank, 0.050, 0.020, 0.80 * shank),
      point(leg.ankle, leg.shank, 0, ankle, 0),
      point(leg.ankle, leg.shank, 0, -ankle, 0),
      leg.heel, leg.toe,
      point(leg.toe, leg.foot, -0.005, 0.045, 0.030),
    ]
  }
}
