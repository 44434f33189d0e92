import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

/// What people write with h5py, without a word of marey's.
@Suite("Plain HDF5 with rate and unit")
struct PlainLayoutTests {
  private static let names = ["LASI", "RASI", "LKNE", "RKNE"]

  private func read(
    paths: [String: String] = [:], _ build: (HDF5Writer) throws -> Void
  ) throws -> Recording {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("lab.h5")
    let writer = try HDF5Writer(path: path)
    try build(writer)
    try writer.save()
    return try ReaderChild.$mayBeLost.withValue(true) {
      try RecordingFormats.recording(at: path, file: "lab.h5", paths: HDF5Paths(paths))
    }
  }

  private static func value(_ marker: Int, _ axis: Int, _ frame: Int) -> Double {
    Double(100 * marker + 10 * axis + frame)
  }

  private static func put(_ writer: HDF5Writer, at group: String = "/markers") throws {
    for (marker, name) in names.enumerated() {
      try writer.write(
        (0..<20).flatMap { frame in (0..<3).map { value(marker, $0, frame) } }, shape: [20, 3],
        at: "\(group)/\(name)")
    }
  }

  private func expectTruth(_ found: Recording, factor: Double = 0.001) {
    #expect(found.frameCount == 20)
    #expect(found.trajectories.map(\.label) == Self.names)
    for (marker, trajectory) in found.trajectories.enumerated() {
      for (axis, column) in [trajectory.x, trajectory.y, trajectory.z].enumerated() {
        for frame in 0..<20 {
          #expect(abs(column[frame] - factor * Self.value(marker, axis, frame)) < 1e-12)
        }
      }
    }
  }

  @Test("a dataset a marker, with rate and unit on the group, the root or the datasets")
  func group() throws {
    for place in ["/markers", "/"] {
      for name in ["rate", "fs", "fps", "sampling_rate", "SamplingFrequency"] {
        let found = try read { writer in
          try Self.put(writer)
          try writer.setAttribute(name, .number(120), of: place)
          try writer.setAttribute("units", .text("cm"), of: place)
        }
        expectTruth(found, factor: 0.01)
        #expect(found.frameRate == 120)
      }
    }
    let onDatasets = try read { writer in
      try Self.put(writer)
      try writer.setAttribute("rate", .text("120 Hz"), of: "/markers")
      for name in Self.names {
        try writer.setAttribute("unit", .text("mm"), of: "/markers/" + name)
      }
    }
    expectTruth(onDatasets)
    #expect(onDatasets.frameRate == 120)
  }

  @Test("one array beside its names, where only one axis is as long as they are")
  func array() throws {
    let found = try read { writer in
      let all = (0..<20).flatMap { frame in
        Self.names.indices.flatMap { marker in (0..<3).map { Self.value(marker, $0, frame) } }
      }
      try writer.write(all, shape: [20, 4, 3], at: "/positions")
      try writer.setAttribute("labels", .texts(Self.names), of: "/positions")
      try writer.setAttribute("units", .text("mm"), of: "/positions")
      try writer.setAttribute("fps", .number(50), of: "/positions")
    }
    expectTruth(found)
    #expect(found.frameRate == 50)
  }

  @Test("a table with names of columns, of which one is time")
  func table() throws {
    let columns = ["time"] + Self.names.flatMap { name in ["x", "y", "z"].map { "\(name)_\($0)" } }
    let rows = (0..<20).flatMap { frame in
      [Double(frame) / 50]
        + Self.names.indices.flatMap { marker in (0..<3).map { Self.value(marker, $0, frame) } }
    }
    let found = try read { writer in
      try writer.write(rows, shape: [20, 13], at: "/data")
      try writer.setAttribute("columns", .texts(columns), of: "/data")
      try writer.setAttribute("unit", .text("mm"), of: "/data")
    }
    expectTruth(found)
    #expect(found.frameRate == 50)
  }

  @Test("what is missing is named, and the setting that says it is enough")
  func missing() throws {
    let noUnit: (HDF5Writer) throws -> Void = { writer in
      try Self.put(writer)
      try writer.setAttribute("rate", .number(100), of: "/markers")
    }
    let error = #expect(throws: ReadError.self) { try read(noUnit) }
    #expect(error?.place == .object("/markers"))
    #expect(error?.remedy.contains("marker_unit: mm") == true)
    expectTruth(try read(paths: ["marker_unit": "mm"], noUnit))

    let noRate: (HDF5Writer) throws -> Void = { writer in
      try Self.put(writer)
      try writer.setAttribute("unit", .text("mm"), of: "/markers")
    }
    let second = #expect(throws: ReadError.self) { try read(noRate) }
    #expect(second?.remedy.contains("marker_rate: 100") == true)
    let given = try read(paths: ["marker_rate": "100", "up_axis": "+Y"], noRate)
    expectTruth(given)
    #expect(given.frameRate == 100 && given.up == .plusY)
  }

  @Test("a unit of the settings goes before the file's own, and that is said")
  func otherUnit() throws {
    let found = try read(paths: ["marker_unit": "mm"]) { writer in
      try Self.put(writer)
      try writer.setAttribute("rate", .number(100), of: "/markers")
      try writer.setAttribute("unit", .text("cm"), of: "/markers")
    }
    expectTruth(found)
    #expect(found.notices.contains { $0.text.contains("as hdf5.paths says; the file says cm") })
  }

  @Test("two rates that differ are refused, and one that may be that of signals too")
  func conflict() throws {
    #expect(throws: ReadError.self) {
      try read { writer in
        try Self.put(writer)
        try writer.setAttribute("rate", .number(100), of: "/markers")
        try writer.setAttribute("fs", .number(120), of: "/markers")
        try writer.setAttribute("unit", .text("mm"), of: "/markers")
      }
    }
    let error = #expect(throws: ReadError.self) {
      try read { writer in
        try Self.put(writer)
        try writer.setAttribute("unit", .text("mm"), of: "/markers")
        try writer.write([1000], shape: [1], at: "/rate")
        try writer.write((0..<200).map(Double.init), shape: [200], at: "/emg/RF")
      }
    }
    #expect(error?.problem.contains("may also be that of signals") == true)
  }

  @Test("signals of a rate of their own are read, with their own unit alone")
  func signals() throws {
    let found = try read { writer in
      try Self.put(writer)
      try writer.setAttribute("rate", .number(100))
      try writer.setAttribute("unit", .text("mm"))
      try writer.write((0..<200).map(Double.init), shape: [200], at: "/emg/RF")
      try writer.setAttribute("fs", .number(1000), of: "/emg")
      try writer.write((0..<200).map(Double.init), shape: [200], at: "/analog/Fz")
    }
    #expect(found.analog.map(\.label) == ["RF"])
    #expect(found.analog[0].rate == 1000 && found.analog[0].unit == nil)
    #expect(found.notices.contains { $0.text.contains("the signals of /analog are passed over") })
  }

  @Test("settings for one layout leave files of another alone")
  func foreignSettings() throws {
    let found = try read(
      paths: [
        "markers": "/elsewhere/data", "marker_labels": "/elsewhere/names",
        "marker_rate": "/elsewhere@hz",
      ]
    ) { writer in
      try Self.put(writer)
      try writer.setAttribute("rate", .number(100), of: "/markers")
      try writer.setAttribute("unit", .text("mm"), of: "/markers")
    }
    expectTruth(found)
    #expect(found.frameRate == 100)
  }

  @Test("the tree shows what attributes of the root and of any usual name say")
  func tree() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let writer = try HDF5Writer(path: folder.path("lab.h5"))
    try writer.setAttribute("fs", .number(100))
    try writer.write([1, 2], shape: [2], at: "/#refs#/a")
    try writer.write([1, 2], shape: [2], at: "/x")
    try writer.setAttribute("columns", .texts(["a", "b"]), of: "/x")
    try writer.save()
    #expect(
      try HDF5Tree.lines(at: folder.path("lab.h5"), file: "lab.h5") == [
        "/  (fs = 100.0)", "/x: 2, 64-bit float  (columns = 2 texts)",
      ])
  }

  @Test("a rate of the settings goes before the file's own, and that is said")
  func otherRate() throws {
    let build: (HDF5Writer) throws -> Void = { writer in
      try Self.put(writer)
      try writer.setAttribute("rate", .number(200), of: "/markers")
      try writer.setAttribute("unit", .text("mm"), of: "/markers")
    }
    let sentence = "the file says 200 Hz; read at 100 Hz, as marker_rate of hdf5.paths says"
    for paths in [["marker_rate": "100"], ["marker_rate": "100", "markers": "/markers"]] {
      let found = try read(paths: paths, build)
      expectTruth(found)
      #expect(found.frameRate == 100)
      #expect(found.notices.count { $0.text == sentence } == 1)
    }
    // Two rates of the file that differ are what the setting is for.
    let settled = try read(paths: ["marker_rate": "100"]) { writer in
      try build(writer)
      try writer.setAttribute("fps", .number(50), of: "/markers")
      try writer.setAttribute("frame_rate", .number(60), of: "/markers")
    }
    #expect(settled.frameRate == 100)
  }
}
