import Geometry
import Motion

/// Plug-in Gait over all frames of a trial.
enum PluginGaitTracking {
  /// Poses and joint centres of every frame.
  ///
  /// - Parameter foot: The foot's axes in one frame, from the leg and its markers.
  static func poses(
    markers: PluginGaitMarkers, construction: PluginGaitConstruction,
    foot: (Side, PluginGaitConstruction.Leg, PluginGaitMarkers.Leg) -> Matrix3
  ) -> SegmentPoses {
    let count = markers.frameCount
    var pelvis: [Pose] = []
    pelvis.reserveCapacity(count)
    for frame in 0..<count {
      pelvis.append(
        PluginGaitConstruction.pelvis(
          left: markers.marker("LASI", frame), right: markers.marker("RASI", frame),
          sacrum: markers.sacrum(frame)))
    }
    let carrying = PelvisFromSpines.closingGaps(
      of: pelvis, left: { markers.marker("LASI", $0) }, right: { markers.marker("RASI", $0) })
    var poses: [Segment: [Pose]] = [.pelvis: pelvis]
    var centres: [Side: [Joint: [Vector3]]] = [:]
    for side in Side.allCases {
      var thigh: [Pose] = []
      var shank: [Pose] = []
      var feet: [Pose] = []
      var hip: [Vector3] = []
      var knee: [Vector3] = []
      var ankle: [Vector3] = []
      for frame in 0..<count {
        let points = markers.leg(side, frame)
        let leg = construction.leg(side, pelvis: carrying[frame], markers: points)
        hip.append(leg.hip)
        knee.append(leg.knee)
        ankle.append(leg.ankle)
        thigh.append(pose(leg.knee, leg.thigh))
        shank.append(pose(leg.ankle, leg.shank))
        feet.append(pose(leg.ankle, foot(side, leg, points)))
      }
      poses[.thigh(side)] = thigh
      poses[.shank(side)] = shank
      poses[.foot(side)] = feet
      centres[side] = [.hip: hip, .knee: knee, .ankle: ankle]
    }
    var result = SegmentPoses(
      frameCount: count, poses: poses, centres: centres,
      progression: Progression.axis(
        left: (0..<count).map { markers.marker("LASI", $0) },
        right: (0..<count).map { markers.marker("RASI", $0) }, pelvis: pelvis))
    for side in Side.allCases where construction.options[.torsion, side] != 0 {
      result.tibialTorsion[side] = construction.options[.torsion, side]
    }
    return result
  }

  private static func pose(_ origin: Vector3, _ axes: Matrix3) -> Pose {
    axes.isFinite && origin.isFinite ? Pose(origin: origin, axes: axes) : .missing
  }
}
