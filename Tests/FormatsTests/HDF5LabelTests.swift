import Formats
import Foundation
import HDF5
import Motion
import Testing

/// Labels that no HDF5 name can be, and labels that look like their escapes.
@Suite struct HDF5LabelTests {
  static let hostile = [
    "LASI", "Subject 1:LASI", "a/b", "/", "//", ".", "..", "./x", "%", "%2F", "%~2", "x%~3", "",
    "100 %", "ünïcödé", "é", "e\u{301}", "日本", "tab\tnewline\n", "nul\0inside", "ends\0", "\0",
    " leading and trailing ", "~", "a~2", "%zz", "\u{1F9CD}", "LASI", "LASI", "", "a/b",
    String(repeating: "long", count: 2000),
  ]

  @Test("labels come back as they were, in their order, doubles too")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let trajectories = Self.hostile.enumerated().map { index, label in
      Trajectory(label: label, x: [Double(index)], y: [0], z: [0])
    }
    let analog = Self.hostile.map { AnalogChannel(label: $0, unit: nil, rate: 10, samples: [1]) }
    let outputs = Self.hostile.map { ModelOutput(label: $0, kind: .other, unit: nil, columns: []) }
    let recording = Recording(
      name: "a", format: "", frameRate: 1, frameCount: 1, trajectories: trajectories,
      modelOutputs: [], analog: analog)
    #expect(try HDF5Recording.write(recording, to: folder.path("a.h5")).isEmpty)
    let read = try HDF5Recording.recording(at: folder.path("a.h5"), file: "a.h5")
    let bytes = Self.hostile.map { Array($0.utf8) }
    #expect(read.trajectories.map { Array($0.label.utf8) } == bytes)
    #expect(read.trajectories.map(\.x) == trajectories.map(\.x))
    #expect(read.analog.map { Array($0.label.utf8) } == bytes)
    var empty = recording
    empty.frameCount = 0
    empty.trajectories = []
    empty.modelOutputs = outputs
    _ = try HDF5Recording.write(empty, to: folder.path("b.h5"))
    let again = try HDF5Recording.recording(at: folder.path("b.h5"), file: "b.h5")
    #expect(again.modelOutputs.map { Array($0.label.utf8) } == bytes)
  }

  @Test("ordinary labels stay readable as they are")
  func plain() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let labels = ["RASI", "LASI", "R.Knee", "Hüfte links", "a/b", "LASI"]
    let recording = Recording(
      name: "a", format: "", frameRate: 1, frameCount: 1,
      trajectories: labels.map { Trajectory(label: $0, x: [0], y: [0], z: [0]) })
    _ = try HDF5Recording.write(recording, to: folder.path("a.h5"))
    let names = try HDF5File(path: folder.path("a.h5")).childrenInOrder(of: "/markers")
    #expect(names == ["RASI", "LASI", "R.Knee", "Hüfte links", "a%2Fb", "LASI%~2"])
  }
}

/// A folder that goes away.
struct TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-formats-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
