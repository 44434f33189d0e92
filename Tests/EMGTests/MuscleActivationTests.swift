import EMG
import Foundation
import Motion
import TestSupport
import Testing

struct MuscleActivationTests {
  static let bursts = [
    SyntheticEMG.Burst(onset: 1, offset: 1.4, rise: 0.02),
    SyntheticEMG.Burst(onset: 2.5, offset: 2.9, rise: 0.02),
  ]

  func trial(_ labels: [String], decibels: Double = 15, rate: Double = 1000) -> Trial {
    let source = SyntheticEMG(seed: 11, seconds: 4)
    let samples = source.signal(Self.bursts, decibels: decibels)
    return Trial(
      name: "walk", source: "test", rate: 100, frameCount: 400, markers: [:],
      analog: labels.map { AnalogChannel(label: $0, unit: .volt, rate: rate, samples: samples) })
  }

  @Test("bursts, envelope and what was done come out of a trial; left and right alike")
  func whole() throws {
    let activities = MuscleActivation().activity(in: trial(["L Rect", "R Rect"]))
    #expect(activities.map(\.side) == [.left, .right])
    #expect(activities.map(\.muscle) == ["rectus femoris", "rectus femoris"])
    let (left, right) = (try #require(activities[0].timing.value), activities[1].timing.value)
    #expect(left.bursts == right?.bursts)
    #expect(left.bursts.count == 2)
    #expect(abs(left.bursts[0].lowerBound - 1) < 0.015)
    #expect(left.envelope.count == 4000)
    #expect(abs((left.envelope.filter(\.isFinite).max() ?? 0) - 1) < 1e-12)
    #expect(abs((activities[0].signalToNoise ?? 0) - 15) < 3)
    #expect(activities[0].conditioning.last?.contains("no measure of strength") == true)
  }

  @Test("D04: a channel in noise is not timed, and the noise is named")
  func noise() throws {
    for decibels in [0.0, 3, 5] {
      let activity = try #require(
        MuscleActivation().activity(in: trial(["L Sol"], decibels: decibels)).first)
      let noise = try #require(activity.signalToNoise)
      guard noise < 6 else {
        #expect(decibels == 5, "\(noise) dB read at \(decibels)")
        continue
      }
      #expect(try #require(activity.timing.reason).hasPrefix("EMG noise"))
    }
    let slow = MuscleActivation().activity(in: trial(["L Sol"], rate: 500))
    #expect(try #require(slow.first?.timing.reason).hasPrefix("rate too low"))
  }

  @Test("trials given together share one normalisation value")
  func together() throws {
    let loud = trial(["L Sol"])
    var quiet = loud
    quiet.analog[0].samples = quiet.analog[0].samples.map { $0 / 2 }
    let activities = MuscleActivation().activity(in: [loud, quiet])
    let most = activities.map { $0[0].timing.value?.envelope.filter(\.isFinite).max() ?? 0 }
    #expect(abs(most[0] - 1) < 1e-9 && abs(most[1] - 0.5) < 1e-9)
    #expect(MuscleActivation().activity(in: [Trial]()).isEmpty)
  }

  @Test("what was not recognised is listed, once, unless it was silenced")
  func notices() {
    let trial = trial(["L Rect", "L Spare", "EMG9"])
    let notice = MuscleActivation().notices(for: trial)
    #expect(notice.count == 1 && notice[0].text.contains("L Spare, EMG9"))
    let settings = EMGSettings(channels: ["L Spare": nil, "EMG9": nil])
    #expect(MuscleActivation(settings).notices(for: trial).isEmpty)
  }
}
