import Findings
import Geometry
import Motion
import Synthesis
import Testing

@testable import Analysis

/// The signs that every walk has (acceptance case C05).
@Suite("Signs of a session's walking")
struct ConventionCheckTests {
  private static func cycle(
    _ side: Side, ankle: Double = 1, hip: Double = 0.5, knee: Double = 1
  ) -> CycleCurves {
    let flat = { (value: Double) in Waveform([Double](repeating: value, count: Waveform.count)) }
    var curves = CycleCurves(
      cycle: Cycle(side: side, trial: "walk", start: 0, footOff: 0.6, end: 1, source: "file"),
      angles: [.knee: [flat(knee), flat(0), flat(0)]], emg: [:])
    curves.moments = [
      .ankle: [flat(ankle), flat(0), flat(0)], .hip: [flat(0), flat(hip), flat(0)],
    ]
    curves.powers = [.ankle: flat(1)]
    curves.groundReaction = [flat(0), flat(0), flat(9.8)]
    return curves
  }

  private static func trial(
    _ cycles: [CycleCurves], task: MovementTask = .walking
  ) -> TrialAnalysis {
    var analysis = TrialAnalysis(
      trial: Trial(
        name: "walk", source: "test", task: task, rate: 100, frameCount: 1, markers: [:]),
      model: "Plug-in Gait", poses: .absent(because: ""), angles: .absent(because: ""),
      cycles: cycles)
    analysis.kinetics = .present(JointKinetics(legs: [:]))
    return analysis
  }

  @Test("walking as every walk is keeps its kinetics")
  func healthy() {
    var trials = [Self.trial([Self.cycle(.left), Self.cycle(.right)])]
    #expect(ConventionCheck.refuse(&trials).isEmpty)
    #expect(trials[0].kinetics.value != nil && !trials[0].cycles[0].moments.isEmpty)
  }

  @Test("signs turned on both sides refuse the kinetics of the whole session, by name")
  func turned() throws {
    for (cycles, words) in [
      ([Self.cycle(.left, ankle: -1), Self.cycle(.right, ankle: -1)], "ankles"),
      ([Self.cycle(.left, hip: -0.3), Self.cycle(.right, hip: -0.3)], "hips"),
      ([Self.cycle(.left, knee: -0.2), Self.cycle(.right, knee: -0.2)], "knees"),
    ] {
      var trials = [Self.trial(cycles), Self.trial([Self.cycle(.left)], task: .squat)]
      let notices = ConventionCheck.refuse(&trials)
      #expect(notices.count == 1 && notices[0].text.contains(words))
      for trial in trials {
        let reason = try #require(trial.kinetics.reason)
        #expect(reason.hasPrefix(ConventionCheck.beginning))
        for cycle in trial.cycles {
          #expect(cycle.moments.isEmpty && cycle.powers.isEmpty && cycle.groundReaction.isEmpty)
          #expect(!cycle.angles.isEmpty)
        }
      }
    }
  }

  @Test("one side alone, another task and a turning cycle tell nothing")
  func silent() {
    var turning = Self.cycle(.right, ankle: -1)
    turning.cycle.gates = ["turning"]
    for trial in [
      Self.trial([Self.cycle(.left, ankle: -1), Self.cycle(.right)]),
      Self.trial([Self.cycle(.left, ankle: -1)]),
      Self.trial([Self.cycle(.left, ankle: -1), turning]),
      Self.trial([Self.cycle(.left, ankle: -1), Self.cycle(.right, ankle: -1)], task: .running),
    ] {
      var trials = [trial]
      #expect(ConventionCheck.refuse(&trials).isEmpty)
    }
  }
}
