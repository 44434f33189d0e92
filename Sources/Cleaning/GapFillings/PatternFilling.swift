import Geometry
import Motion

/// Fills a gap along the path of the one marker that moves most nearly with it.
///
/// The donor is the steadiest companion by `Companions`; what the marker moves against it is carried
/// across the gap by a spline. The limit is a choice of this project.
enum PatternFilling: GapFilling {
  static let method = MarkerCleaning.Method.pattern
  static let longest = 0.2
  /// The distance to a marker that moves along varies less, metres (standard deviation).
  static let largestSpread = 0.02

  static func filling(
    of gap: Range<Int>, in path: Trajectory, beside companions: Companions
  ) -> Filling? {
    guard let donor = companions.steadiest(to: path, in: gap, spread: largestSpread).first,
      let offset = spline(
        through: gap, frameCount: path.count, { path[$0] - donor.path[$0] })
    else { return nil }
    return Filling(zip(gap, offset).map { donor.path[$0] + $1 }, donors: [donor.name])
  }
}
