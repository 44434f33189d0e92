/// The left or the right side of the body.
public enum Side: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
  case left
  case right

  /// The other side.
  public var opposite: Side { self == .left ? .right : .left }

  /// −1 for the left side, +1 for the right: the factor `k` by which the conventional gait model
  /// mirrors its frontal and transverse angles.
  public var sign: Double { self == .left ? -1 : 1 }

  /// The letter that markers and Vicon labels begin with.
  public var letter: String { self == .left ? "L" : "R" }

  /// The side that something has, or both where it has none.
  public static func sides(of side: Side?) -> [Side] { side.map { [$0] } ?? allCases }

  public static func < (a: Side, b: Side) -> Bool { a == .left && b == .right }
}
