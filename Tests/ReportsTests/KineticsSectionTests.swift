import Motion
import Reports
import Testing

/// What the report's section of forces and moments says, read from the finished page.
@Suite("The section Kinetics")
struct KineticsSectionTests {
  private static func page(_ analysis: SessionAnalysis) -> String {
    SubjectReport.html(for: analysis, options: ReportOptions(sections: ["kinetics"]))
  }

  private static func text(_ analysis: SessionAnalysis) -> String {
    MarkupChecker(page(analysis)).text
  }

  /// The rich session with constant curves of force and moment, and one measure a side.
  private static func measured() -> SessionAnalysis {
    var analysis = SampleAnalysis.rich()
    func wave(_ value: Double) -> Waveform {
      Waveform(Array(repeating: value, count: Waveform.count))
    }
    for trial in analysis.trials.indices where analysis.trials[trial].trial.task == .walking {
      for cycle in analysis.trials[trial].cycles.indices {
        analysis.trials[trial].cycles[cycle].groundReaction = [wave(0), wave(0), wave(9.81)]
        for joint in Joint.allCases {
          analysis.trials[trial].cycles[cycle].moments[joint] = [wave(0.5), wave(0.3), wave(0)]
          analysis.trials[trial].cycles[cycle].powers[joint] = wave(1)
        }
      }
    }
    for side in Side.allCases {
      let peak = StanceMeasure.kneeAdductionFirstPeak
      analysis.parameters.append(
        Parameter(
          name: peak.rawValue, words: peak.words, unit: peak.unit, side: side, task: .walking,
          condition: "",
          value: Statistic(of: [side == .left ? 0.41 : 0.52]).map { .present($0) }
            ?? .absent(because: "")))
    }
    return analysis
  }

  @Test("draws every curve with its sign in words, and prints what plates measured")
  func curves() {
    // The curves' descriptions are not part of the text, but read out.
    let page = Self.page(Self.measured()).lowercased()
    for words in [
      "kinetics: forces, moments and powers", "internal extensor positive",
      "internal plantarflexor positive", "external adduction positive", "generation positive",
      "vertical ground reaction", "0.41", "0.52",
      StanceMeasure.kneeAdductionFirstPeak.words.lowercased(),
    ] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("forces and moments were not measured"))
  }

  @Test("without plates, says that nothing was measured, and why")
  func absent() {
    var analysis = SampleAnalysis.rich()
    for index in analysis.trials.indices {
      analysis.trials[index].kinetics = .absent(because: "the trial has no force plates")
    }
    let text = Self.text(analysis)
    #expect(text.contains("Forces and moments were not measured"))
    #expect(text.contains("the trial has no force plates"))
    #expect(!Self.page(analysis).contains("internal extensor positive"))
  }

  @Test("a cycle whose stance met no plate draws no curve")
  func swings() {
    var analysis = Self.measured()
    let nothing = Waveform(Array(repeating: .nan, count: Waveform.count))
    for trial in analysis.trials.indices {
      for cycle in analysis.trials[trial].cycles.indices {
        analysis.trials[trial].cycles[cycle].groundReaction = []
        for joint in Joint.allCases {
          analysis.trials[trial].cycles[cycle].moments[joint] = [nothing, nothing, nothing]
        }
      }
    }
    #expect(!Self.page(analysis).contains("internal extensor positive"))
    #expect(Self.text(analysis).contains("0.41"))
  }

  @Test("how a standing person's weight lies stands under quiet standing")
  func standing() throws {
    var analysis = SampleAnalysis.rich()
    analysis.parameters.append(
      Parameter(
        name: StanceMeasure.standingShare, words: "share of the weight on the left foot",
        unit: .percent, side: nil, task: .standing, condition: "",
        value: Statistic(of: [0.46]).map { .present($0) } ?? .absent(because: "")))
    let text = Self.text(analysis)
    let heading = try #require(text.firstRange(of: "Quiet standing"))
    let share = try #require(text.firstRange(of: "Share of the weight on the left foot"))
    #expect(heading.lowerBound < share.lowerBound)
    #expect(text.contains("46"))
  }
}
