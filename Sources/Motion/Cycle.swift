/// One gait cycle: from an initial contact to the next of the same foot.
public struct Cycle: Codable, Hashable, Sendable {
  /// How far the events of a cycle can be trusted.
  public enum Confidence: String, Codable, Hashable, Sendable {
    case high
    case low
  }

  public var side: Side
  /// The trial it lies in.
  public var trial: String
  /// Initial contact, seconds from the trial's first frame.
  public var start: Double
  /// Foot off of the same foot, seconds, or `nil` where none was found.
  public var footOff: Double?
  /// Next initial contact of the same foot, seconds.
  public var end: Double
  /// Foot off of the other foot within the cycle, seconds.
  public var oppositeFootOff: Double?
  /// Initial contact of the other foot within the cycle, seconds.
  public var oppositeInitialContact: Double?
  /// Who found the initial contacts: `file`, `plates` or a method's name.
  public var source: String
  /// Largest distance of the methods at its two initial contacts, seconds; `nil` where one spoke
  /// alone.
  public var eventSpread: Double? = nil
  /// How much later than the heel the toe comes to rest at its start, seconds; negative where the
  /// toe is first, `nil` where it was not seen.
  public var toeAfterHeel: Double? = nil
  public var confidence: Confidence
  /// How far the direction of travel turns from its start to its end, radians, counter-clockwise
  /// positive seen from above; `nil` where the pelvis was not seen.
  public var headingChange: Double?
  /// Why gait rules are not assessed on this cycle ("turning"); empty for a straight, steady one.
  public var gates: [String]

  public init(
    side: Side, trial: String, start: Double, footOff: Double?, end: Double,
    oppositeFootOff: Double? = nil, oppositeInitialContact: Double? = nil, source: String,
    confidence: Confidence = .high, headingChange: Double? = nil, gates: [String] = []
  ) {
    self.side = side
    self.trial = trial
    self.start = start
    self.footOff = footOff
    self.end = end
    self.oppositeFootOff = oppositeFootOff
    self.oppositeInitialContact = oppositeInitialContact
    self.source = source
    self.confidence = confidence
    self.headingChange = headingChange
    self.gates = gates
  }

  /// Stride time, seconds.
  public var duration: Double { end - start }

  /// Where in the cycle an instant lies, 0 at its start and 1 at its end.
  public func fraction(at time: Double) -> Double { (time - start) / duration }

  /// Share of the cycle that the foot is on the ground, 0 to 1.
  public var stance: Double? { footOff.map(fraction(at:)) }

  /// How the gate of a cycle begins whose direction of travel turns too far for any gait rule.
  public static let turning = "turning"
  /// How the gate of a cycle begins whose speed changes too much: it serves spatiotemporal
  /// parameters only.
  public static let unsteady = "unsteady"

  /// Whether gait rules may look at this cycle.
  public var isAssessed: Bool { gates.isEmpty }
}
