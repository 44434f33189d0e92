/// An instant of a recording that divides movement into phases.
public struct GaitEvent: Codable, Hashable, Sendable {
  public enum Kind: Codable, Hashable, Sendable {
    /// The foot meets the ground (C3D label "Foot Strike").
    case initialContact
    /// The foot leaves the ground (C3D label "Foot Off").
    case footOff
    /// Any other event that a file names; never lost.
    case other(String)

    /// The word that results and reports use.
    public var label: String {
      switch self {
      case .initialContact: "initial contact"
      case .footOff: "foot off"
      case .other(let name): "other:" + name
      }
    }
  }

  public var kind: Kind
  /// The side, or `nil` where the file names none.
  public var side: Side?
  /// Seconds from the first frame of the recording.
  public var time: Double
  /// Who found it: `file`, `plates`, or the name of a method.
  public var source: String
  /// How far the methods that count lie apart for this event, seconds; `nil` where one spoke alone.
  public var spread: Double?
  /// How far its time can be trusted.
  public var confidence: Cycle.Confidence

  public init(
    _ kind: Kind, side: Side?, time: Double, source: String, spread: Double? = nil,
    confidence: Cycle.Confidence = .high
  ) {
    self.kind = kind
    self.side = side
    self.time = time
    self.source = source
    self.spread = spread
    self.confidence = confidence
  }
}
