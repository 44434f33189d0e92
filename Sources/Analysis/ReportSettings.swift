import Motion

/// What a laboratory chooses about its reports.
public struct ReportSettings: Codable, Sendable {
  /// One section of the report.
  public struct Section: Codable, Hashable, Sendable {
    public var name: String
    /// The laboratory's own heading, or `nil` for the usual one.
    public var title: String?

    public init(name: String, title: String? = nil) {
      self.name = name
      self.title = title
    }
  }

  /// The names of all sections, in their usual order.
  public static let sectionNames = [
    "glance", "spatiotemporal", "profile", "symmetry", "basis", "consistency", "angles", "kinetics",
    "emg", "chain", "valgus", "time", "movement", "findings", "quality", "model", "participant",
    "alignment", "parameters", "methods", "references", "provenance",
  ]

  /// The codes of the languages that reports can be written in.
  public static let languages = ["en"] + Resource.stems(in: "languages", ending: ".yaml")

  /// The sections wanted, in order; empty for all in their usual order.
  public var sections: [Section] = []
  /// Colours of the sides, 24 bits with red highest; `nil` for the usual ones.
  public var sideColours: [Side: UInt32] = [:]
  /// Whether the page carries recordings, so that its stick figure can move.
  public var hasAnimation = true
  /// The code of the language, one of `languages`.
  public var language = "en"

  public init() {}
}
