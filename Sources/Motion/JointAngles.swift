/// The three angles of one joint or segment over a trial, radians, one value a frame.
///
/// Components and signs: `AngleGroup.components`. NaN where a segment was not seen.
public struct AngleCurve: Codable, Hashable, Sendable {
  public var x: [Double]
  public var y: [Double]
  public var z: [Double]

  public init(x: [Double], y: [Double], z: [Double]) {
    precondition(x.count == y.count && y.count == z.count, "an angle curve has equal columns")
    self.x = x
    self.y = y
    self.z = z
  }

  /// The component with index 0, 1 or 2.
  public subscript(component: Int) -> [Double] {
    switch component {
    case 0: x
    case 1: y
    case 2: z
    default: preconditionFailure("an angle curve has components 0, 1 and 2")
    }
  }
}

/// All angles of a trial.
public struct JointAngles: Codable, Sendable {
  public var curves: [Side: [AngleGroup: AngleCurve]]

  public init(_ curves: [Side: [AngleGroup: AngleCurve]] = [:]) { self.curves = curves }

  /// The angles of a group on a side, radians, or `nil` where the model gave none.
  public subscript(group: AngleGroup, side: Side) -> AngleCurve? { curves[side]?[group] }
}
