import Analysis
import Motion
import Reports

extension ReportOptions {
  /// What a laboratory's settings say about its reports.
  init(_ settings: ReportSettings) {
    self.init(
      sections: settings.sections.map(\.name),
      sides: SideStyles(
        left: settings.sideColours[.left], right: settings.sideColours[.right]),
      hasAnimation: settings.hasAnimation, language: Language.named(settings.language))
    for section in settings.sections { titles[section.name] = section.title }
  }
}
