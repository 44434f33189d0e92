import Cleaning
import Foundation
import Geometry
import Motion
import Synthesis
import TestSupport
import Testing

@Suite("Spikes are found and taken out")
struct SpikeFinderTests {
  private func trial(_ recording: Recording) throws -> Trial {
    try #require(CleaningSamples.cleaner().trial(from: recording).value)
  }

  @Test("in every marker, one to four frames long", arguments: NameFaultsTests.samples)
  func found(sample: String) throws {
    let whole = try NameFaultsTests.recording(sample)
    for (index, label) in whole.modelLabels.enumerated() {
      let length = 1 + index % 4
      // Frames apart from each other, all around the cycle.
      let frames = (30 + 7 * index)..<(30 + 7 * index + length)
      let spiky = whole.moving(label, by: Vector3(0.03, -0.03, 0.04), in: frames)
      let trial = try trial(spiky)
      #expect(trial.cleaning[label]?.spikes == RangeSet(frames), "\(label)")
      #expect(trial.cleaning.markers.filter { !$0.spikes.isEmpty }.map(\.marker) == [label])
      #expect(trial.cleaning.faults.isEmpty, "\(label)")
      let (path, truth) = (
        try #require(trial.markers[label]), try #require(whole.trajectory(label))
      )
      for frame in frames { #expect((path[frame] - truth[frame]).length < 0.003, "\(label)") }
      #expect(trial.notices.contains { $0.text.hasPrefix("\(label): \(length) samples leap") })
    }
  }

  @Test("several in one marker, near to each other")
  func several() throws {
    let whole = CleaningSamples.walker()
    let spiky = whole.moving("LKNE", by: Vector3(0, 0, 0.06), in: 50..<51)
      .moving("LKNE", by: Vector3(0, 0.08, 0), in: 54..<56)
      .moving("LKNE", by: Vector3(0.05, 0, 0), in: 120..<121)
    let spikes = try trial(spiky).cleaning["LKNE"]?.spikes
    #expect(spikes == RangeSet([50..<51, 54..<56, 120..<121]))
  }

  @Test("a step that stays, a foot that stops and noise are none")
  func others() throws {
    let whole = CleaningSamples.walker()
    let slipped = try trial(
      whole.moving("LTHI", by: Vector3(0, 0.05, 0), in: 100..<whole.frameCount))
    #expect(slipped.cleaning["LTHI"]?.spikes.isEmpty == true)
    #expect(slipped.cleaning["LTHI"]?.leaps == [100])
    #expect(slipped.notices.contains { $0.text.hasPrefix("LTHI leaps and does not come back") })
    #expect(try trial(CleaningSamples.walker(noise: 0.002)).cleaning.markers.isEmpty)
    // 3 m/s, stopped within one frame: 300 m/s², more than a landing does.
    var stopped = whole
    for index in stopped.trajectories.indices
    where stopped.trajectories[index].label == "LTOE" {
      for frame in 0..<whole.frameCount {
        stopped.trajectories[index].z[frame] = frame < 100 ? 0.03 * Double(100 - frame) : 0
      }
    }
    #expect(try trial(stopped).cleaning["LTOE"] == nil)
  }
}
