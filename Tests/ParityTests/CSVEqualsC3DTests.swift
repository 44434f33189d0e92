import Formats
import Foundation
import Geometry
import Motion
import TestSupport
import Testing

/// The same frames, exported by the laboratory's software in two formats.
@Suite("CSV equals C3D", .enabled(if: RealData.isAvailable))
struct CSVEqualsC3DTests {
  @Test("stored model outputs, 323 frames")
  func modelOutputs() throws {
    let folder = "pycgm-nexus-model-outputs/Movement_trial"
    let c3d = try RecordingFormats.recording(at: RealData.path(folder + ".c3d"))
    let csv = try RecordingFormats.recording(at: RealData.path(folder + ".csv"))
    #expect(csv.frameCount == c3d.frameCount)
    #expect(csv.firstFrame == c3d.firstFrame)
    var compared = 0
    for output in csv.modelOutputs where output.columns.count == 3 {
      guard let other = c3d.modelOutputs.first(where: { $0.label == output.label }) else {
        continue
      }
      // Six significant digits: 0.0005° on angles, 0.005 where values reach thousands.
      let limit = output.kind == .angle ? 0.00051 : 0.0051
      for component in 0..<3 {
        for (a, b) in zip(output.columns[component], other.columns[component])
        where a.isFinite || b.isFinite {
          #expect(abs(a - b) <= limit, "\(output.label)")
          compared += 1
        }
      }
    }
    #expect(compared > 50_000)
  }

  @Test("markers and their gaps, analog signals")
  func markersAndAnalog() throws {
    let c3d = try RecordingFormats.recording(
      at: RealData.path("pyomeca-nexus-csv/markers_analogs.c3d"))
    let markers = try RecordingFormats.recording(at: RealData.path("pyomeca-nexus-csv/markers.csv"))
    let analogs = try RecordingFormats.recording(at: RealData.path("pyomeca-nexus-csv/analogs.csv"))
    #expect(markers.trajectories.count == 51)
    for marker in markers.trajectories {
      let other = try #require(
        c3d.trajectories.first { $0.label == marker.label && $0.prefix == marker.prefix })
      #expect(marker.gaps == other.gaps, "\(marker.label)")
      for frame in 0..<marker.count where marker.isSeen(at: frame) {
        #expect((marker[frame] - other[frame]).length < 0.00001, "\(marker.label) \(frame)")
      }
    }
    var channels = 0
    for channel in analogs.analog {
      guard let other = c3d.analog.first(where: { $0.label.hasSuffix(channel.label) }) else {
        continue
      }
      channels += 1
      let worst = zip(channel.samples, other.samples).map { abs($0 - $1) }.max() ?? .nan
      #expect(worst <= 5.1e-7, "\(channel.label)")
    }
    #expect(channels > 0)
  }
}
