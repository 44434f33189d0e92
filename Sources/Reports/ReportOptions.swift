import Drawing
import Motion

/// What a laboratory may choose about its reports.
public struct ReportOptions: Sendable {
  /// Anchors of the sections in the order wanted; empty for all in their own order.
  public var sections: [String]
  /// The laboratory's own headings, by anchor.
  public var titles: [String: String] = [:]
  public var sides: SideStyles
  /// Whether recordings are carried in the page, so that its stick figure can move.
  public var hasAnimation: Bool
  /// The language that the report is put into; `nil` for English, in which it is written.
  public var language: Language?

  public init(
    sections: [String] = [], sides: SideStyles = .standard, hasAnimation: Bool = true,
    language: Language? = nil
  ) {
    self.language = language
    self.sections = sections
    self.sides = sides
    self.hasAnimation = hasAnimation
  }
}
