import Motion

/// One part of a subject's report.
///
/// To add a section, write one file of its name in `Sections/` and one line in `Sections.swift`.
public protocol Section: Sendable {
  var title: String { get }
  /// Letters, digits and hyphens; the name that the setting `report.sections` uses.
  var anchor: String { get }
  /// How to read the section, in a few sentences; empty where nothing needs saying.
  var help: String { get }
  /// What the section has to say; reasons, not silence, where there is nothing to show.
  func blocks(for analysis: SessionAnalysis) -> [Block]
}
