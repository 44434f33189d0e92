import Motion
import Reports
import Testing

@Suite("The first page")
struct AtAGlanceTests {
  /// Words of the first page without its safety text.
  private func words(_ analysis: SessionAnalysis) throws -> Int {
    let page = SubjectReport.html(for: analysis, options: ReportOptions(sections: ["glance"]))
    let main = try #require(page.firstRange(of: "<main")).lowerBound
    let body = page[main...]
    let end = try #require(body.firstRange(of: "<div class=\"safety\"")).lowerBound
    let text = MarkupChecker(String(body[..<end]) + "</section></main>").text
    return text.split { $0.isWhitespace }.count { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// A session in which everything has as much to say as it can.
  private func wordy() -> SessionAnalysis {
    var analysis = SampleAnalysis.rich()
    let long = Array(repeating: "word", count: 60).joined(separator: " ")
    guard let sign = analysis.findings.first(where: { $0.state.name == "present" }) else {
      return analysis
    }
    analysis.synopsis.entries = (0..<5).map { _ in
      var finding = sign
      finding.sentence = long + "; 8.2 of 9"
      return Synopsis.Entry(title: "sign", finding: finding, strategies: [], isHeadline: false)
    }
    for column in IntakeColumn.allCases { analysis.subject.intake[column.rawValue] = long }
    for index in 0..<40 {
      var finding = sign
      finding.state = .notAssessed(because: "\(long) \(index)")
      analysis.findings.append(finding)
    }
    return analysis
  }

  @Test("holds fewer than 250 words beside the safety text, whatever there is to say")
  func length() throws {
    for analysis in [SampleAnalysis.rich(), SampleAnalysis.empty, SampleAnalysis.failed, wordy()] {
      let count = try words(analysis)
      #expect(count < 250, "\(count) words")
    }
  }

  @Test("says of every sign its size, limit, error, interval, count, confidence and basis")
  func numbers() {
    let page = SubjectReport.html(
      for: SampleAnalysis.rich(), options: ReportOptions(sections: ["glance"]))
    let text = MarkupChecker(page).text
    for words in [
      "Trendelenburg-type pelvic drop", "8.2\u{B0}", "4.0\u{B0}", "\u{B1}1.1\u{B0}",
      "6.0\u{2026}10.4\u{B0}", "9/11", "high", "3.1\u{B0}\u{A0}nearer", "Clinical examination",
      "Pain side", "Not assessed:", "right strides",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(page.contains("data-label=\"Confidence\""))
  }

  @Test("says why the person came and what was examined, or that it was not said")
  func whyAndExamination() {
    var analysis = SampleAnalysis.rich()
    func text() -> String {
      MarkupChecker(
        SubjectReport.html(for: analysis, options: ReportOptions(sections: ["glance"]))
      ).text
    }
    #expect(text().contains("no referral question given"))
    #expect(text().contains("no findings given"))
    analysis.subject.intake["referral_question"] = "Would an ankle brace help?"
    analysis.subject.intake["examination"] = "pain on stairs"
    analysis.subject.intake["examination_strength"] = "hip abduction 4/5 right"
    #expect(text().contains("Would an ankle brace help?"))
    #expect(text().contains("pain on stairs; strength: hip abduction 4/5 right"))
    #expect(!text().contains("no referral question") && !text().contains("no findings given"))
  }

  @Test("says that more could not be looked at than it has room for")
  func rest() {
    let page = SubjectReport.html(for: wordy(), options: ReportOptions(sections: ["glance"]))
    #expect(page.contains("other reasons"))
  }
}
