/// One repetition of a task that is not walking: a squat on one leg.
public struct Repetition: Hashable, Sendable {
  public var task: MovementTask
  public var trial: String
  /// The leg that carries the load.
  public var side: Side
  /// Descent onset, seconds from the trial's first frame.
  public var start: Double
  /// Deepest knee flexion, seconds.
  public var deepest: Double
  /// End of the ascent, seconds.
  public var end: Double
  /// Largest knee flexion, radians.
  public var peakKneeFlexion: Double
  /// What a reader should know ("shallow").
  public var notes: [String]

  public init(
    task: MovementTask, trial: String, side: Side, start: Double, deepest: Double, end: Double,
    peakKneeFlexion: Double, notes: [String] = []
  ) {
    self.task = task
    self.trial = trial
    self.side = side
    self.start = start
    self.deepest = deepest
    self.end = end
    self.peakKneeFlexion = peakKneeFlexion
    self.notes = notes
  }
}
