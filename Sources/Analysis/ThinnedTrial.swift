import Geometry
import Motion

extension Trial {
  /// The trial in some of its frames alone, without signals, plates and stored outputs; a marker
  /// whose path ends earlier is missing there.
  func thinned(to frames: [Int]) -> Trial {
    var thinned = self
    thinned.markers = markers.mapValues { path in
      Trajectory(label: path.label, frames.map { $0 < path.count ? path[$0] : .missing })
    }
    thinned.frameCount = frames.count
    thinned.analog = []
    thinned.plates = []
    thinned.modelOutputs = []
    return thinned
  }
}
