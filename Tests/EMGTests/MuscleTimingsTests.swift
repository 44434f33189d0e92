import EMG
import Foundation
import Motion
import Testing

/// Statistics over cycles whose bursts are given.
struct MuscleTimingsTests {
  /// A trial of one-second cycles of the right side with bursts as shares of each.
  static func trial(
    _ bursts: [Muscle: (Int) -> [ClosedRange<Double>]], cycles count: Int = 10,
    normalization: MuscleNormalization = .peakDynamic, agreement: Double? = 0.005,
    envelope: [Muscle: Double] = [:], task: MovementTask = .walking
  ) -> TrialAnalysis {
    let lead = 1.0
    let length = Double(count) + 2 * lead
    var trial = Trial(
      name: "walk01", source: "test", task: task, rate: 100, frameCount: Int(length * 100),
      markers: [:])
    trial.condition = "walk"
    let cycles = (0..<count).map { index -> CycleCurves in
      let start = lead + Double(index)
      return CycleCurves(
        cycle: Cycle(
          side: .right, trial: "walk01", start: start, footOff: start + 0.62, end: start + 1,
          oppositeFootOff: start + 0.12, oppositeInitialContact: start + 0.50, source: "plates"),
        angles: [:])
    }
    let muscles = bursts.sorted { $0.key.rawValue < $1.key.rawValue }.map { muscle, shares in
      let times = (0..<count).flatMap { index in
        shares(index).map { share in
          (lead + Double(index) + share.lowerBound)...(lead + Double(index) + share.upperBound)
        }
      }.sorted { $0.lowerBound < $1.lowerBound }
      let height = envelope[muscle] ?? 0
      let samples = (0..<Int(length * 1000)).map { index -> Double in
        let time = Double(index) / 1000
        return times.contains { $0.contains(time) } ? height : 0
      }
      let agreements = times.map { _ in
        MuscleActivity.BurstAgreement(
          detectors: ["a", "b"], onsetDistance: agreement, offsetDistance: agreement,
          onsetUncertainty: 0.01, offsetUncertainty: 0.01)
      }
      return MuscleActivity(
        muscle: muscle.rawValue, side: .right, channel: muscle.rawValue, rate: 1000,
        signalToNoise: 15, timingUncertainty: 0.01, conditioning: [], detector: "given",
        timing: .present(
          MuscleActivity.Timing(envelope: samples, bursts: times, agreement: agreements)),
        normalization: normalization, normalizationValue: 1)
    }
    return TrialAnalysis(
      trial: trial, model: "", poses: .absent(because: ""), angles: .absent(because: ""),
      cycles: cycles, muscles: muscles)
  }

  func jitter(_ index: Int) -> Double { 0.01 * Double(index % 5 - 2) }

  @Test("onset and offset have their circular mean and spread, in per cent and in milliseconds")
  func circular() throws {
    let trial = Self.trial([
      .gluteusMedius: { [(-0.04 + jitter($0))...(0.40 + jitter($0))] }
    ])
    let timing = try #require(MuscleTimings().statistics(of: [trial]).first)
    let onset = try #require(timing.windows.first?.onset)
    #expect(abs(onset.mean - -0.04) < 1e-9 && abs(onset.seconds - -0.04) < 1e-9)
    #expect(onset.count == timing.windows[0].looked && onset.count == 10)
    // The circular SD of a narrow spread is the linear one with n.
    let linear = (2.0 * (0.01 * 0.01 + 0.02 * 0.02) / 5).squareRoot()
    #expect(abs(onset.standardDeviation - linear) < 1e-4)
    #expect(onset.concentration > 0.99 && onset.concentration < 1)
    #expect(abs((timing.footOff ?? 0) - 0.62) < 1e-9)
  }

  @Test("phases follow the cycle's own events, with k of n")
  func phases() throws {
    let trial = Self.trial([.soleus: { $0 < 7 ? [0.12...0.50] : [] }])
    let timing = try #require(MuscleTimings().statistics(of: [trial]).first)
    #expect(timing.phases.map(\.phase).first == "loading response")
    #expect(timing.phases.count == 7)
    #expect(abs(timing.phases[1].start - 0.12) < 1e-9 && abs(timing.phases[3].end - 0.62) < 1e-9)
    #expect(timing.phases[1].active == 7 && timing.phases[1].looked == 10)
    #expect(abs(timing.phases[2].activeShare - 0.7) < 1e-6)
    #expect(timing.phases[0].active == 0 && timing.phases[6].active == 0)
  }

  @Test("where detectors disagree, the cycle carries it; one alone counts as the agreement time")
  func widening() throws {
    for (distance, expected) in [(0.005, 0.0), (0.035, 0.035), (nil, 0.020)] as [(Double?, Double)]
    {
      let trial = Self.trial([.soleus: { _ in [0.1...0.5] }], agreement: distance)
      let timing = try #require(MuscleTimings().statistics(of: [trial]).first)
      #expect(timing.windows[0].meetings[0].onsetWidening == expected)
    }
  }

  @Test("gaps and bursts under 3 % of the cycle are none")
  func short() throws {
    let trial = Self.trial([.soleus: { _ in [0.1...0.3, 0.32...0.5, 0.8...0.82] }])
    let timing = try #require(MuscleTimings().statistics(of: [trial]).first)
    #expect(timing.cycles[1].bursts.filter { $0.overlaps(0...1) }.count == 1)
  }

  @Test("a laboratory's own windows win")
  func own() throws {
    let own = ActivityWindows([.init(0.20, 0.60)], origin: .laboratory)
    let trial = Self.trial([.soleus: { _ in [0.1...0.5] }])
    let timing = try #require(
      MuscleTimings(EMGSettings(windows: [.soleus: own])).statistics(of: [trial]).first)
    #expect(timing.origin == .laboratory)
    #expect(abs((timing.windows.first?.window.offset ?? 0) - 0.62) < 1e-9)
  }

  @Test("cycles that are set aside or doubtful do not count, and the reason is kept")
  func reasons() throws {
    var trial = Self.trial([.soleus: { _ in [0.1...0.5] }])
    for index in trial.cycles.indices { trial.cycles[index].cycle.confidence = .low }
    let low = try #require(MuscleTimings().statistics(of: [trial]).first)
    #expect(low.cycles.isEmpty && low.reason == "no gait cycle with trusted events")
    trial.muscles[0].timing = .absent(because: "flat: no signal")
    #expect(MuscleTimings().statistics(of: [trial]).first?.reason == "flat: no signal")
    #expect(MuscleTimings().statistics(of: []).isEmpty)
  }
}
