import Motion

/// A way to find initial contacts and foot-offs in a trial.
///
/// To add one, write one file with one conforming type in `EventDetectors/` and add its line to
/// `EventDetectors`.
public protocol EventDetector: Sendable {
  /// The word that settings and results use: `zeni`.
  static var name: String { get }
  /// What people call the method: "Zeni et al. 2008".
  static var title: String { get }
  /// How it works and what it needs, for `marey explain`, reports and documentation.
  static var explanation: String { get }
  static var citation: Citation { get }
  /// The kinds of event for which the method counts when the spread of the methods is taken.
  ///
  /// Those at which it lies within 20 ms of force plates on average; a test holds each method to it.
  static var counts: [GaitEvent.Kind] { get }

  init()

  /// The events of a trial, in order of time, or the reason why the method cannot speak.
  func detection(in trial: Trial, subject: SubjectMeasures) -> Availability<Detection>
}

/// What a detector found.
public struct Detection: Sendable {
  /// An event, and why it should not be relied on, if so.
  public struct Found: Hashable, Sendable {
    public var event: GaitEvent
    /// In words, or `nil` for an event without doubt: "the foot is not wholly on plate 1".
    public var doubt: String?

    public init(_ event: GaitEvent, doubt: String? = nil) {
      self.event = event
      self.doubt = doubt
    }
  }

  /// By time.
  public var found: [Found]
  public var notices: [Notice]

  public init(_ found: [Found], notices: [Notice] = []) {
    self.found = found.sorted { $0.event.time < $1.event.time }
    self.notices = notices
  }

  public var events: [GaitEvent] { found.map(\.event) }

  /// The times of one kind of event of one side, seconds, in order.
  func times(_ kind: GaitEvent.Kind, _ side: Side) -> [Double] {
    events.filter { $0.kind == kind && $0.side == side }.map(\.time)
  }
}
