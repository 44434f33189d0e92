import Foundation
import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

/// Files that are refused: with the object, what was expected, and what to do.
@Suite struct HDF5RefusalTests {
  /// One way to spoil a layout, and what the refusal must name.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var place: String
    var problem: String
    var spoil: @Sendable (HDF5Writer) throws -> Void
    /// Root attributes that are left out, since `spoil` writes its own.
    var without: Set<String> = []
  }

  private static func marker(
    _ writer: HDF5Writer, _ name: String, shape: [Int], unit: HDF5Value? = .text("m")
  ) throws {
    let values = [Double](repeating: 0, count: shape.reduce(1, *))
    try writer.write(values, shape: shape, at: "/markers/" + name)
    if let unit { try writer.setAttribute("unit", unit, of: "/markers/" + name) }
  }

  private static func channel(
    _ writer: HDF5Writer, shape: [Int] = [3], unit: HDF5Value? = .text("V"),
    rate: HDF5Value? = .number(1000)
  ) throws {
    let values = [Double](repeating: 0, count: shape.reduce(1, *))
    try writer.write(values, shape: shape, at: "/analog/TA")
    if let unit { try writer.setAttribute("unit", unit, of: "/analog/TA") }
    if let rate { try writer.setAttribute("rate_hz", rate, of: "/analog/TA") }
  }

  private static func events(
    _ writer: HDF5Writer, labels: [String] = ["foot off"], sides: [String] = ["left"],
    times: [Double] = [1]
  ) throws {
    try writer.write(labels, at: "/events/label")
    try writer.write(sides, at: "/events/side")
    try writer.write(times, shape: [times.count], at: "/events/time")
    try writer.write(["file"], at: "/events/source")
  }

  static let cases: [Case] = [
    Case(testDescription: "two columns", place: "/markers/A", problem: "frames x 3, found 4 x 2") {
      try marker($0, "A", shape: [4, 2])
    },
    Case(testDescription: "transposed", place: "/markers/A", problem: "found 3 x 4") {
      try marker($0, "A", shape: [3, 4])
    },
    Case(testDescription: "one axis", place: "/markers/A", problem: "frames x 3, found 12") {
      try marker($0, "A", shape: [12])
    },
    Case(testDescription: "no unit", place: "/markers/A", problem: "attribute unit") {
      try marker($0, "A", shape: [4, 3], unit: nil)
    },
    Case(testDescription: "wrong unit", place: "/markers/A", problem: "found \"V\"") {
      try marker($0, "A", shape: [4, 3], unit: .text("V"))
    },
    Case(testDescription: "unit a number", place: "/markers/A", problem: "found 1000.0") {
      try marker($0, "A", shape: [4, 3], unit: .number(1000))
    },
    Case(testDescription: "unequal", place: "/markers/B", problem: "expected 4 frames") {
      try marker($0, "A", shape: [4, 3])
      try marker($0, "B", shape: [5, 3])
    },
    Case(testDescription: "not as declared", place: "/markers/A", problem: "frame_count says") {
      try marker($0, "A", shape: [4, 3])
      try $0.setAttribute("frame_count", .integer(5))
    },
    Case(testDescription: "texts", place: "/markers/A", problem: "expected numbers, found text") {
      try $0.write(["a", "b"], at: "/markers/A")
    },
    Case(testDescription: "nested", place: "/markers/A", problem: "dataset of numbers") {
      try marker($0, "A/B", shape: [4, 3])
    },
    Case(testDescription: "markers no group", place: "/markers", problem: "expected a group") {
      try $0.write([1], shape: [1], at: "/markers")
    },
    Case(testDescription: "huge frame_count", place: "/", problem: "expected frame_count") {
      try $0.setAttribute("frame_count", .number(1e12))
    },
    Case(testDescription: "broken frame_count", place: "/", problem: "a whole number") {
      try $0.setAttribute("frame_count", .number(.nan))
    },
    Case(
      testDescription: "no rate", place: "/", problem: "attribute rate_hz",
      spoil: { try marker($0, "A", shape: [4, 3]) }, without: ["rate_hz"]),
    Case(
      testDescription: "rate of zero", place: "/", problem: "above 0, found 0.0",
      spoil: {
        try marker($0, "A", shape: [4, 3])
        try $0.setAttribute("rate_hz", .number(0))
      }, without: ["rate_hz"]),
    Case(
      testDescription: "newer layout", place: "/", problem: "layout version 1, found 2",
      spoil: { try $0.setAttribute("version", .integer(2)) }, without: ["version"]),
    Case(
      testDescription: "no version", place: "/", problem: "attribute version",
      spoil: { _ in }, without: ["version"]),
    Case(testDescription: "axis", place: "/", problem: "found \"up\"") {
      try $0.setAttribute("up_axis", .text("up"))
    },
    Case(testDescription: "start time", place: "/", problem: "start_time_s to be seconds") {
      try $0.setAttribute("start_time_s", .number(.infinity))
    },
    Case(testDescription: "channel shape", place: "/analog/TA", problem: "found 3 x 1") {
      try channel($0, shape: [3, 1])
    },
    Case(testDescription: "channel unit", place: "/analog/TA", problem: "attribute unit") {
      try channel($0, unit: nil)
    },
    Case(testDescription: "channel rate", place: "/analog/TA", problem: "rate_hz") {
      try channel($0, rate: nil)
    },
    Case(testDescription: "channel rate infinite", place: "/analog/TA", problem: "rate_hz") {
      try channel($0, rate: .number(.infinity))
    },
    Case(testDescription: "plate kind", place: "/force_plates/1", problem: "expected kind") {
      try $0.createGroup("/force_plates/1")
    },
    Case(testDescription: "plate type", place: "/force_plates/1", problem: "attribute type") {
      try $0.createGroup("/force_plates/1")
      try $0.setAttribute("kind", .text("c3d"), of: "/force_plates/1")
    },
    Case(testDescription: "corners", place: "/force_plates/1/corners", problem: "expected 4 x 3") {
      try $0.write([1, 2, 3], shape: [1, 3], at: "/force_plates/1/corners")
      try $0.setAttribute("kind", .text("plate axes"), of: "/force_plates/1")
    },
    Case(testDescription: "zero range", place: "/force_plates/1", problem: "zero_range") {
      try $0.createGroup("/force_plates/1")
      try $0.setAttribute("kind", .text("plate axes"), of: "/force_plates/1")
      try $0.setAttribute("zero_range", .integers([9, 1]), of: "/force_plates/1")
    },
    Case(testDescription: "event side", place: "/events/side", problem: "found \"L\"") {
      try events($0, sides: ["L"])
    },
    Case(testDescription: "event count", place: "/events/label", problem: "expected 1 texts") {
      try events($0, labels: ["foot off", "foot off"])
    },
    Case(testDescription: "event time", place: "/events/time", problem: "found nan") {
      try events($0, times: [.nan])
    },
    Case(testDescription: "events without labels", place: "/events/label", problem: "1 texts") {
      try $0.write([1], shape: [1], at: "/events/time")
    },
    Case(testDescription: "measure", place: "/subject", problem: "mass_kg to be a number") {
      try $0.createGroup("/subject")
      try $0.setAttribute("mass_kg", .text("70 kg"), of: "/subject")
    },
    Case(testDescription: "output frames", place: "/model_outputs/X", problem: "expected 0 frames")
    {
      try $0.write([1], shape: [1, 1], at: "/model_outputs/X")
    },
    Case(testDescription: "output kind", place: "/model_outputs/X", problem: "expected kind") {
      try $0.write([], shape: [0, 1], at: "/model_outputs/X")
      try $0.setAttribute("kind", .text("torque"), of: "/model_outputs/X")
    },
  ]

  @Test("a layout that is not right is refused with its place and a remedy", arguments: cases)
  func malformed(_ malformed: Case) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let writer = try HDF5Writer(path: folder.path("a.h5"))
    try writer.setAttribute("format", .text("marey-recording"))
    if !malformed.without.contains("version") { try writer.setAttribute("version", .integer(1)) }
    if !malformed.without.contains("rate_hz") { try writer.setAttribute("rate_hz", .number(100)) }
    try malformed.spoil(writer)
    try writer.save()
    let error = try #require(throws: ReadError.self) {
      try HDF5Recording.recording(at: folder.path("a.h5"), file: "a.h5")
    }
    #expect(error.place == .object(malformed.place))
    #expect(error.problem.contains(malformed.problem), "\(error.problem)")
    #expect(!error.remedy.isEmpty && error.file == "a.h5")
  }

  @Test("a file that was not closed is not called damaged")
  func unclosed() {
    let unclosed = HDF5Error(
      path: "/", cause: .damaged, problem: "may use <h5clear file> to clear the flags")
    #expect(ReadError(unclosed, file: "a.h5").remedy.contains("h5clear -s on a copy"))
    let damaged = HDF5Error(path: "/", cause: .damaged, problem: "truncated file")
    #expect(ReadError(damaged, file: "a.h5").remedy.contains("copy the file again"))
  }

  @Test("an HDF5 file without a format is refused with the list of what is in it")
  func unknownLayout() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let writer = try HDF5Writer(path: folder.path("a.h5"))
    for index in 0..<20 { try writer.createGroup("/group\(index)") }
    try writer.save()
    let error = try #require(throws: ReadError.self) {
      try HDF5Recording.recording(at: folder.path("a.h5"), file: "a.h5")
    }
    #expect(error.place == .object("/"))
    #expect(error.problem.contains("expected attribute format = marey-recording"))
    #expect(error.problem.contains("group0") && error.problem.contains("12 more"))
  }

  @Test(
    "files of other programs are refused by name", .enabled(if: RealData.isAvailable),
    arguments: [
      ("opensignals-hdf5/demo_classify_bouts.h5", "PyTables", "predictions"),
      ("hdf5-derived/HC030A05.ibo.h5", "ibo-biomech", "Trajectories"),
      ("hdf5-derived/pyomeca_markers.nc", "netCDF-4", "markers"),
      ("hdf5-derived/pyomeca_analogs.nc", "netCDF-4", "analogs"),
    ])
  func foreign(path: String, maker: String, object: String) throws {
    let error = try #require(throws: ReadError.self) {
      try RecordingFormats.recording(at: RealData.path(path), file: "trial")
    }
    #expect(error.place == .object("/"))
    #expect(error.problem.contains(maker), "\(error.problem)")
    #expect(error.problem.contains(object), "\(error.problem)")
    #expect(!error.remedy.isEmpty)
  }

  @Test("a damaged recording is an error, never a crash", arguments: 0..<10)
  func damaged(batch: Int) throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    _ = try HDF5Recording.write(HDF5RecordingTests.full(), to: folder.path("a.h5"))
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path("a.h5"))))
    var state = UInt64(batch) &* 0x9E37_79B9_7F4A_7C15 &+ 12345
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    for _ in 0..<20 {
      var bytes = whole
      for _ in 0..<Int(next() % 4 + 1) {
        bytes[Int(next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: next())
      }
      if next() % 6 == 0 { bytes.removeLast(Int(next() % UInt64(bytes.count))) }
      try Data(bytes).write(to: URL(fileURLWithPath: folder.path("b.h5")))
      do {
        _ = try HDF5Recording.recording(at: folder.path("b.h5"), file: "b.h5")
      } catch {
        #expect(!error.problem.isEmpty)
      }
    }
  }
}
