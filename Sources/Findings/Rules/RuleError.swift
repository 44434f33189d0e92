import Motion

/// Why a file of rules could not be used, where, and what to do about it.
public struct RuleError: Diagnosable, Equatable {
  public var file: String
  public var place: Place
  public var problem: String
  public var remedy: String

  public init(file: String, place: Place, problem: String, remedy: String) {
    self.file = file
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }
}
