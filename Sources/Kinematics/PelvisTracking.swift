import Geometry
import Motion

/// The pelvis of a moving trial, from its spines in each frame.
struct PelvisTracking {
  let poses: [Pose]
  /// The same with gaps of the rear markers closed: what carries the hip centres.
  let carrying: [Pose]
  let progression: Axis

  init(_ trial: Trial) { self.init(PluginGaitMarkers(trial)) }

  init(_ markers: PluginGaitMarkers) {
    let (left, right) = (markers.path("LASI"), markers.path("RASI"))
    let poses = (0..<markers.frameCount).map { frame in
      PluginGaitConstruction.pelvis(
        left: left[frame], right: right[frame], sacrum: markers.sacrum(frame))
    }
    self.poses = poses
    carrying = PelvisFromSpines.closingGaps(of: poses, left: { left[$0] }, right: { right[$0] })
    progression = Progression.axis(left: left, right: right, pelvis: poses)
  }
}
