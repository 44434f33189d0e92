import EMG
import Foundation
import Motion
import Testing

/// Which value envelopes are divided by, and what that forbids.
struct EnvelopeNormalizationTests {
  /// A trial whose signal is held at a height, microvolts, in the given stretches.
  static func trial(
    _ name: String, task: MovementTask, channels: [(String, [(ClosedRange<Double>, Double)])],
    unit: Motion.Unit? = .volt
  ) -> Trial {
    let source = SyntheticEMG(seed: 21, seconds: 12)
    var trial = Trial(
      name: name, source: "test", task: task, rate: 100, frameCount: 1200, markers: [:])
    trial.analog = channels.map { label, holds in
      let samples = source.noise.indices.map { index -> Double in
        let time = Double(index) / SyntheticEMG.rate
        let height = holds.first { $0.0.contains(time) }?.1 ?? 0
        return (5 * source.noise[index] + height * source.muscle[index]) * 1e-6
      }
      return AnalogChannel(label: label, unit: unit, rate: SyntheticEMG.rate, samples: samples)
    }
    return trial
  }

  static let three: [(ClosedRange<Double>, Double)] = [(1...3, 200), (5...7, 205), (9...11, 195)]
  static let walk: [(ClosedRange<Double>, Double)] = [
    (2...2.4, 100), (4...4.4, 100), (6...6.4, 100),
  ]

  @Test("a maximal contraction that two repetitions confirm is used, and a walk reads its share")
  func maximal() throws {
    let activity = MuscleActivation().activity(in: [
      Self.trial("MVC_01", task: .maximalContraction, channels: [("L VL", Self.three)]),
      Self.trial("walk01", task: .walking, channels: [("L VL", Self.walk)]),
    ])
    let walking = try #require(activity[1].first)
    #expect(walking.normalization == .maximalContraction(trials: ["MVC_01"]))
    #expect(walking.normalization.comparesMuscles)
    // Half of the muscle's height; the envelope of a short burst stays a little below its level.
    let most = walking.envelope.filter(\.isFinite).max() ?? 0
    #expect(abs(most - 0.5) < 0.12, "\(most)")
  }

  @Test("one contraction, or three that differ, are not a maximum")
  func unconfirmed() throws {
    for holds in [[(1.0...3.0, 200.0)], [(1...3, 200), (5...7, 100), (9...11, 120)]] {
      let activity = MuscleActivation().activity(in: [
        Self.trial("MVC_01", task: .maximalContraction, channels: [("L VL", holds)]),
        Self.trial("walk01", task: .walking, channels: [("L VL", Self.walk)]),
      ])
      let walking = try #require(activity[1].first)
      #expect(walking.normalization == .peakDynamic)
      #expect(walking.conditioning.contains { $0.hasPrefix("maximal contraction not used") })
      #expect(abs((walking.envelope.filter(\.isFinite).max() ?? 0) - 1) < 1e-9)
    }
  }

  @Test("a trial named after a muscle and a side serves no other")
  func named() throws {
    let channels = [("L VL", Self.three), ("R VL", Self.three), ("L BF", Self.three)]
    let activity = MuscleActivation().activity(in: [
      Self.trial("MVC_VL_left", task: .maximalContraction, channels: channels),
      Self.trial("walk01", task: .walking, channels: channels.map { ($0.0, Self.walk) }),
    ])
    #expect(activity[1].map(\.normalization.comparesMuscles) == [true, false, false])
  }

  @Test("the mean is used where it is asked for, and counts without a unit are only shape")
  func others() throws {
    let walk = Self.trial("walk01", task: .walking, channels: [("L VL", Self.walk)])
    let mean = MuscleActivation(EMGSettings(normalization: .meanDynamic)).activity(in: walk)[0]
    #expect(mean.normalization == .meanDynamic)
    let values = mean.envelope.filter(\.isFinite)
    #expect(abs(values.reduce(0, +) / Double(values.count) - 1) < 1e-9)
    let counts = Self.trial("walk01", task: .walking, channels: [("L VL", Self.walk)], unit: nil)
    #expect(MuscleActivation().activity(in: counts)[0].normalization == .counts)
    #expect(!MuscleNormalization.counts.comparesMuscles)
  }
}
