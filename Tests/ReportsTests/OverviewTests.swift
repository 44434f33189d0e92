import Motion
import Reports
import Testing

@Suite("Overview")
struct OverviewTests {
  @Test("names every session, its findings and every refused file")
  func rich() {
    let page = Overview.html(for: SampleStudy.sessions, version: "0.1.0")
    let checker = MarkupChecker(page)
    #expect(checker.problem == nil)
    #expect(page.contains("href=\"sub-10/report.html\""))
    for words in [
      "11 participants, 11 sessions", "2 not usable", "Trendelenburg-type pelvic drop, right",
      "the parameter section says 0 blocks", "remedy: export the trial again", "111.7\u{A0}/min",
      "12\u{A0}/\u{A0}16 (4)",
    ] {
      #expect(checker.text.contains(words), "\(words)")
    }
  }

  @Test("points at the one session that stands apart")
  func outlier() throws {
    let text = MarkupChecker(Overview.html(for: SampleStudy.sessions)).text
    let part = try #require(text.firstRange(of: "Sessions that stand apart"))
    #expect(text[part.upperBound...].contains("2.60\u{A0}m/s"))
    #expect(!text[part.upperBound...].contains("1.27\u{A0}m/s"))
  }

  @Test("shows each plate over the sessions; a zero that wandered opens its report")
  func plates() throws {
    let page = Overview.html(for: SampleStudy.sessions)
    let start = try #require(page.firstRange(of: "<section id=\"plates\"")).lowerBound
    let part = page[start...]
    let section = part[..<(try #require(part.firstRange(of: "</section>")).lowerBound)]
    #expect(section.contains("Plate 1: zero of the free plate (N)"))
    #expect(section.contains("Apart: 15 31.00."))
    #expect(section.contains("sub-15/report.html") && !section.contains("sub-14/report.html"))
    #expect(Overview.html(for: []).contains("No plate was seen free."))
  }

  @Test("is there for a study without a result, and for one without a session")
  func empty() {
    let failed = SessionSummary(
      failed: Subject(label: "09"), outcomes: SampleAnalysis.failed.outcomes,
      because: "Nothing could be read.")
    for sessions in [[failed], []] {
      let checker = MarkupChecker(Overview.html(for: sessions, strayRefusals: ["x.c3d: error: no"]))
      #expect(checker.problem == nil)
      #expect(checker.text.contains("x.c3d: error: no"))
      #expect(checker.text.contains("Not a diagnosis."))
    }
  }

  @Test("is the same twice")
  func deterministic() {
    #expect(Overview.html(for: SampleStudy.sessions) == Overview.html(for: SampleStudy.sessions))
  }
}
