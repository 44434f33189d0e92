import Motion

/// Why a study cannot be run at all.
public struct StudyError: Diagnosable, Equatable {
  /// What kind of trouble it is; decides the exit status.
  public enum Kind: Sendable {
    case badUsage
    case noInput
    case badInput
    case badSettings
    case cannotWrite
  }

  public var kind: Kind
  public var file: String
  public var place: Place
  public var problem: String
  public var remedy: String

  public init(
    _ kind: Kind, file: String, place: Place = .wholeFile, problem: String, remedy: String
  ) {
    self.kind = kind
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }
}
