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

  public init(file: String, place: Place = .wholeFile, problem: String, remedy: String) {
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }
}
