/// What became of one file of a study.
public struct RecordingOutcome: Codable, Sendable {
  public enum Status: Codable, Hashable, Sendable {
    /// Analysed as a moving trial.
    case analysed
    /// Used as a standing trial.
    case standing
    /// Joined to the recording named.
    case joined(to: String)
    /// Read, but not for analysis: the reason in words.
    case ignored(because: String)
    /// Refused: the diagnostic, with file, place and remedy.
    case refused(diagnostic: String)

    public var name: String {
      switch self {
      case .analysed: "analysed"
      case .standing: "standing"
      case .joined: "joined"
      case .ignored: "ignored"
      case .refused: "refused"
      }
    }
  }

  /// The file, relative to the study folder, with forward slashes.
  public var file: String
  public var status: Status
  /// The task and how it was decided, in words; empty for a file that is no trial.
  public var task: MovementTask?
  public var decidedBy: String
  public var condition: String

  public init(
    file: String, status: Status, task: MovementTask? = nil, decidedBy: String = "",
    condition: String = ""
  ) {
    self.file = file
    self.status = status
    self.task = task
    self.decidedBy = decidedBy
    self.condition = condition
  }
}
