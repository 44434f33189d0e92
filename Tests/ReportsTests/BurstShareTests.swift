import Motion
import Reports
import Testing

@Suite("Burst share")
struct BurstShareTests {
  private func trial(bursts: [ClosedRange<Double>], gates: [String] = []) -> TrialAnalysis {
    let cycles = [0.0, 1, 2].map { start in
      CycleCurves(
        cycle: Cycle(
          side: .left, trial: "t", start: start, footOff: nil, end: start + 1, source: "file",
          gates: start == 2 ? gates : []),
        angles: [:])
    }
    let muscle = MuscleActivity(
      muscle: "soleus", side: .left, channel: "1", rate: 1000, signalToNoise: nil,
      timingUncertainty: 0.01, conditioning: [], detector: "",
      timing: .present(.init(envelope: [], bursts: bursts)))
    return TrialAnalysis(
      trial: Trial(name: "t", source: "", rate: 100, frameCount: 300, markers: [:]), model: "",
      poses: .absent(because: ""), angles: .absent(because: ""), cycles: cycles, muscles: [muscle])
  }

  @Test("marks where at least half of the cycles were active")
  func stretches() {
    let share = BurstShare(
      of: "soleus", .left, in: [trial(bursts: [0.195...0.405, 1.295...1.505, 2.0...2.05])])
    #expect(share.stretches == [30...40])
  }

  @Test("leaves out cycles that were set aside")
  func gated() {
    let share = BurstShare(
      of: "soleus", .left, in: [trial(bursts: [0.195...0.305], gates: ["turning"])])
    #expect(share.stretches == [20...30])
  }

  @Test("is empty for a muscle that was not timed")
  func absent() {
    #expect(BurstShare(of: "tibialis", .left, in: [trial(bursts: [])]).stretches.isEmpty)
  }
}
