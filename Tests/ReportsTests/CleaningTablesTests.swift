import Motion
import Reports
import Testing

@Suite("Cleaning in the report")
struct CleaningTablesTests {
  private func text(_ change: (inout TrialAnalysis) -> Void) -> String {
    var analysis = SampleAnalysis.rich()
    change(&analysis.trials[0])
    return MarkupChecker(
      SubjectReport.html(for: analysis, options: ReportOptions(sections: ["quality"]))
    ).text
  }

  @Test("every gap of a model marker, what was done, and the curves that rest on it")
  func gaps() {
    let text = text { trial in
      trial.modelMarkers = ["LTHI", "RTHI"]
      trial.trial.cleaning = TrialCleaning(
        markers: [
          MarkerCleaning(
            marker: "LTHI",
            gaps: [
              .init(frames: 9..<14, outcome: .filled(by: .rigidBody, from: ["LKNE", "LTIB"])),
              .init(frames: 40..<90, outcome: .open(because: "longer than 0.1 s")),
            ], spikes: RangeSet(9..<10)),
          MarkerCleaning(
            marker: "HEAD", gaps: [.init(frames: 0..<2, outcome: .open(because: "unused"))]),
        ], filter: .butterworth(cutoff: 8, order: 2), noise: 0.0021)
      trial.invented = InventedFrames([.thigh(.left): RangeSet(9..<14)])
    }
    for words in [
      "10\u{2013}14", "filled by rigid body from LKNE and LTIB", "left open: longer than 0.1 s",
      "leapt out of the path", "2.10\u{A0}mm of noise, low-pass filtered at 8.0\u{A0}Hz",
      "rest on samples that were filled in",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("HEAD"))
  }

  @Test("exchanged names are a doubt, unless they were put right", arguments: [true, false])
  func faults(isRepaired: Bool) {
    let text = text { trial in
      trial.trial.cleaning.faults = [
        MarkerFault(
          kind: .pair, markers: ["LKNE", "RKNE"], frames: 0..<9, isRepaired: isRepaired, words: "x")
      ]
    }
    #expect(text.contains("in 1 trial markers carried") == !isRepaired)
  }

  @Test("a recording that needed nothing has no table of it")
  func nothing() {
    let text = text { _ in }
    #expect(!text.contains("rest on samples that were filled in"))
    #expect(!text.contains("Gaps and spikes"))
  }
}
