import Foundation

/// A point or a direction in space, three components in one unit (metres, newtons, …).
///
/// A vector with any component NaN means *not seen*; every operation carries NaN on.
public struct Vector3: Codable, Hashable, Sendable {
  public var x: Double
  public var y: Double
  public var z: Double

  public init(_ x: Double, _ y: Double, _ z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  /// The zero vector.
  public static let zero = Vector3(0, 0, 0)
  /// A vector that was not seen.
  public static let missing = Vector3(.nan, .nan, .nan)
  public static let unitX = Vector3(1, 0, 0)
  public static let unitY = Vector3(0, 1, 0)
  public static let unitZ = Vector3(0, 0, 1)

  /// True where all three components are finite numbers.
  public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }

  public var lengthSquared: Double { x * x + y * y + z * z }
  public var length: Double { lengthSquared.squareRoot() }

  /// The vector of length one in this direction; NaN for the zero vector.
  public var normalized: Vector3 { self / length }

  public func dot(_ other: Vector3) -> Double { x * other.x + y * other.y + z * other.z }

  /// The right-handed cross product, self × other.
  public func cross(_ other: Vector3) -> Vector3 {
    Vector3(
      y * other.z - z * other.y,
      z * other.x - x * other.z,
      x * other.y - y * other.x)
  }

  /// What is left of this vector when its part along `axis` is taken away.
  ///
  /// - Parameter axis: A direction of length one.
  public func perpendicular(to axis: Vector3) -> Vector3 { self - axis * dot(axis) }

  public static func + (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(a.x + b.x, a.y + b.y, a.z + b.z)
  }
  public static func - (a: Vector3, b: Vector3) -> Vector3 {
    Vector3(a.x - b.x, a.y - b.y, a.z - b.z)
  }
  public static prefix func - (a: Vector3) -> Vector3 { Vector3(-a.x, -a.y, -a.z) }
  public static func * (a: Vector3, s: Double) -> Vector3 { Vector3(a.x * s, a.y * s, a.z * s) }
  public static func * (s: Double, a: Vector3) -> Vector3 { a * s }
  public static func / (a: Vector3, s: Double) -> Vector3 { Vector3(a.x / s, a.y / s, a.z / s) }
  public static func += (a: inout Vector3, b: Vector3) { a = a + b }

  /// The component with index 0, 1 or 2.
  public subscript(index: Int) -> Double {
    switch index {
    case 0: x
    case 1: y
    case 2: z
    default: preconditionFailure("a vector has components 0, 1 and 2")
    }
  }
}
