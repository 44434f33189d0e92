/// Which markers a synthetic person wears.
public struct MarkerSet: Hashable, Sendable {
  /// What marks the rear of the pelvis.
  public enum Rear: Hashable, Sendable {
    /// The two rear iliac spines.
    case spines
    /// One marker on the sacrum.
    case sacrum
  }

  public var rear: Rear
  /// Whether the trunk is marked: C7, T10, clavicle, sternum and both shoulders.
  public var includesTrunk: Bool

  public init(rear: Rear = .spines, includesTrunk: Bool = false) {
    self.rear = rear
    self.includesTrunk = includesTrunk
  }

  /// The sixteen of the conventional lower-body set, with two rear iliac spines.
  public static let lowerBody = MarkerSet()
  /// Fifteen: one marker on the sacrum instead of the two rear iliac spines.
  public static let lowerBodyWithSacrum = MarkerSet(rear: .sacrum)
  /// The lower body with two rear iliac spines, and the trunk.
  public static let lowerBodyAndTrunk = MarkerSet(includesTrunk: true)
}
