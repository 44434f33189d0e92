/// Something true about the data that a reader should know ("RTHI: 31 frames not seen").
public struct Notice: Codable, Hashable, Sendable {
  /// What the notice is about; reports group by it.
  public enum Topic: String, CaseIterable, Codable, Hashable, Sendable {
    case file
    case axes
    case markers
    case subject
    case model
    case events
    case plates
    case emg
    case study
  }

  public var topic: Topic
  /// The trial it concerns, or `nil` for the whole session.
  public var trial: String?
  /// One sentence in plain words, without a file path.
  public var text: String

  public init(_ topic: Topic, trial: String? = nil, _ text: String) {
    self.topic = topic
    self.trial = trial
    self.text = text
  }
}
