import Geometry
import Motion

/// Fills a gap from three other markers of the same rigid part of the body.
///
/// The three span a coordinate frame; in it the marker hardly moves, and a spline carries what little
/// it does move (skin) across the gap. The three are the steadiest companions by `Companions` that do
/// not lie on a line. The limit is a choice of this project.
enum RigidBodyFilling: GapFilling {
  static let method = MarkerCleaning.Method.rigidBody
  static let longest = 0.5
  /// The distance to a marker of the same part varies less, metres (standard deviation).
  static let largestSpread = 0.005
  /// Three markers nearer to a line than this, metres, tell no direction.
  static let leastWidth = 0.03

  static func filling(
    of gap: Range<Int>, in path: Trajectory, beside companions: Companions
  ) -> Filling? {
    let steady = companions.steadiest(to: path, in: gap, spread: largestSpread)
    guard steady.count >= 3 else { return nil }
    let (first, second) = (steady[0], steady[1])
    guard
      let third = steady.dropFirst(2).first(where: { third in
        width(first.path, second.path, third.path, at: gap.lowerBound) > leastWidth
      })
    else { return nil }
    func pose(_ frame: Int) -> Pose {
      let (a, b, c) = (first.path[frame], second.path[frame], third.path[frame])
      let x = (b - a).normalized
      let z = x.cross(c - a).normalized
      return Pose(origin: a, axes: Matrix3(x: x, y: z.cross(x), z: z))
    }
    let local = spline(through: gap, frameCount: path.count) { frame in
      let pose = pose(frame)
      return pose.axes.transposed * (path[frame] - pose.origin)
    }
    guard let local else { return nil }
    return Filling(
      zip(gap, local).map { pose($0).point($1) }, donors: [first, second, third].map(\.name))
  }

  /// How far the third point is from the line through the other two, metres.
  private static func width(
    _ first: Trajectory, _ second: Trajectory, _ third: Trajectory, at frame: Int
  ) -> Double {
    let line = (second[frame] - first[frame]).normalized
    return (third[frame] - first[frame]).perpendicular(to: line).length
  }
}
