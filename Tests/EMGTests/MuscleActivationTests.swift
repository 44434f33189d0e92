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

  @Test("a slow channel is looked at and not timed; detectors and their agreement are kept")
  func slow() throws {
    let slow = try #require(MuscleActivation().activity(in: trial(["L Sol"], rate: 500)).first)
    #expect(try #require(slow.timing.reason).hasPrefix("rate too low"))
    #expect(abs((slow.envelope.filter(\.isFinite).max() ?? 0) - 1) < 1e-12)
    let timed = try #require(
      MuscleActivation().activity(in: trial(["L Sol"])).first?.timing.value)
    #expect(timed.readings.map(\.detector) == EMGSettings.standardDetectors)
    #expect(timed.agreement.count == timed.bursts.count)
    #expect(timed.agreement.allSatisfy { $0.detectors.count >= 2 })
  }

  @Test("a shock at contact is bridged where a laboratory asks for it, and starts no burst")
  func shock() throws {
    var shocked = trial(["L Sol"])
    for index in 0..<28 {
      shocked.analog[0].samples[2000 + index] += 2e-4 * sin(2 * .pi * 60 * Double(index) / 1000)
    }
    for index in 0..<28 { shocked.analog[0].samples[2040 + index] += index % 2 == 0 ? 5e-5 : -5e-5 }
    let settings = EMGSettings(contactArtefact: 0.080)
    let found = try #require(
      MuscleActivation(settings).activity(in: [shocked], contacts: [[2.0]])[0].first)
    #expect(found.conditioning.contains { $0.hasPrefix("80 ms after each of 1 contacts bridged") })
    #expect(found.timing.value?.bursts.count == 2)
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
