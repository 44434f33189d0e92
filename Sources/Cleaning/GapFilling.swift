import Geometry
import Motion
import Signal

/// One way to fill a gap in a marker's path.
///
/// To add one, write one file in `GapFillings/` and its line in `GapFillings`.
protocol GapFilling: Sendable {
  static var method: MarkerCleaning.Method { get }
  /// The longest gap this way is trusted with, seconds.
  static var longest: Double { get }

  /// - Parameters:
  ///   - gap: Frames in which `path` was not seen, with a seen frame on each side.
  ///   - companions: The other markers of the trial, as they were recorded.
  /// - Returns: One position a frame of `gap`, metres, and the markers it was made with; `nil` where
  ///   this way does not serve.
  static func filling(
    of gap: Range<Int>, in path: Trajectory, beside companions: Companions
  ) -> Filling?
}

/// What a way of filling gave.
struct Filling {
  /// One a frame, metres, all finite.
  var positions: [Vector3]
  /// The markers that helped, the most helpful first.
  var donors: [String]

  /// - Returns: `nil` where a position is not finite.
  init?(_ positions: [Vector3], donors: [String] = []) {
    guard positions.allSatisfy(\.isFinite) else { return nil }
    self.positions = positions
    self.donors = donors
  }
}

extension GapFilling {
  /// A path in the hole and around it, as three columns over the frames that a spline looks at, and
  /// the hole in them.
  static func around(
    _ gap: Range<Int>, frameCount: Int, _ position: (Int) -> Vector3
  ) -> (columns: [[Double]], hole: Range<Int>) {
    let reach = GapSpline.reach(for: gap.count)
    let window = max(0, gap.lowerBound - reach)..<min(frameCount, gap.upperBound + reach)
    let points = window.map { gap.contains($0) ? Vector3.missing : position($0) }
    let start = gap.lowerBound - window.lowerBound
    return ([points.map(\.x), points.map(\.y), points.map(\.z)], start..<(start + gap.count))
  }

  /// The path through the hole by a spline, one point a frame.
  static func spline(
    through gap: Range<Int>, frameCount: Int, _ position: (Int) -> Vector3
  ) -> [Vector3]? {
    let (columns, hole) = around(gap, frameCount: frameCount, position)
    guard let values = GapSpline.values(in: hole, of: columns) else { return nil }
    return gap.indices.map { frame in
      let index = frame - gap.lowerBound
      return Vector3(values[0][index], values[1][index], values[2][index])
    }
  }
}
