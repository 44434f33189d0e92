import Foundation
import Geometry
import Motion

/// The horizontal direction a synthetic person faces, in a laboratory with z up.
public struct Heading: Hashable, Sendable {
  /// What turns a body that faces +x into this direction.
  var rotation: Matrix3
  /// The laboratory axis nearest to the direction: what a model calls the direction of progression.
  public var axis: Axis

  /// Along a laboratory axis, exactly.
  ///
  /// - Precondition: the axis is horizontal.
  public init(_ axis: Axis) {
    precondition(axis != .plusZ && axis != .minusZ, "a heading is horizontal")
    self.axis = axis
    let x = axis.vector
    rotation = Matrix3(x: x, y: Vector3.unitZ.cross(x), z: .unitZ)
  }

  /// At an angle from the laboratory's x axis, radians, counter-clockwise seen from above.
  public init(angle: Double) {
    rotation = Matrix3.rotationZ(angle)
    let (x, y) = (cos(angle), sin(angle))
    axis =
      abs(x) >= abs(y) ? (x > 0 ? .plusX : .minusX) : (y > 0 ? .plusY : .minusY)
  }
}
