/// The rigid motion that carries points of a body closest to where they were seen.
///
/// Least squares over all points, without change of size. The rotation is found as a unit
/// quaternion; it is the same as that of Söderkvist and Wedin's singular values.
///
/// Sources: Söderkvist & Wedin 1993, J Biomech 26:1473; Horn 1987, J Opt Soc Am A 4:629.
public struct PoseFit: Sendable {
  /// Where the body is: turns local points into seen ones.
  public let pose: Pose
  /// The distance of each point from where the pose would have it, metres; NaN where not seen.
  public let residuals: [Double]

  /// Root mean square of the residuals, metres.
  public var rootMeanSquare: Double {
    let seen = residuals.filter(\.isFinite)
    return (seen.map { $0 * $0 }.reduce(0, +) / Double(seen.count)).squareRoot()
  }

  /// Below this spread across their main line the points hardly tell the turn about it, metres.
  public static let smallestSpread = 0.005

  /// - Parameters:
  ///   - local: The points in the body's own frame, metres.
  ///   - seen: The same points as seen, metres; NaN where one was not.
  ///   - smallestSpread: Least root mean square distance of the points from their main line, metres.
  /// - Returns: `nil` where fewer than three points were seen, or they lie on one line.
  public init?(
    local: [Vector3], seen: [Vector3], smallestSpread: Double = PoseFit.smallestSpread
  ) {
    let pairs = zip(local, seen).filter { $0.isFinite && $1.isFinite }
    guard pairs.count >= 3 else { return nil }
    let share = 1 / Double(pairs.count)
    let centre = pairs.reduce(Vector3.zero) { $0 + $1.0 } * share
    let seenCentre = pairs.reduce(Vector3.zero) { $0 + $1.1 } * share
    // Covariance of local and seen points, and the local points' own scatter.
    var covariance = [[Double]](repeating: [0, 0, 0], count: 3)
    var scatter = covariance
    for (a, b) in pairs {
      let (p, q) = (a - centre, b - seenCentre)
      for row in 0..<3 {
        for column in 0..<3 {
          covariance[row][column] += p[row] * q[column]
          scatter[row][column] += p[row] * p[column]
        }
      }
    }
    guard let spread = SymmetricEigen(scatter),
      (max(0, spread.values[1]) * share).squareRoot() >= smallestSpread
    else { return nil }
    let s = covariance
    let (xx, yy, zz) = (s[0][0], s[1][1], s[2][2])
    guard
      let eigen = SymmetricEigen([
        [xx + yy + zz, s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]],
        [s[1][2] - s[2][1], xx - yy - zz, s[0][1] + s[1][0], s[2][0] + s[0][2]],
        [s[2][0] - s[0][2], s[0][1] + s[1][0], yy - xx - zz, s[1][2] + s[2][1]],
        [s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], zz - xx - yy],
      ])
    else { return nil }
    let axes = Matrix3(quaternion: eigen.vectors[0])
    let pose = Pose(origin: seenCentre - axes * centre, axes: axes)
    self.pose = pose
    residuals = zip(local, seen).map { (pose.point($0) - $1).length }
  }
}

extension Matrix3 {
  /// The rotation of a unit quaternion, scalar part first.
  init(quaternion q: [Double]) {
    let (w, x, y, z) = (q[0], q[1], q[2], q[3])
    self.init(
      x: Vector3(w * w + x * x - y * y - z * z, 2 * (x * y + w * z), 2 * (x * z - w * y)),
      y: Vector3(2 * (x * y - w * z), w * w - x * x + y * y - z * z, 2 * (y * z + w * x)),
      z: Vector3(2 * (x * z + w * y), 2 * (y * z - w * x), w * w - x * x - y * y + z * z))
  }
}
