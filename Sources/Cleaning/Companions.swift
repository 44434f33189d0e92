import Geometry
import Motion
import Signal

/// The other markers of a trial, ranked by how steadily they keep their distance to one of them.
///
/// Which markers share a part of the body is asked of the movement itself, so that clusters and any
/// marker set serve. The rule: the smallest standard deviation of the distance over all frames in
/// which both were seen, ties by name.
struct Companions {
  /// A marker that keeps its distance.
  struct Companion {
    var name: String
    var path: Trajectory
    /// Standard deviation of the distance, metres.
    var spread: Double
  }

  /// A steadiness known from fewer common frames than this is none.
  static let fewestFrames = 30

  private let markers: [(name: String, path: Trajectory)]

  /// - Parameter markers: Every marker of the trial as it was recorded, metres.
  init(_ markers: [String: Trajectory]) {
    self.markers = markers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The markers seen all through a gap and on both its sides whose distance to a path varies by no
  /// more than `spread`, metres; the steadiest first.
  func steadiest(to path: Trajectory, in gap: Range<Int>, spread: Double) -> [Companion] {
    let needed = (gap.lowerBound - GapSpline.fewest)..<(gap.upperBound + GapSpline.fewest)
    return markers.compactMap { name, other -> Companion? in
      guard name != path.label, other.count == path.count,
        needed.clamped(to: 0..<path.count).allSatisfy(other.isSeen)
      else { return nil }
      var distances: [Double] = []
      for frame in 0..<path.count {
        let distance = (path[frame] - other[frame]).length
        if distance.isFinite { distances.append(distance) }
      }
      guard distances.count >= Self.fewestFrames,
        let deviation = Statistics.standardDeviation(of: distances), deviation <= spread
      else { return nil }
      return Companion(name: name, path: other, spread: deviation)
    }
    .sorted { ($0.spread, $0.name) < ($1.spread, $1.name) }
  }
}
