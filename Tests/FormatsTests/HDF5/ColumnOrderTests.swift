import Foundation
import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

@Suite("Order of the columns of a matrix of markers")
struct ColumnOrderTests {
  /// Files of scripts/reference/matlab_layouts.py: marker k, axis a, frame f at 50 k + 1000 a + f.
  private func read(_ name: String, order: String? = nil) throws -> Recording {
    let path = RealData.fixtures.appendingPathComponent("layouts/matlab/\(name).mat").path
    let paths = order.map { ["marker_order": $0] } ?? [:]
    return try ReaderChild.$mayBeLost.withValue(true) {
      try RecordingFormats.recording(at: path, file: "trial", paths: HDF5Paths(paths))
    }
  }

  private func isTruth(_ found: Recording) -> Bool {
    found.trajectories.map(\.label) == ["LASI", "RASI", "LKNE", "Längs", "RTOE"]
      && found.trajectories.enumerated().allSatisfy { k, marker in
        [marker.x, marker.y, marker.z].enumerated().allSatisfy { axis, column in
          column.count == 7
            && column.enumerated().allSatisfy { frame, value in
              abs(value - 0.001 * Double(50 * k + 1000 * axis + frame)) < 1e-12
            }
        }
      }
  }

  @Test("the usual one is taken where the numbers show it, and that is said")
  func inTurn() throws {
    let found = try read("columns-in-turn")
    #expect(isTruth(found))
    let notice = try #require(found.notices.first { $0.text.contains("marker_order: xxyyzz") })
    #expect(notice.text.contains("the columns of /xyz are read as x, y and z of one marker"))
  }

  @Test("the other one is refused, and read where the settings say it")
  func byAxis() throws {
    let error = #expect(throws: ReadError.self) { try read("columns-by-axis") }
    #expect(error?.place == .object("/xyz"))
    #expect(error?.problem.contains("found numbers that look like x of all markers") == true)
    #expect(error?.remedy.contains("marker_order: xxyyzz") == true)
    let found = try read("columns-by-axis", order: "xxyyzz")
    #expect(isTruth(found))
    #expect(!found.notices.contains { $0.text.contains("columns of") })
  }

  @Test("a setting that the numbers contradict is followed and said; an unknown one is refused")
  func given() throws {
    let found = try read("columns-in-turn", order: "xxyyzz")
    #expect(abs(found.trajectories[0].y[0] - 2.05) < 1e-12)
    #expect(!isTruth(found))
    #expect(
      found.notices.contains {
        $0.text.contains("as marker_order of hdf5.paths says; their numbers look like x, y and z")
      })
    let error = #expect(throws: ReadError.self) { try read("columns-in-turn", order: "zyx") }
    #expect(error?.problem.contains("xyzxyz or xxyyzz, found \"zyx\"") == true)
  }

  @Test("names of all columns say it themselves")
  func names() throws {
    let found = try read("column-names")
    #expect(found.trajectories.map(\.label) == ["LASI", "RASI", "LKNE", "Längs", "RTOE"])
    for (k, marker) in found.trajectories.enumerated() where k != 1 {
      for (axis, column) in [marker.x, marker.y, marker.z].enumerated() {
        #expect(abs(column[6] - 0.001 * Double(250 * k + 40 * axis + 6)) < 1e-12)
      }
    }
    #expect(!found.notices.contains { $0.text.contains("columns of") })
  }

  @Test("what the numbers leave open is refused, whatever was not seen")
  func open() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("lab.h5")
    let writer = try HDF5Writer(path: path)
    // Every column alike but for its own noise, then nothing at all.
    var alike: [Double] = []
    for frame in 0..<10 {
      for column in 0..<12 { alike.append(Double(1000 + 100 * ((column * 5) % 12) + frame)) }
    }
    try writer.write(alike, shape: [10, 12], at: "/alike")
    try writer.write([Double](repeating: .nan, count: 120), shape: [10, 12], at: "/nothing")
    try writer.save()
    for place in ["/alike", "/nothing"] {
      let error = #expect(throws: ReadError.self) {
        try RecordingFormats.recording(
          at: path, file: "lab",
          paths: HDF5Paths([
            "markers": place, "marker_labels": "A,B,C,D", "marker_rate": "50", "marker_unit": "mm",
          ]))
      }
      #expect(error?.remedy.contains("marker_order: xyzxyz") == true, "\(place)")
    }
  }

  @Test("as many frames as columns, or as markers, are refused: either may be the markers")
  func square() throws {
    for (shape, count) in [([12, 12], 144), ([4, 3, 4], 48)] {
      let folder = try TemporaryFolder()
      defer { folder.remove() }
      let path = folder.path("lab.h5")
      let writer = try HDF5Writer(path: path)
      try writer.write((0..<count).map(Double.init), shape: shape, at: "/M")
      try writer.save()
      let error = #expect(throws: ReadError.self) {
        try RecordingFormats.recording(
          at: path, file: "lab",
          paths: HDF5Paths([
            "markers": "/M", "marker_labels": "A,B,C,D", "marker_rate": "50", "marker_unit": "mm",
          ]))
      }
      #expect(error?.problem.contains("two axes may be the markers") == true)
    }
  }

  @Test("the spread is that of the columns of an axis")
  func spread() {
    let columns: [[Double]] = [[1], [10], [100], [3], [10], [.nan]]
    #expect(ColumnOrder.inTurn.spread(of: columns) == 2)
    #expect(ColumnOrder.byAxis.spread(of: columns) == 40.5 + 48.5 * 48.5 * 2)
  }
}
