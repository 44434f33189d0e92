import Analysis
import Motion
import Reports
import Testing

@Suite("The settings of reports")
struct ReportSettingsTests {
  private func error(_ text: String) -> String? {
    do {
      _ = try SettingsFile.settings(from: text, file: "study.yaml")
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test("know the sections that reports have, in their order")
  func names() {
    #expect(ReportSettings.sectionNames == Sections.anchors)
  }

  @Test("choose sections, order, headings, colours and animation")
  func choices() throws {
    let settings = try SettingsFile.settings(
      from: "report:\n  sections: methods, angles = Kinematics\n  side_colours:\n"
        + "    right: \"#117733\"\n  animation: false\n", file: "f")
    #expect(
      settings.report.sections == [
        .init(name: "methods"), .init(name: "angles", title: "Kinematics"),
      ])
    #expect(settings.report.sideColours == [.right: 0x117733])
    #expect(!settings.report.hasAnimation)
  }

  @Test("refuse an unknown section with the one that was meant, and one that comes twice")
  func unknown() throws {
    let typo = try #require(error("report.sections: glance, angels\n"))
    #expect(typo.contains("angels") && typo.contains("did you mean angles?"))
    #expect(error("report.sections: glance, glance\n") != nil)
    #expect(error("report.side_colours:\n  right: green\n") != nil)
    #expect(error("report.animation: sometimes\n") != nil)
  }
}
