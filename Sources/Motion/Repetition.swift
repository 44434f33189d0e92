/// One repetition of a task that is no gait cycle: a squat, a landing, a rise from a chair, a step on
/// stairs, a stretch of quiet standing.
public struct Repetition: Codable, Hashable, Sendable {
  /// A part of a repetition.
  public struct Phase: Codable, Hashable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
      /// Knees bend under load: a squat's way down, or sitting down.
      case descent
      /// Knees stretch under load: a squat's way up.
      case ascent
      /// Initial contact to deepest knee flexion.
      case landing
      /// Deepest knee flexion to foot off, in the rebound of a jump.
      case propulsion
      /// No foot on the ground.
      case flight
      /// Leaving the seat: first movement to both knees stretched.
      case rising
      /// Stairs upwards: initial contact to the end of the knee's extension.
      case pullUp = "pull_up"
      /// Stairs downwards: initial contact to the other foot's contact.
      case lowering
      /// Standing still.
      case quietStance = "quiet_stance"

      /// The phase in plain words.
      public var words: String { rawValue.replacing("_", with: " ") }
    }

    public var kind: Kind
    /// Seconds from the trial's first frame.
    public var start: Double
    public var end: Double

    public init(_ kind: Kind, from start: Double, to end: Double) {
      self.kind = kind
      self.start = start
      self.end = end
    }

    /// Seconds.
    public var duration: Double { end - start }
  }

  public var task: MovementTask
  public var trial: String
  /// The leg that carries the load (on stairs: the one that comes down on the step); `nil` where the
  /// task is one of both legs.
  public var side: Side?
  /// Descent onset, initial contact of the first foot, or first movement; seconds from the trial's
  /// first frame.
  public var start: Double
  /// Deepest knee flexion (of both legs: of their mean), seconds.
  public var deepest: Double
  /// End of the ascent, foot off of the rebound, or end of the movement; seconds.
  public var end: Double
  /// Largest knee flexion (of both legs: of their mean), radians; NaN where no knee was seen.
  public var peakKneeFlexion: Double
  /// Initial contact of each foot, seconds: landings and stairs.
  public var initialContacts: [Side: Double]
  /// Foot off of each foot, seconds: the rebound of a jump, and stairs.
  public var footOffs: [Side: Double]
  /// In order of time; empty where only start, deepest instant and end are known.
  public var phases: [Phase]
  /// How far the instants can be trusted.
  public var confidence: Cycle.Confidence
  /// What a reader should know ("shallow").
  public var notes: [String]

  public init(
    task: MovementTask, trial: String, side: Side?, start: Double, deepest: Double, end: Double,
    peakKneeFlexion: Double, initialContacts: [Side: Double] = [:], footOffs: [Side: Double] = [:],
    phases: [Phase] = [], confidence: Cycle.Confidence = .high, notes: [String] = []
  ) {
    self.task = task
    self.trial = trial
    self.side = side
    self.start = start
    self.deepest = deepest
    self.end = end
    self.peakKneeFlexion = peakKneeFlexion
    self.initialContacts = initialContacts
    self.footOffs = footOffs
    self.phases = phases
    self.confidence = confidence
    self.notes = notes
  }

  /// Seconds.
  public var duration: Double { end - start }

  /// The legs that carry the load.
  public var legs: [Side] { Side.sides(of: side) }

  /// The first phase of a kind, or `nil`.
  public func phase(_ kind: Phase.Kind) -> Phase? { phases.first { $0.kind == kind } }

  /// The part that rules look at, seconds: of a landing, initial contact to deepest knee flexion; of
  /// a step on stairs, its loaded phase; else the whole repetition.
  public var window: ClosedRange<Double> {
    let loaded = phases.first { [.landing, .pullUp, .lowering].contains($0.kind) }
    guard let loaded else { return start...max(start, end) }
    return loaded.start...max(loaded.start, loaded.end)
  }
}
