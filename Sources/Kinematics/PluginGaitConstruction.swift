import Geometry
import Motion

/// Plug-in Gait's geometry in one frame: pelvis, joint centres, segment axes.
struct PluginGaitConstruction: Sendable {
  var parameters: PluginGaitParameters
  /// Turns and heights that a laboratory may have measured; zero without them.
  var options = PluginGaitOptions()

  /// One leg in one frame: metres, axes x forward, y left, z up the segment.
  struct Leg {
    var hip: Vector3
    var knee: Vector3
    var ankle: Vector3
    var thigh: Matrix3
    var shank: Matrix3
    /// The shank turned back by its torsion: its y axis is that of the knee.
    var proximalShank: Matrix3
    /// The foot before the static offsets: z from the toe to the ankle centre, x up.
    var uncorrectedFoot: Matrix3
  }

  /// The pelvis: origin between the anterior spines, y to the left spine, x in the plane of the
  /// three points.
  static func pelvis(left: Vector3, right: Vector3, sacrum: Vector3) -> Pose {
    let origin = (left + right) * 0.5
    let y = (left - right).normalized
    let x = (origin - sacrum).perpendicular(to: y).normalized
    let pose = Pose(origin: origin, axes: Matrix3(x: x, y: y, z: x.cross(y)))
    return pose.isFinite ? pose : .missing
  }

  /// One leg, from the pelvis down; each part is missing where a marker above or on it is.
  func leg(_ side: Side, pelvis: Pose, markers: PluginGaitMarkers.Leg) -> Leg {
    let hip = pelvis.point(parameters.hip.local(side))
    let knee = ChordFunction.centre(
      offset: parameters.kneeOffset[side] ?? .nan, proximal: hip, marker: markers.knee,
      wand: markers.thigh, rotation: -side.sign * options[.thigh, side])
    let ankle = ChordFunction.centre(
      offset: parameters.ankleOffset[side] ?? .nan, proximal: knee, marker: markers.ankle,
      wand: markers.tibia, rotation: -side.sign * options[.shank, side])
    let thigh = Self.axes(
      along: hip - knee, lateral: (markers.knee - knee) * -side.sign)
    let shank = Self.axes(
      along: knee - ankle, lateral: (markers.ankle - ankle) * -side.sign)
    let torsion = options[.torsion, side]
    let proximalShank =
      torsion == 0 ? shank : shank * Matrix3.rotationZ(-side.sign * torsion)
    let foot = Self.axes(along: ankle - markers.toe, lateral: proximalShank.y)
    return Leg(
      hip: hip, knee: knee, ankle: ankle, thigh: thigh, shank: shank,
      proximalShank: proximalShank, uncorrectedFoot: foot)
  }

  /// Axes with z along a line and y nearest to a direction on the left.
  static func axes(along line: Vector3, lateral: Vector3) -> Matrix3 {
    let z = line.normalized
    let y = lateral.perpendicular(to: z).normalized
    let axes = Matrix3(x: y.cross(z), y: y, z: z)
    return axes.isFinite ? axes : .missing
  }
}
