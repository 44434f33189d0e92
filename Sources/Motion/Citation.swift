/// Where a method or a figure comes from, so that a reader can find it on paper.
public struct Citation: Codable, Hashable, Sendable {
  public var authors: String
  public var year: Int
  public var work: String

  public init(_ authors: String, _ year: Int, _ work: String) {
    self.authors = authors
    self.year = year
    self.work = work
  }

  /// `Davis et al. 1991, Hum Mov Sci 10:575`.
  public var text: String { "\(authors) \(year), \(work)" }
}
