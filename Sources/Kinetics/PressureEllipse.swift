import Foundation
import Geometry
import Motion

/// The ellipse on the floor that holds 95 % of the places of the centre of pressure.
///
/// Its axes are those of the places' covariance; it takes them as normally distributed and many, so
/// that the square of the half axes is the variance times the 95 % point of chi square with two
/// degrees of freedom.
///
/// Source: Schubert & Kirchner 2014, Gait Posture 39:518 (prediction ellipse).
struct PressureEllipse: Hashable, Sendable {
  /// Whole axes, metres, the longer first.
  var length: Double
  var width: Double

  /// −2 ln(1 − 0.95).
  private static let chiSquare = -2 * log(0.05)
  /// Fewer places draw no ellipse.
  static let leastCount = 100

  /// - Parameter places: On the floor, metres; missing ones take no part.
  init?(of places: [Vector3]) {
    let seen = places.filter { $0.x.isFinite && $0.y.isFinite }
    guard seen.count >= Self.leastCount else { return nil }
    let mean = seen.reduce(Vector3.zero) { $0 + $1 } / Double(seen.count)
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for place in seen {
      let (x, y) = (place.x - mean.x, place.y - mean.y)
      xx += x * x
      xy += x * y
      yy += y * y
    }
    let count = Double(seen.count - 1)
    guard let eigen = SymmetricEigen([[xx / count, xy / count], [xy / count, yy / count]]) else {
      return nil
    }
    let axes = eigen.values.map { 2 * (Self.chiSquare * max(0, $0)).squareRoot() }
    (length, width) = (axes[0], axes[1])
  }
}
