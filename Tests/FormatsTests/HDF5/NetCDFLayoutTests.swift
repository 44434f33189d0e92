import Foundation
import Motion
import TestSupport
import Testing

@testable import Formats

// Written by scripts/reference/netcdf_layouts.py, which says what stands in them.
@Suite("netCDF-4")
struct NetCDFLayoutTests {
  private static let markers = ["LASI", "RASI", "LKNE", "RTOE"]

  private func read(_ name: String, paths: [String: String] = [:]) throws -> Recording {
    try ReaderChild.$mayBeLost.withValue(true) {
      try RecordingFormats.recording(
        at: RealData.fixtures.appendingPathComponent("layouts/netcdf/\(name).nc").path,
        file: "trial", paths: HDF5Paths(paths))
    }
  }

  /// The largest distance from 250 k + 40 a + f millimetres, metres.
  private func worst(_ recording: Recording, shift: Double = 0) -> Double {
    var worst = 0.0
    for (marker, trajectory) in recording.trajectories.enumerated() {
      for (axis, column) in [trajectory.x, trajectory.y, trajectory.z].enumerated() {
        for (frame, value) in column.enumerated() where !value.isNaN {
          let truth = Double(250 * marker + 40 * axis + frame) + shift
          worst = max(worst, abs(value - truth * 0.001))
        }
      }
    }
    return worst
  }

  @Test("the axes are those of the dimensions, also where two are as long as each other")
  func square() throws {
    let found = try read("square")
    #expect(found.frameCount == 5 && found.frameRate == 100)
    #expect(found.trajectories.map(\.label) == Self.markers)
    #expect(worst(found) < 1e-12)
  }

  @Test("packed numbers, fill values, the order of the axes and the unit of times are taken in")
  func packed() throws {
    let found = try read("packed")
    #expect(found.frameRate == 100 && found.frameCount == 8)
    #expect(worst(found) < 1e-9)
    #expect(found.trajectories[1].missingCount == 1 && !found.trajectories[1].isSeen(at: 2))
    #expect(found.trajectories.reduce(0) { $0 + $1.missingCount } == 1)
  }

  @Test("of several arrays that of the markers is read, and the others are named")
  func several() throws {
    let found = try read("several")
    #expect(found.frameRate == 100 && found.frameCount == 8)
    #expect(worst(found) < 1e-12)
    let notice = try #require(found.notices.first { $0.text.hasPrefix("not read") })
    #expect(notice.text.contains("/velocity") && notice.text.contains("/smoothed"))
    #expect(found.analog.map(\.label) == ["RF", "VL"])
    #expect(found.analog.allSatisfy { $0.rate == 1000 && $0.unit == .volt })
    #expect(abs(found.analog[1].samples[0] - 0.08) < 1e-12)
  }

  @Test("results of a model are told by their names, and said to be passed over")
  func outputs() throws {
    let notices = try read("square").notices
    #expect(notices.contains { $0.topic == .model && $0.text.contains("1 outputs") })
  }

  @Test("counted frames say no rate; the settings can")
  func counted() throws {
    let error = #expect(throws: ReadError.self) { try read("counted") }
    #expect(error?.place == .object("/time"))
    #expect(error?.remedy.contains("marker_rate") == true)
    #expect(try read("counted", paths: ["marker_rate": "50"]).frameRate == 50)
    let overruled = try read("several", paths: ["marker_rate": "50"])
    #expect(overruled.frameRate == 50)
    #expect(
      overruled.notices.contains {
        $0.text == "the file says 100 Hz; read at 50 Hz, as marker_rate of hdf5.paths says"
      })
  }

  @Test("two arrays that may be the markers are refused; the settings choose")
  func two() throws {
    let error = #expect(throws: ReadError.self) { try read("two") }
    #expect(error?.problem.contains("/markers_raw and /markers_filtered") == true)
    let found = try read(
      "two",
      paths: [
        "markers": "/markers_filtered", "marker_labels": "/channel", "marker_rate": "/time",
      ])
    #expect(found.frameRate == 100)
    #expect(worst(found, shift: 5) < 1e-12)
  }

  @Test("one unit that cannot be that of all channels is none, and said")
  func oneUnit() throws {
    let found = try read("one-unit")
    #expect(found.analog.map(\.label) == ["Force.Fz1", "RF"])
    #expect(found.analog.allSatisfy { $0.unit == nil && $0.rate == 1000 })
    #expect(found.notices.contains { $0.text.contains("cannot be that of all channels") })
  }
}
