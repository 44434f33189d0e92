/// One visit of one person: the trial in which they stood still, and all the others.
public struct Session: Sendable {
  public var subject: Subject
  /// The standing trials, in natural order of their file names.
  public var standing: [Trial]
  /// The moving trials, in natural order of their file names.
  public var trials: [Trial]
  public var notices: [Notice]

  public init(subject: Subject, standing: [Trial], trials: [Trial], notices: [Notice] = []) {
    self.subject = subject
    self.standing = standing
    self.trials = trials
    self.notices = notices
  }
}
