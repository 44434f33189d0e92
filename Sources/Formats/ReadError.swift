import Motion

/// Why a file could not be read (or written), where, and what to do about it.
public struct ReadError: Diagnosable, Equatable {
  /// The file's name as it was given.
  public var file: String
  public var place: Place
  /// What was expected and what was found.
  public var problem: String
  /// Something the reader can do.
  public var remedy: String
  /// Whether the file is sound but of a kind that holds no recording, such as a table of joint
  /// angles; a study passes it over instead of refusing it.
  public var isNoRecording: Bool

  public init(
    file: String, place: Place = .wholeFile, problem: String, remedy: String,
    isNoRecording: Bool = false
  ) {
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
    self.isNoRecording = isNoRecording
  }
}
