import Motion
import Reports
import Testing

@Suite("Plain reasons")
struct PlainReasonTests {
  @Test(
    "drop the topic, the varying count and the trade's terms, and nothing else",
    arguments: [
      (
        "reference: the laboratory's own people are needed",
        "healthy people of this laboratory are needed"
      ),
      ("plate: the body mass is not known (mass_kg)", "the body mass is not known"),
      ("no gait events: no complete cycle", "no complete cycle"),
      ("fewer than 5 cycles: 2", "fewer than 5 cycles"), ("speed: v* 0.3", "speed: v* 0.3"),
      ("turning", "turning"), ("", ""),
    ])
  func words(reason: String, plain: String) {
    #expect(PlainReason.words(reason) == plain)
  }

  @Test("are what the first page says, counted together")
  func page() {
    var analysis = SampleAnalysis.rich()
    guard let first = analysis.findings.first else { return }
    analysis.findings = (1...3).map { count in
      var finding = first
      finding.state = .notAssessed(because: "fewer than 5 cycles: \(count)")
      return finding
    }
    let page = SubjectReport.html(for: analysis, options: ReportOptions(sections: ["glance"]))
    #expect(
      page.contains("Not assessed: 3 readings. Why, and how many: fewer than 5 cycles (3)."))
  }
}
