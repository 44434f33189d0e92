import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

@Suite("Data frames of pandas")
struct PandasLayoutTests {
  private static let columns = ["LASI", "RASI", "LKNE"].flatMap { name in
    ["x", "y", "z"].map { "\(name)_\($0)" }
  }

  private struct Frame {
    var key: String
    var columns = PandasLayoutTests.columns
    var index: [Double]
    var kind = "float"
    /// A column of times that stands first.
    var times: [Double]?
    var timeName = "time"
    var indexName: String?
  }

  /// Values 100 c + r of column c and row r, millimetres.
  private func read(_ frames: [Frame]) throws -> Recording {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("frames.h5")
    let writer = try HDF5Writer(path: path)
    try writer.setAttribute("PYTABLES_FORMAT_VERSION", .text("2.1"))
    for frame in frames {
      let names = (frame.times == nil ? [] : [frame.timeName]) + frame.columns
      try writer.write(names, at: frame.key + "/axis0")
      try writer.write(names, at: frame.key + "/block0_items")
      try writer.write(frame.index, shape: [frame.index.count], at: frame.key + "/axis1")
      try writer.setAttribute("kind", .text(frame.kind), of: frame.key + "/axis1")
      if let name = frame.indexName {
        try writer.setAttribute("name", .text(name), of: frame.key + "/axis1")
      }
      let rows = frame.index.indices.flatMap { row in
        (frame.times.map { [$0[row]] } ?? [])
          + frame.columns.indices.map { Double(100 * $0 + row) }
      }
      try writer.write(
        rows, shape: [frame.index.count, names.count], at: frame.key + "/block0_values")
    }
    try writer.save()
    return try RecordingFormats.recording(at: path, file: "frames.h5")
  }

  private static let counted = (0..<20).map(Double.init)

  @Test("time is a column, or an index of seconds, durations or dates")
  func times() throws {
    let seconds = Self.counted.map { $0 / 50 }
    let start = 1.7e18
    let frames = [
      Frame(key: "/walk", index: seconds),
      Frame(key: "/walk", index: Self.counted, kind: "integer", times: seconds),
      Frame(key: "/walk", index: Self.counted.map { $0 * 2e7 }, kind: "timedelta64"),
      Frame(key: "/walk", index: Self.counted.map { $0 * 2e4 }, kind: "timedelta64[us]"),
      Frame(key: "/walk", index: Self.counted.map { start + $0 * 2e7 }, kind: "datetime64[ns]"),
    ]
    for frame in frames {
      let found = try read([frame])
      #expect(found.frameRate == 50, "\(frame.kind)")
      #expect(found.frameCount == 20)
      #expect(found.trajectories.map(\.label) == ["LASI", "RASI", "LKNE"])
      #expect(abs(found.trajectories[1].y[3] - 0.403) < 1e-12)
    }
    let error = #expect(throws: ReadError.self) {
      try read([Frame(key: "/walk", index: Self.counted, kind: "integer")])
    }
    #expect(error?.remedy.contains("marker_rate") == true)
  }

  @Test("of several trials the first is read, and the others are named, also below a subject")
  func trials() throws {
    let seconds = Self.counted.map { $0 / 50 }
    let found = try read(
      (1...3).map { Frame(key: "/subject/walk0\($0)", index: seconds) })
    let notice = try #require(found.notices.first { $0.text.contains("only the first table") })
    #expect(notice.text.contains("walk02") && notice.text.contains("walk03"))
    #expect(!notice.text.contains("walk01"))
  }

  @Test("a table of joint angles is no table of signals")
  func curves() throws {
    let seconds = Self.counted.map { $0 / 50 }
    #expect(throws: ReadError.self) {
      try read([
        Frame(
          key: "/angles", columns: ["hip_flexion", "knee_angle", "LAnkleAngles"], index: seconds)
      ])
    }
    let found = try read([
      Frame(key: "/angles", columns: ["hip_flexion", "knee_angle"], index: seconds),
      Frame(key: "/walk", index: seconds),
    ])
    #expect(found.analog.isEmpty)
    #expect(found.notices.contains { $0.text.contains("joint curves, not read: /angles") })
  }

  @Test("times are in the unit that their name says, of the column or of the index")
  func milliseconds() throws {
    let steps = Self.counted.map { $0 * 20 }
    let named = Frame(key: "/walk", index: steps, indexName: "time_ms")
    #expect(try read([named]).frameRate == 50)
    let error = #expect(throws: ReadError.self) { try read([Frame(key: "/walk", index: steps)]) }
    #expect(error?.problem.contains("grows by 20.0 a row") == true)
    #expect(error?.remedy.contains("time_ms") == true)
    let column = Frame(
      key: "/walk", index: Self.counted, kind: "integer", times: steps, timeName: "time (ms)")
    #expect(try read([column]).frameRate == 50)
  }

  @Test("positions are in the unit that the names of all columns say")
  func units() throws {
    let seconds = Self.counted.map { $0 / 50 }
    let named = Self.columns.map { $0 + " (cm)" }
    let found = try read([Frame(key: "/walk", columns: named, index: seconds)])
    #expect(found.lengthUnit == .centimetre)
    #expect(abs(found.trajectories[1].y[3] - 4.03) < 1e-12)
    let mixed = named.dropLast(3) + Self.columns.suffix(3).map { $0 + " (mm)" }
    let error = #expect(throws: ReadError.self) {
      try read([Frame(key: "/walk", columns: Array(mixed), index: seconds)])
    }
    #expect(error?.problem.contains("positions of one unit, found cm and mm") == true)
  }
}
