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
    let tracked = PelvisTracking(markers)
    var poses: [Segment: [Pose]] = [.pelvis: tracked.poses]
    var centres: [Side: [Joint: [Vector3]]] = [:]
    for side in Side.allCases {
      let points = (0..<count).map { markers.leg(side, $0) }
      let legs = (0..<count).map {
        construction.leg(side, pelvis: tracked.carrying[$0], markers: points[$0])
      }
      poses[.thigh(side)] = legs.map { pose($0.knee, $0.thigh) }
      poses[.shank(side)] = legs.map { pose($0.ankle, $0.shank) }
      poses[.foot(side)] = zip(legs, points).map { pose($0.ankle, foot(side, $0, $1)) }
      centres[side] = [
        .hip: legs.map(\.hip), .knee: legs.map(\.knee), .ankle: legs.map(\.ankle),
      ]
    }
    var result = SegmentPoses(
      frameCount: count, poses: poses, centres: centres, progression: tracked.progression)
    for side in Side.allCases where construction.options[.torsion, side] != 0 {
      result.tibialTorsion[side] = construction.options[.torsion, side]
    }
    return result
  }

  private static func pose(_ origin: Vector3, _ axes: Matrix3) -> Pose {
    axes.isFinite && origin.isFinite ? Pose(origin: origin, axes: axes) : .missing
  }
}
