import Geometry
import Motion

/// The pelvis of a moving trial, from its spines in each frame.
struct PelvisTracking {
  let poses: [Pose]
  /// The same with gaps of the rear markers closed: what carries the hip centres.
  let carrying: [Pose]
  let progression: Axis

  init(_ trial: Trial) {
    let markers = PluginGaitMarkers(trial)
    let frames = 0..<trial.frameCount
    let poses = frames.map { frame in
      PluginGaitConstruction.pelvis(
        left: markers.marker("LASI", frame), right: markers.marker("RASI", frame),
        sacrum: markers.sacrum(frame))
    }
    self.poses = poses
    carrying = PelvisFromSpines.closingGaps(
      of: poses, left: { markers.marker("LASI", $0) }, right: { markers.marker("RASI", $0) })
    progression = Progression.axis(
      left: frames.map { markers.marker("LASI", $0) },
      right: frames.map { markers.marker("RASI", $0) }, pelvis: poses)
  }
}
