import Cleaning
import Foundation
import Kinematics
import Motion
import TestSupport
import Testing

/// Cleaning must leave alone what is right: every real recording at hand, with default settings.
@Suite("Real recordings give no false alarm", .enabled(if: RealData.isAvailable))
struct RealRecordingsTests {
  @Test(
    "the six children's markers are left untouched, to the last bit",
    arguments: CleaningSamples.walks + CleaningSamples.standing)
  func untouched(path: String) throws {
    let recording = try CleaningSamples.real(path)
    let trial = try #require(CleaningSamples.cleaner().trial(from: recording).value)
    let filtered = MarkerFilter(.automatic, modelMarkers: PluginGait.markers).filtered(trial)
    #expect(filtered.cleaning.faults.isEmpty)
    guard case .none = filtered.cleaning.filter else {
      Issue.record("filtered: \(filtered.cleaning.filter)")
      return
    }
    for record in filtered.cleaning.markers {
      #expect(
        record.invented.isEmpty && record.spikes.isEmpty && record.leaps.isEmpty,
        "\(record.marker)")
    }
    for trajectory in recording.trajectories {
      guard let path = filtered.markers[trajectory.label.uppercased()] else { continue }
      let isSame = zip(path.x + path.y + path.z, trajectory.x + trajectory.y + trajectory.z)
        .allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
      #expect(isSame, "\(trajectory.label)")
    }
  }

  @Test("no recording has exchanged names or is too noisy")
  func quiet() throws {
    let all = CleaningSamples.everyRealRecording()
    #expect(all.count > 30)
    for (path, recording) in all {
      guard let trial = CleaningSamples.cleaner().trial(from: recording).value else { continue }
      let filtered = MarkerFilter(.automatic, modelMarkers: PluginGait.markers).filtered(trial)
      #expect(filtered.cleaning.faults.map(\.words) == [], "\(path)")
      if case .butterworth = filtered.cleaning.filter { Issue.record("\(path) was filtered") }
      let spiky = filtered.cleaning.markers.filter { !$0.spikes.isEmpty }
      let leaping = filtered.cleaning.markers.filter { !$0.leaps.isEmpty }
      #expect(leaping.map { "\($0.marker) \($0.leaps)" } == [], "\(path)")
      #expect(spiky.map { "\($0.marker) \($0.spikes.ranges)" } == [], "\(path)")
    }
  }

  /// Two markers of a foot cluster jump into each other's path by 96 mm at frame 1952 and stay there.
  @Test("a real exchange is found")
  func exchange() throws {
    let recording = try CleaningSamples.real("kineticstoolkit-c3d-metres/walkingOptiTrack.c3d")
    let cleaner = CleaningSamples.cleaner {
      $0.modelMarkers = Set(recording.trajectories.map { $0.label.uppercased() })
    }
    let trial = try #require(cleaner.trial(from: recording).value)
    #expect(trial.cleaning.faults.map(\.markers) == [["FOOT_MARKER3", "FOOT_MARKER5"]])
    #expect(trial.cleaning.faults.first?.frames == 1952..<recording.frameCount)
  }

  /// The heel leaves its path by 44 mm for one frame while the foot swings.
  @Test("a real spike is found")
  func spike() throws {
    let recording = try CleaningSamples.real("btk-orthotrak-gait/TRCSamples/Gait.trc")
    let cleaner = CleaningSamples.cleaner { $0.modelMarkers = ["R.HEEL"] }
    let trial = try #require(cleaner.trial(from: recording).value)
    #expect(trial.cleaning["R.HEEL"]?.spikes.contains(400) == true)
    #expect(trial.markers["R.HEEL"]?.isSeen(at: 400) == true)
  }
}
