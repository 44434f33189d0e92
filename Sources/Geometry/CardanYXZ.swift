import Foundation

/// The three angles of the Cardan sequence Y, X', Z'' that turns one frame into another.
///
/// With R = proximalᵀ · distal, R = Ry(y) · Rx(x) · Rz(z). All in radians; `x` lies within ±π/2.
/// Source: Kadaba et al., J Orthop Res 8:383, 1990 (order of rotations of the conventional gait
/// model).
public struct CardanYXZ: Hashable, Sendable {
  /// First rotation, about the proximal y axis.
  public var y: Double
  /// Second rotation, about the floating axis.
  public var x: Double
  /// Third rotation, about the distal z axis.
  public var z: Double

  public init(y: Double, x: Double, z: Double) {
    self.y = y
    self.x = x
    self.z = z
  }

  /// The angles that a rotation matrix holds; NaN where the matrix was not seen.
  public init(_ rotation: Matrix3) {
    // Rounding may carry a sine past one, where asin has no value.
    x = asin(min(1, max(-1, -rotation[1, 2])))
    if rotation[1, 2].isNaN { x = .nan }
    y = atan2(rotation[0, 2], rotation[2, 2])
    z = atan2(rotation[1, 0], rotation[1, 1])
  }

  /// The rotation matrix of these angles.
  public var rotation: Matrix3 {
    Matrix3.rotationY(y) * Matrix3.rotationX(x) * Matrix3.rotationZ(z)
  }
}
