import Motion

/// The report of one visit of one person.
public enum SubjectReport {
  /// The report as one self-contained HTML page.
  ///
  /// It holds no clock, host or path: the same analysis gives the same bytes.
  public static func html(
    for analysis: SessionAnalysis, options: ReportOptions = ReportOptions()
  ) -> String {
    HTMLRenderer().page(document(for: analysis, options: options))
  }

  /// The report before it is set as HTML.
  public static func document(
    for analysis: SessionAnalysis, options: ReportOptions = ReportOptions()
  ) -> Document {
    let all = Sections.all(sides: options.sides)
    let chosen =
      options.sections.isEmpty
      ? all : options.sections.compactMap { anchor in all.first { $0.anchor == anchor } }
    let parts = chosen.map { section in
      Document.Part(
        title: section.title, anchor: section.anchor, help: section.help,
        blocks: section.blocks(for: analysis))
    }
    let session = analysis.subject.session.map { ", session " + $0 } ?? ""
    return Document(
      kind: "Movement analysis", title: "Participant " + analysis.subject.label + session,
      parts: parts, footer: SafetyText.footer)
  }
}
