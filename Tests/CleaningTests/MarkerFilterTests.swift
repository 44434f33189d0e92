import Cleaning
import Foundation
import Geometry
import Kinematics
import Motion
import Signal
import Synthesis
import TestSupport
import Testing

@Suite("The markers' filter")
struct MarkerFilterTests {
  private func trial(_ recording: Recording, task: MovementTask = .walking) throws -> Trial {
    var trial = try #require(CleaningSamples.cleaner().trial(from: recording).value)
    trial.task = task
    return trial
  }

  private func filter(_ choice: CleaningSettings.Filter) -> MarkerFilter {
    MarkerFilter(choice, modelMarkers: PluginGait.markers)
  }

  /// White noise through a zero-lag high-pass at 10 Hz, scaled to a root mean square, metres.
  private func withHighNoise(_ recording: Recording, _ size: Double) -> Recording {
    let noisy = recording.withMarkerNoise(1, seed: 3)
    let filter = ZeroPhaseFilter(.highPass(10), order: 4)
    var copy = recording
    for index in copy.trajectories.indices {
      let columns: [WritableKeyPath<Trajectory, [Double]>] = [\.x, \.y, \.z]
      for column in columns {
        let clean = recording.trajectories[index][keyPath: column]
        let noise = zip(noisy.trajectories[index][keyPath: column], clean).map { $0 - $1 }
        let high = filter.applied(to: noise, rate: recording.frameRate)
        let squares = high.reduce(0) { $0 + ($1.isFinite ? $1 * $1 : 0) }
        let scale = size / (squares / Double(high.count { $0.isFinite })).squareRoot()
        copy.trajectories[index][keyPath: column] = zip(clean, high).map { $0 + scale * $1 }
      }
    }
    return copy
  }

  @Test("noise above 10 Hz of 2 mm is found and taken out", arguments: NameFaultsTests.samples)
  func noise(sample: String) throws {
    let whole = try NameFaultsTests.recording(sample)
    let noisy = try trial(withHighNoise(whole, 0.002))
    #expect(noisy.cleaning.markers.allSatisfy { $0.spikes.isEmpty && $0.invented.isEmpty })
    #expect(noisy.cleaning.faults.isEmpty)
    let filtered = filter(.automatic).filtered(noisy)
    guard case .butterworth(let cutoff, let order) = filtered.cleaning.filter else {
      Issue.record("\(filtered.cleaning.filter)")
      return
    }
    #expect((6...15).contains(cutoff) && order == 2)
    #expect(abs(try #require(filtered.cleaning.noise) - 0.002) < 0.0007)
    #expect(filtered.notices.contains { $0.text.hasPrefix("markers low-pass filtered at") })
    // Two thirds of the noise and more are gone, movement and all.
    var (before, after, count) = (0.0, 0.0, 0.0)
    for label in whole.modelLabels {
      let truth = try #require(whole.trajectory(label))
      for frame in 20..<(whole.frameCount - 20) where truth.isSeen(at: frame) {
        before += (try #require(noisy.markers[label])[frame] - truth[frame]).lengthSquared
        after += (try #require(filtered.markers[label])[frame] - truth[frame]).lengthSquared
        count += 1
      }
    }
    #expect(after.squareRoot() < 0.4 * before.squareRoot())
  }

  @Test("half a millimetre of noise is what laboratories have, and is left alone")
  func usual() throws {
    let trial = try trial(CleaningSamples.walker(noise: 0.0005))
    #expect(filter(.automatic).filtered(trial).markers == trial.markers)
  }

  @Test(
    "a landing keeps its first instants",
    arguments: [MovementTask.dropVerticalJump, .singleLegLanding])
  func landing(task: MovementTask) throws {
    let filtered = filter(.automatic).filtered(
      try trial(CleaningSamples.walker(noise: 0.003), task: task))
    #expect(filtered.cleaning.filter == .butterworth(cutoff: 15, order: 2))
  }

  @Test("a cut-off that was asked for is used, one that cannot be is told")
  func asked() throws {
    let trial = try trial(CleaningSamples.walker().hiding("LKNE", in: 100..<140))
    let filtered = filter(.cutoff(6)).filtered(trial)
    #expect(filtered.cleaning.filter == .butterworth(cutoff: 6, order: 2))
    let expected = ZeroPhaseFilter(.lowPass(6), order: 2)
      .applied(to: try #require(trial.markers["LTOE"]).z, rate: 100)
    #expect(filtered.markers["LTOE"]?.z == expected)
    // Each unbroken block by itself: the gap stays a gap.
    #expect(filtered.markers["LKNE"]?.gaps == [100..<140])
    #expect(filter(.cutoff(50)).filtered(trial).markers["LTOE"] == trial.markers["LTOE"])
    #expect(filter(.none).filtered(trial).markers["LTOE"] == trial.markers["LTOE"])
  }

  @Test("the spline takes noise away and leaves smooth paths nearly as they are")
  func spline() throws {
    let whole = CleaningSamples.walker()
    let truth = try #require(whole.trajectory("LKNE"))
    for (noise, share) in [(0.0, 1e-4), (0.002, 0.0015)] {
      let filtered = filter(.spline).filtered(try trial(CleaningSamples.walker(noise: noise)))
      #expect(filtered.cleaning.filter == .spline)
      let path = try #require(filtered.markers["LKNE"])
      let squares = (0..<path.count).reduce(0.0) { $0 + (path[$1] - truth[$1]).lengthSquared }
      #expect((squares / Double(path.count) / 3).squareRoot() < share)
    }
  }

  @Test("no frames, no rate and no markers are no crash")
  func empty() {
    for rate in [0.0, 100] {
      let trial = Trial(name: "t", source: "test", rate: rate, frameCount: 0, markers: [:])
      for choice: CleaningSettings.Filter in [.automatic, .none, .cutoff(6), .spline] {
        #expect(filter(choice).filtered(trial).markers.isEmpty)
      }
    }
  }
}
