import Motion
import Reports
import Testing

private let samples: [(name: String, analysis: SessionAnalysis)] = [
  ("rich", SampleAnalysis.rich()), ("empty", SampleAnalysis.empty),
  ("failed", SampleAnalysis.failed), ("unseen", SampleAnalysis.unseen),
]

@Suite("Subject report")
struct SubjectReportTests {
  @Test("is well-formed and says every identifier once", arguments: samples.indices)
  func wellFormed(index: Int) {
    let checker = MarkupChecker(SubjectReport.html(for: samples[index].analysis))
    #expect(checker.problem == nil)
    #expect(Set(checker.identifiers).count == checker.identifiers.count)
  }

  @Test(
    "needs no network and no inline style, and runs its own script alone",
    arguments: samples.indices)
  func selfContained(index: Int) {
    let page = SubjectReport.html(for: samples[index].analysis)
      .replacing("http://www.w3.org/2000/svg", with: "")
    for forbidden in ["http:", "https:", " src=", "<link", "style=\"", "javascript", "fetch("] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains("unsafe-inline"))
    let scripts = page.matches(of: /<script([^>]*)>/).map { String($0.1) }
    #expect(scripts.count { $0.isEmpty } == 1)
    #expect(scripts.allSatisfy { $0.isEmpty || $0.hasPrefix(" type=\"application/json\"") })
  }

  @Test("is the same twice", arguments: samples.indices)
  func deterministic(index: Int) {
    let analysis = samples[index].analysis
    #expect(SubjectReport.html(for: analysis) == SubjectReport.html(for: analysis))
  }

  /// Words that a report must not use (clinical wording rules of this program).
  @Test("uses no banned word", arguments: samples.indices)
  func wording(index: Int) {
    let text = MarkupChecker(SubjectReport.html(for: samples[index].analysis)).text
      .replacing("Not a diagnosis.", with: "").lowercased()
    for banned in [
      "diagnos", "suffers from", "caused by", "weak muscle", "tight muscle", "risk of injury",
      "abnormal", "normal person", "safe to return",
    ] {
      #expect(!text.contains(banned), "\(banned)")
    }
  }

  @Test("ends on the standing words", arguments: samples.indices)
  func footer(index: Int) {
    let page = SubjectReport.html(for: samples[index].analysis)
    #expect(
      page.contains(
        "Measurements support, and do not replace, clinical examination. Not a diagnosis."))
  }

  @Test("begins with the page to act on, and shows every cycle before any mean")
  func order() throws {
    let page = SubjectReport.html(for: SampleAnalysis.rich())
    let anchors = [
      "glance", "spatiotemporal", "basis", "consistency", "angles", "kinetics", "emg", "chain",
      "findings", "quality", "model", "methods", "provenance",
    ]
    let places = try anchors.map { anchor in
      try #require(page.firstRange(of: "<section id=\"\(anchor)\"")).lowerBound
    }
    #expect(places == places.sorted())
  }

  @Test("makes hostile names inert, wherever they come from")
  func hostile() {
    let bad = "<script>alert(1)</script>\" onload=\"x\"\u{301} &amp;"
    var analysis = SampleAnalysis.rich(label: bad, session: bad)
    for column in IntakeColumn.allCases { analysis.subject.intake[column.rawValue] = bad }
    analysis.subject.measures.set(.mass, 60, from: bad)
    analysis.methods = [bad]
    analysis.citations = [Citation(bad, 2000, bad)]
    analysis.notices = [Notice(.file, trial: bad, bad)]
    analysis.outcomes = [
      .init(file: bad, status: .refused(diagnostic: bad), decidedBy: bad),
      .init(file: bad, status: .ignored(because: bad)),
      .init(file: bad, status: .joined(to: bad)),
    ]
    analysis.provenance = Provenance(
      version: bad, inputs: [.init(file: bad, sha256: bad)],
      settings: [.init(key: bad, value: bad, isDefault: false)])
    for index in analysis.trials.indices {
      analysis.trials[index].trial.name = bad
      analysis.trials[index].trial.condition = bad
      analysis.trials[index].trial.markers[bad] = Trajectory(
        label: bad, x: [.nan], y: [.nan], z: [.nan])
      for cycle in analysis.trials[index].cycles.indices {
        analysis.trials[index].cycles[cycle].emg[bad] = Waveform(
          Array(repeating: 0.5, count: Waveform.count))
        analysis.trials[index].cycles[cycle].cycle.gates = [bad]
        analysis.trials[index].cycles[cycle].cycle.source = bad
      }
      for muscle in analysis.trials[index].muscles.indices {
        analysis.trials[index].muscles[muscle].channel = bad
      }
    }
    for index in analysis.findings.indices {
      analysis.findings[index].name = bad
      analysis.findings[index].sentence = bad
      analysis.findings[index].reference = bad
      analysis.findings[index].notes = [bad]
    }
    for index in analysis.parameters.indices { analysis.parameters[index].words = bad }
    let page = SubjectReport.html(for: analysis)
    let checker = MarkupChecker(page)
    #expect(checker.problem == nil)
    #expect(checker.tags.count { $0.hasPrefix("script") } <= 2)
    #expect(!page.contains("<script>alert"))
    let bare = checker.tags.map { $0.replacing(/"[^"]*"/, with: "") }
    #expect(!bare.contains { $0.firstMatch(of: /\son\w+=/) != nil })
    let summary = SessionSummary(of: analysis, report: "javascript:alert(1)")
    let overview = MarkupChecker(Overview.html(for: [summary], version: bad))
    #expect(overview.problem == nil)
    #expect(!overview.tags.contains { $0.contains("javascript:") || $0.hasPrefix("script") })
  }

  @Test("prints no column of the participants table that may name the person")
  func unnamed() {
    let page = SubjectReport.html(for: SampleAnalysis.rich())
    #expect(!page.contains("Jane Roe"))
    #expect(!page.contains("secret referral text"))
  }

  @Test("shows the sections that a laboratory asks for, in its order")
  func chosen() {
    let document = SubjectReport.document(
      for: SampleAnalysis.rich(), options: ReportOptions(sections: ["methods", "glance", "none"]))
    #expect(document.parts.map(\.anchor) == ["methods", "glance"])
    var named = ReportOptions(sections: ["methods"])
    named.titles = ["methods": "How it was done"]
    #expect(
      SubjectReport.document(for: SampleAnalysis.rich(), options: named).parts.map(\.title)
        == ["How it was done"])
  }
}
