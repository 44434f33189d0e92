import Drawing
import Motion

/// What a laboratory may choose about its reports.
public struct ReportOptions: Sendable {
  /// Anchors of the sections in the order wanted; empty for all in their own order.
  public var sections: [String]
  public var sides: SideStyles

  public init(sections: [String] = [], sides: SideStyles = .standard) {
    self.sections = sections
    self.sides = sides
  }
}
