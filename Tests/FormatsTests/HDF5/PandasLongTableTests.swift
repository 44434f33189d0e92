import Foundation
import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

/// Files of scripts/reference/pandas_layouts.py: marker k, axis a, frame f at 250 k + 40 a + f mm, 50 Hz.
@Suite("Data frames of a row a marker and frame")
struct PandasLongTableTests {
  private func read(_ name: String, paths: [String: String] = [:]) throws -> Recording {
    try RecordingFormats.recording(
      at: RealData.fixtures.appendingPathComponent("layouts/pandas/\(name).h5").path,
      file: "trial", paths: HDF5Paths(paths))
  }

  private func expectTruth(_ found: Recording, hole: Int? = 2) {
    #expect(found.frameRate == 50 && found.frameCount == 7)
    #expect(found.lengthUnit == .millimetre)
    #expect(found.trajectories.map(\.label) == ["LASI", "RASI", "LKNE", "RTOE"])
    for (k, marker) in found.trajectories.enumerated() {
      for (axis, column) in [marker.x, marker.y, marker.z].enumerated() {
        for frame in 0..<7 {
          let isHole = k == 1 && frame == hole
          let truth = 0.001 * Double(250 * k + 40 * axis + frame)
          #expect(isHole ? column[frame].isNaN : abs(column[frame] - truth) < 1e-12)
        }
      }
    }
  }

  @Test(
    "are read by their times, in the unit that the column says; a row that is missing is a gap",
    arguments: ["long-times", "long-levels"])
  func times(name: String) throws { expectTruth(try read(name)) }

  @Test("counted frames say no rate; the settings can")
  func frames() throws {
    let error = #expect(throws: ReadError.self) { try read("long-frames") }
    #expect(error?.remedy.contains("marker_rate: 100") == true)
    let found = try read("long-frames", paths: ["marker_rate": "50"])
    expectTruth(found)
    #expect(found.firstFrame == 0)
    #expect(!found.notices.contains { $0.text.contains("the file says") })
  }

  @Test("a rate of the settings goes before the times, and that is said")
  func overruled() throws {
    let found = try read("long-times", paths: ["marker_rate": "100"])
    #expect(found.frameRate == 100)
    #expect(
      found.notices.contains {
        $0.text == "the file says 50 Hz; read at 100 Hz, as marker_rate of hdf5.paths says"
      })
  }

  @Test("a marker that is there twice in a frame is refused")
  func twice() throws {
    let error = #expect(throws: ReadError.self) { try read("long-twice") }
    #expect(error?.problem.contains("expected marker RTOE once a frame") == true)
  }

  @Test(
    "names that are no texts, and levels of rows, are refused with the line of Python that helps")
  func objects() throws {
    let categories = #expect(throws: ReadError.self) { try read("long-categories") }
    #expect(categories?.remedy.contains("df['marker'].astype(str)") == true)
    let levels = #expect(throws: ReadError.self) { try read("long-levels-fixed") }
    #expect(levels?.remedy.contains("df.reset_index()") == true)

    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("objects.h5")
    let writer = try HDF5Writer(path: path)
    try writer.setAttribute("PYTABLES_FORMAT_VERSION", .text("2.1"))
    try writer.write(["time", "x", "y", "z"], at: "/df/block0_items")
    try writer.write([0, 1, 2, 3, 0.1, 1, 2, 3], shape: [2, 4], at: "/df/block0_values")
    try writer.write(["bodypart"], at: "/df/block1_items")
    try writer.write([0, 1], shape: [2], at: "/df/axis1")
    try writer.save()
    let error = #expect(throws: ReadError.self) {
      try RecordingFormats.recording(at: path, file: "objects.h5")
    }
    #expect(error?.problem.contains("names of markers in bodypart as texts") == true)
    #expect(error?.remedy.contains("format='table'") == true)
  }

  @Test("columns of several levels are those of a wide table")
  func columnLevels() throws { expectTruth(try read("column-levels"), hole: nil) }
}
