import Drawing
import Motion
import Reports
import Testing

/// What single sections say, read from the finished page.
@Suite("What sections say")
struct SectionContentTests {
  private func text(_ analysis: SessionAnalysis, _ anchor: String) -> String {
    MarkupChecker(
      SubjectReport.html(for: analysis, options: ReportOptions(sections: [anchor]))
    ).text
  }

  @Test("Findings: numbers, count, confidence, reference and what would change a sign")
  func findings() {
    let text = text(SampleAnalysis.rich(), "findings")
    for words in [
      "Trendelenburg-type pelvic drop, right", "present, moderate", "8.2\u{B0}",
      "4.2\u{B0} past it", "\u{B1} 1.1\u{B0}", "9 of 11 (95 %: 52 to 95", "high (0.82)",
      "A value 3.1\u{B0} nearer to the reference would be borderline.", "there is no force plate",
      "8 \u{D7} 0.023", "A physiotherapist or doctor should decide", "Speaks for it",
      "Speaks against it", "not seen in 2 of 11",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("Findings: a sign measured too uncertainly is no finding")
  func unreliable() throws {
    let text = text(SampleAnalysis.rich(), "findings")
    let heading = try #require(text.firstRange(of: "Measured too uncertainly"))
    let sign = try #require(text.firstRange(of: "Little hip rotation"))
    #expect(heading.upperBound < sign.lowerBound)
    #expect(!self.text(SampleAnalysis.rich(), "glance").contains("Little hip rotation"))
  }

  @Test("Findings: with nothing present, the page says what that does not mean")
  func nothingPresent() {
    var analysis = SampleAnalysis.rich()
    analysis.findings.removeAll { $0.state.name == "present" }
    analysis.synopsis.entries = []
    let sentence =
      "No movement sign in these data points to a category. "
      + "Absence of signs does not exclude a problem."
    #expect(text(analysis, "findings").contains(sentence))
    #expect(text(analysis, "glance").contains(sentence))
    #expect(!text(SampleAnalysis.rich(), "findings").contains(sentence))
  }

  @Test("At a glance: safety text where no symptoms are known, and the standing words always")
  func symptoms() {
    var analysis = SampleAnalysis.rich()
    let safety = "Symptoms were not provided"
    #expect(text(analysis, "glance").contains(safety))
    #expect(text(analysis, "glance").contains("same-day medical assessment of the hip"))
    analysis.synopsis.referrals = []
    #expect(!text(analysis, "glance").contains(safety))
    #expect(text(analysis, "glance").contains("Not a diagnosis."))
  }

  @Test("At a glance: a limping child with a painful knee comes before everything else")
  func child() throws {
    var analysis = SampleAnalysis.rich()
    analysis.synopsis.referrals = [
      .init(
        flag: "R1", sentence: "Same-day medical assessment of the hip.",
        because: ["knee pain at that age", "a limp was reported"])
    ]
    let text = text(analysis, "glance")
    let first = try #require(text.firstRange(of: "Same-day medical assessment of the hip"))
    let quality = try #require(text.firstRange(of: "Data quality"))
    #expect(first.lowerBound < quality.lowerBound)
    analysis.synopsis.referrals = []
    #expect(!self.text(analysis, "glance").contains("Same-day"))
  }

  @Test("Data quality: refusals in full, gaps by marker, cycles by side")
  func quality() {
    let text = text(SampleAnalysis.rich(), "quality")
    for words in [
      "Usable with reservations", "expected a number for marker RKNE",
      "remedy: leave the field empty", "it holds joint angles, no recording",
      "LHEE\u{A0}70\u{A0}(13\u{A0}%), RTHI\u{A0}31", "turning",
      "LTIB: 4 frames in 1 gap were filled", "12 left and 16 right cycles",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("Parameters: values in the reader's unit, and reasons where there is none")
  func parameters() {
    let text = text(SampleAnalysis.rich(), "parameters")
    #expect(text.contains("111.0\u{A0}\u{B1}\u{A0}1.8\u{A0}/min"))
    #expect(text.contains("61.2\u{A0}\u{B1}\u{A0}1.1\u{A0}%"))
    #expect(text.contains("not measured: the heel markers were not seen at both contacts"))
  }

  @Test("Angles: twelve charts a condition, in the order of clinical reports")
  func angles() {
    let page = SubjectReport.html(
      for: SampleAnalysis.rich(), options: ReportOptions(sections: ["angles"]))
    let titles = page.matches(of: /font-weight="600">([^<]*) \(°\)<\/text>/).map { String($0.1) }
    let grid = [
      "Pelvic tilt", "Pelvic obliquity", "Pelvic rotation", "Hip flexion", "Hip adduction",
      "Hip rotation", "Knee flexion", "Knee adduction", "Knee rotation", "Ankle dorsiflexion",
      "Foot progression", "Ankle rotation",
    ]
    #expect(titles == grid + grid)
    let text = MarkupChecker(page).text
    #expect(text.contains("No reference band is drawn."))
    #expect(text.contains("3 cycles were set aside (turning) and left out of these figures."))
    #expect(text.contains("left, mean of 9 cycles"))
    #expect(!text.contains("wider than usual"))
  }

  @Test("Angles: an axis that the data leave grows, and the page says so")
  func wider() {
    var analysis = SampleAnalysis.rich()
    analysis.trials[0].cycles[0].angles[.hip]?[1] = Waveform(
      Array(repeating: .degrees(-47), count: Waveform.count))
    let page = SubjectReport.html(for: analysis, options: ReportOptions(sections: ["angles"]))
    #expect(page.contains("The vertical range is wider than usual for Hip adduction."))
    #expect(page.contains(">\u{2212}50<"))
  }

  @Test("Consistency: where every cycle is set aside, they are shown there and no mean is drawn")
  func onlyGated() {
    var analysis = SampleAnalysis.rich()
    for trial in analysis.trials.indices {
      for cycle in analysis.trials[trial].cycles.indices {
        analysis.trials[trial].cycles[cycle].cycle.gates = ["turning"]
      }
    }
    let text = text(analysis, "consistency")
    #expect(text.contains("shown in grey, without a mean"))
    #expect(!text.contains("mean of"))
    #expect(self.text(analysis, "angles").contains("every cycle was set aside (turning)"))
  }

  @Test("Angles: nothing measured is said in the chart")
  func unseen() {
    #expect(text(SampleAnalysis.unseen, "angles").contains("not measured"))
  }

  @Test("Angles: the sides differ in colour and in dashes, as the laboratory wishes")
  func sides() throws {
    let green = try #require(Colour(hex: "#117733"))
    let options = ReportOptions(
      sections: ["angles"], sides: SideStyles(left: SideStyles.standard.left, right: green))
    let page = SubjectReport.html(for: SampleAnalysis.rich(), options: options)
    #expect(page.contains("stroke=\"#117733\""))
    #expect(!page.contains("stroke=\"#004488\""))
    for match in page.matches(of: /<(?:path|g) [^>]*stroke="#117733"[^>]*>/) {
      #expect(match.0.contains("stroke-dasharray"))
    }
    for match in page.matches(of: /<(?:path|g) [^>]*stroke="#cc4b37"[^>]*>/) {
      #expect(!match.0.contains("stroke-dasharray"))
    }
  }

  @Test("Movements over time: repetitions are marked and listed")
  func time() {
    let text = text(SampleAnalysis.rich(), "time")
    #expect(text.contains("sls_left: angles in degrees over time, 3 repetitions marked."))
    #expect(text.contains("shallow"))
    #expect(text.contains("72.0\u{B0}"))
  }

  @Test("Muscles: reasons where a channel could not be timed")
  func muscles() {
    let text = text(SampleAnalysis.rich(), "emg")
    #expect(text.contains("not measured: the signal stands only 4 dB above its noise"))
    #expect(text.contains("Rectus femoris (%)"))
    #expect(self.text(SampleAnalysis.empty, "emg").contains("No muscle signal"))
  }

  @Test("References: those of methods and findings, each once, by name")
  func references() throws {
    let text = text(SampleAnalysis.rich(), "references")
    #expect(text.matches(of: /Schwartz et al\. 2008/).count == 1)
    let davis = try #require(text.firstRange(of: "Davis"))
    let zeni = try #require(text.firstRange(of: "Zeni"))
    #expect(davis.lowerBound < zeni.lowerBound)
  }

  @Test("Provenance: version, changed settings and hashes")
  func provenance() {
    let text = text(SampleAnalysis.rich(), "provenance")
    #expect(text.contains("marey 0.1.0"))
    #expect(text.contains("cleaning.maximum_gap_s"))
    #expect(text.contains(String(repeating: "3fa9", count: 16)))
  }
}
