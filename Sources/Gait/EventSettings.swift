import Motion

/// How events are found; key `events` of the settings.
public struct EventSettings: Hashable, Sendable {
  /// Where events come from.
  public enum Method: Hashable, Sendable {
    /// The file's own events win; without them valid plate contacts, and elsewhere the coordinate
    /// methods nearest to plates, with all others as their check.
    case consensus
    /// The file's events alone.
    case file
    /// One method alone, by its name.
    case detector(String)

    public static let plates = Method.detector(ForcePlateEvents.name)
    public static let zeni = Method.detector(ZeniEvents.name)
    public static let oconnor = Method.detector(OConnorEvents.name)

    /// The method that a setting names, or `nil`.
    public init?(named name: String) {
      switch name {
      case "consensus": self = .consensus
      case "file": self = .file
      default:
        guard EventDetectors.named(name) != nil else { return nil }
        self = .detector(name)
      }
    }

    /// The word that settings use.
    public var name: String {
      switch self {
      case .consensus: "consensus"
      case .file: "file"
      case .detector(let name): name
      }
    }

    /// Every word that settings may use.
    public static var names: [String] {
      ["consensus", "file"] + EventDetectors.all.map { $0.name }
    }
  }

  public var method: Method
  /// Spread of the methods beyond which an event is of low confidence, seconds.
  public var largestSpread: Double
  /// Speed of the treadmill's belt, metres per second, for trials in which the person stays in
  /// place; `nil` where no treadmill is used.
  public var beltSpeed: Double?

  public init(
    method: Method = .consensus, largestSpread: Double = .milliseconds(30),
    beltSpeed: Double? = nil
  ) {
    self.method = method
    self.largestSpread = largestSpread
    self.beltSpeed = beltSpeed
  }

  /// One key of the settings, as people read about it.
  public struct Key: Hashable, Sendable {
    public var name: String
    public var defaultValue: String
    public var unit: Unit?
    public var explanation: String
  }

  /// Every key of these settings.
  public static var keys: [Key] {
    [
      Key(
        name: "events.method", defaultValue: "consensus", unit: nil,
        explanation: "Where initial contacts and foot-offs come from: "
          + Method.names.joined(separator: ", ") + ". With consensus the events in the file win; "
          + "without them valid plate contacts are used; elsewhere contacts by the vertical "
          + "velocity of the foot (oconnor) and foot-offs by the last marker that moves "
          + "(multicondition), checked by all others. A named "
          + "method is used alone."),
      Key(
        name: "events.largest_spread_s", defaultValue: "0.03", unit: .second,
        explanation:
          "Where the methods that count lie apart by more than this, the event is of low "
          + "confidence: its cycles serve angles, but not muscle timing."),
    ]
  }
}
