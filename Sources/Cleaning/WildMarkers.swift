import Geometry
import Motion

/// Markers that move as nothing on a body does: a sign of damaged data, not of a movement.
enum WildMarkers {
  /// Nothing on a person moves faster, metres per second (a sprinter's foot reaches about 20).
  static let fastest = 40.0
  /// No laboratory is larger, metres from its origin.
  static let farthest = 100.0
  /// Above this share of a trial's model samples the trial cannot be trusted.
  static let largestShare = 0.01

  /// The frames in which a marker is where no laboratory is.
  static func impossible(in path: Trajectory) -> RangeSet<Int> {
    var frames = RangeSet<Int>()
    for frame in 0..<path.count where path.isSeen(at: frame) && path[frame].length > farthest {
      frames.insert(contentsOf: frame..<(frame + 1))
    }
    return frames
  }

  /// Why the trial is refused, or `nil`; single wild samples become notices that name the marker.
  static func reason(
    in markers: [String: Trajectory], of model: Set<String>, rate: Double,
    notices: inout [Notice]
  ) -> String? {
    var wild: [(name: String, count: Int)] = []
    var seen = 0
    for (name, path) in markers.sorted(by: { $0.key < $1.key })
    where model.isEmpty || model.contains(name) {
      var count = 0
      for frame in 0..<path.count where path.isSeen(at: frame) {
        seen += 1
        let step = frame > 0 ? (path[frame] - path[frame - 1]).length : 0
        if path[frame].length > farthest || step * rate > fastest { count += 1 }
      }
      if count > 0 { wild.append((name, count)) }
    }
    let total = wild.map(\.count).reduce(0, +)
    guard total > 0 else { return nil }
    let names = wild.map { "\($0.name) in \($0.count) frames" }.joined(separator: ", ")
    if Double(total) > largestShare * Double(seen) {
      return "expected the paths of markers on a body, found jumps faster than \(Int(fastest)) m/s "
        + "or farther than \(Int(farthest)) m: \(names); the data are damaged"
    }
    notices.append(
      Notice(
        .markers,
        "faster than \(Int(fastest)) m/s or farther than \(Int(farthest)) m away: \(names)"))
    return nil
  }
}
