import Cleaning
import Formats
import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import TestSupport

/// Recordings that the tests of cleaning share, and the cleaner as a run makes it.
enum CleaningSamples {
  static func cleaner(_ change: (inout CleaningSettings) -> Void = { _ in }) -> Cleaner {
    var settings = CleaningSettings(modelMarkers: PluginGait.markers)
    settings.rigidMarkers = PluginGait.pelvisMarkers
    change(&settings)
    return Cleaner(settings: settings)
  }

  /// A synthetic person who walks, 100 frames a second, without a fault.
  static func walker(noise: Double = 0) -> Recording {
    var walker = Walker(body: Body(height: 1.42), cycles: 3)
    walker.muscles = []
    walker.plateCount = 0
    walker.markerNoise = noise
    return walker.trial().recording
  }

  /// The moving trials of the six children, as paths in the folder of real recordings.
  static let walks = [
    "HC002D/Straight/HC002D06", "HC002D/Turn/HC002D25", "HC030A/Straight/HC030A05",
    "HC030A/Turn/HC030A22", "HC031A/Straight/HC031A06", "HC031A/Turn/HC031A23",
    "HC032A/Straight/HC032A03", "HC032A/Turn/HC032A18", "HC033A/Straight/HC033A10",
    "HC033A/Turn/HC033A22", "HC036A/Straight/HC036A10", "HC036A/Turn/HC036A23",
  ].map { "biomechzoo-gait-c3d/\($0).c3d" }

  static let standing = [
    "HC002D/Static/HC002D02", "HC030A/Static/HC030A01", "HC031A/Static/HC031A01",
    "HC032A/Static/HC032A01", "HC033A/Static/HC033A01", "HC036A/Static/HC036A01",
  ].map { "biomechzoo-gait-c3d/\($0).c3d" }

  static func real(_ path: String) throws -> Recording {
    try RecordingFormats.recording(at: RealData.path(path))
  }

  /// Every file below the folder of real recordings that opens as one with markers, by path.
  static func everyRealRecording() -> [(path: String, recording: Recording)] {
    guard let folder = RealData.folder,
      let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
    else { return [] }
    return paths.sorted().filter { path in
      ["c3d", "trc", "csv", "h5"].contains { path.lowercased().hasSuffix("." + $0) }
    }
    .compactMap { path in
      guard let recording = try? RecordingFormats.recording(at: RealData.path(path)),
        !recording.trajectories.isEmpty
      else { return nil }
      return (path, recording)
    }
  }
}

extension Recording {
  /// The labels of the model's markers, in the order of the file.
  var modelLabels: [String] {
    trajectories.map(\.label).filter { PluginGait.markers.contains($0.uppercased()) }
  }

  /// With a marker moved in some frames, metres.
  func moving(_ label: String, by offset: Vector3, in frames: Range<Int>) -> Recording {
    var copy = self
    for index in copy.trajectories.indices where copy.trajectories[index].label == label {
      for frame in frames {
        copy.trajectories[index].x[frame] += offset.x
        copy.trajectories[index].y[frame] += offset.y
        copy.trajectories[index].z[frame] += offset.z
      }
    }
    return copy
  }

  /// With the markers of both legs exchanged in name.
  func exchangingLegs(in frames: Range<Int>? = nil) -> Recording {
    ["THI", "KNE", "TIB", "ANK", "HEE", "TOE"].reduce(self) {
      $0.swapping("L" + $1, "R" + $1, in: frames)
    }
  }

  /// With every left and right marker exchanged in name.
  func exchangingSides() -> Recording {
    ["ASI", "PSI"].reduce(exchangingLegs()) { $0.swapping("L" + $1, "R" + $1) }
  }

  /// In a laboratory one of whose axes points the wrong way.
  func mirroring(_ axis: any WritableKeyPath<Trajectory, [Double]> & Sendable) -> Recording {
    var copy = self
    for index in copy.trajectories.indices {
      copy.trajectories[index][keyPath: axis] = copy.trajectories[index][keyPath: axis].map { -$0 }
    }
    return copy
  }
}
