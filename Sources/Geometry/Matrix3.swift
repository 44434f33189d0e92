import Foundation

/// A 3 × 3 matrix, held by its columns; as a rotation its columns are the axes of a frame.
public struct Matrix3: Codable, Hashable, Sendable {
  /// First column: the x axis of a frame.
  public var x: Vector3
  /// Second column: the y axis of a frame.
  public var y: Vector3
  /// Third column: the z axis of a frame.
  public var z: Vector3

  public init(x: Vector3, y: Vector3, z: Vector3) {
    self.x = x
    self.y = y
    self.z = z
  }

  public static let identity = Matrix3(x: .unitX, y: .unitY, z: .unitZ)
  /// A matrix that was not seen.
  public static let missing = Matrix3(x: .missing, y: .missing, z: .missing)

  public var isFinite: Bool { x.isFinite && y.isFinite && z.isFinite }

  /// The transpose; for a rotation, the inverse.
  public var transposed: Matrix3 {
    Matrix3(
      x: Vector3(x.x, y.x, z.x),
      y: Vector3(x.y, y.y, z.y),
      z: Vector3(x.z, y.z, z.z))
  }

  public var determinant: Double { x.dot(y.cross(z)) }

  public static func * (m: Matrix3, v: Vector3) -> Vector3 { m.x * v.x + m.y * v.y + m.z * v.z }
  public static func * (a: Matrix3, b: Matrix3) -> Matrix3 {
    Matrix3(x: a * b.x, y: a * b.y, z: a * b.z)
  }

  /// The element in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    switch column {
    case 0: x[row]
    case 1: y[row]
    case 2: z[row]
    default: preconditionFailure("a 3 × 3 matrix has columns 0, 1 and 2")
    }
  }

  /// A rotation about the x axis, counter-clockwise seen from its tip.
  ///
  /// - Parameter angle: Radians.
  public static func rotationX(_ angle: Double) -> Matrix3 {
    let (c, s) = (cos(angle), sin(angle))
    return Matrix3(x: .unitX, y: Vector3(0, c, s), z: Vector3(0, -s, c))
  }

  /// A rotation about the y axis, counter-clockwise seen from its tip.
  ///
  /// - Parameter angle: Radians.
  public static func rotationY(_ angle: Double) -> Matrix3 {
    let (c, s) = (cos(angle), sin(angle))
    return Matrix3(x: Vector3(c, 0, -s), y: .unitY, z: Vector3(s, 0, c))
  }

  /// A rotation about the z axis, counter-clockwise seen from its tip.
  ///
  /// - Parameter angle: Radians.
  public static func rotationZ(_ angle: Double) -> Matrix3 {
    let (c, s) = (cos(angle), sin(angle))
    return Matrix3(x: Vector3(c, s, 0), y: Vector3(-s, c, 0), z: .unitZ)
  }
}

extension Matrix3 {
  /// The rotation about a vector by its length, radians, counter-clockwise seen from its tip.
  public init(rotationVector vector: Vector3) {
    let angle = vector.length
    guard angle > 1e-12 else {
      // So small a turn is its own first order to the last digit.
      self.init(
        x: Vector3(1, vector.z, -vector.y), y: Vector3(-vector.z, 1, vector.x),
        z: Vector3(vector.y, -vector.x, 1))
      return
    }
    let axis = vector / angle
    let (c, s) = (cos(angle), sin(angle))
    func turned(_ v: Vector3) -> Vector3 {
      v * c + axis.cross(v) * s + axis * (axis.dot(v) * (1 - c))
    }
    self.init(x: turned(.unitX), y: turned(.unitY), z: turned(.unitZ))
  }
}
