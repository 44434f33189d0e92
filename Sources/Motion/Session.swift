/// One visit of one person: the trial in which they stood still, and all the others.
public struct Session: Sendable {
  public var subject: Subject
  /// The standing trials, in natural order of their file names.
  public var standing: [Trial]
  /// The moving trials, in natural order of their file names.
  public var trials: [Trial]
  /// The name of the standing trial that each moving trial rests on, by the moving trial's name.
  public var standingTrial: [String: String]
  public var notices: [Notice]

  public init(
    subject: Subject, standing: [Trial], trials: [Trial], standingTrial: [String: String] = [:],
    notices: [Notice] = []
  ) {
    self.standingTrial = standingTrial
    self.subject = subject
    self.standing = standing
    self.trials = trials
    self.notices = notices
  }
}
