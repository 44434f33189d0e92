/// Where a body is and how it is turned: an origin and three axes, in laboratory axes.
public struct Pose: Codable, Hashable, Sendable {
  /// The origin, metres.
  public var origin: Vector3
  /// The axes as columns, each of length one.
  public var axes: Matrix3

  public init(origin: Vector3, axes: Matrix3) {
    self.origin = origin
    self.axes = axes
  }

  /// A pose that was not seen.
  public static let missing = Pose(origin: .missing, axes: .missing)

  public var isFinite: Bool { origin.isFinite && axes.isFinite }

  /// A point given in this frame, in laboratory axes; metres.
  public func point(_ local: Vector3) -> Vector3 { origin + axes * local }

  /// A laboratory point, in this frame; metres.
  public func local(_ point: Vector3) -> Vector3 { axes.transposed * (point - origin) }
}
