import Foundation
import HDF5
import Testing

@Suite struct HDF5WriterTests {
  /// A file with something of every kind in it.
  static func sample(at path: String) throws {
    let writer = try HDF5Writer(path: path)
    try writer.setAttribute("format", .text("sample"))
    try writer.setAttribute("rate_hz", .number(100))
    try writer.setAttribute("frames", .integer(3))
    try writer.write(
      [1, 2, 3, 4, .nan, 6, -0.0, 0x1p-1074, .pi], shape: [3, 3], at: "/markers/LASI")
    try writer.setAttribute("unit", .text("m"), of: "/markers/LASI")
    try writer.setAttribute("components", .texts(["x", "y forwards", "Höhe"]), of: "/markers/LASI")
    try writer.write([], shape: [0, 3], at: "/markers/none")
    try writer.write([7], shape: [], at: "/single")
    try writer.write(["initial contact", "", "Fußablösung"], at: "/events/label")
    try writer.write([], at: "/events/empty")
    try writer.setAttribute("range", .integers([-1, Int.max]), of: "/events")
    try writer.setAttribute("empty", .texts([]), of: "/events")
    try writer.setAttribute("weights", .numbers([0.1, .infinity]), of: "/events")
    // So many that HDF5 keeps the links in a heap.
    for index in 0..<40 { try writer.write([1], shape: [1], at: "/many/\(index)") }
    for index in 0..<20 { try writer.setAttribute("a\(index)", .integer(index), of: "/markers") }
    try writer.save()
  }

  @Test("what is written is read back, to the last bit")
  func roundTrip() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try Self.sample(at: raw.path("a.h5"))
    let file = try HDF5File(path: raw.path("a.h5"))
    let (values, shape) = try file.numbers(at: "/markers/LASI")
    let expected: [Double] = [1, 2, 3, 4, .nan, 6, -0.0, 0x1p-1074, .pi]
    #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
    #expect(shape == [3, 3])
    #expect(try file.numbers(at: "/markers/none").shape == [0, 3])
    #expect(try file.numbers(at: "/single").values == [7])
    #expect(try file.numbers(at: "/single").shape.isEmpty)
    #expect(try file.texts(at: "/events/label").texts == ["initial contact", "", "Fußablösung"])
    #expect(try file.texts(at: "/events/empty").texts.isEmpty)
    #expect(try file.attribute("format", of: "/")?.text == "sample")
    #expect(try file.attribute("frames", of: "/")?.integer == 3)
    #expect(
      try file.attribute("components", of: "/markers/LASI")
        == .texts(["x", "y forwards", "Höhe"], shape: [3]))
    #expect(try file.attribute("empty", of: "/events") == .texts([], shape: [0]))
    #expect(try file.attribute("weights", of: "/events") == .numbers([0.1, .infinity], shape: [2]))
    #expect(try file.attribute("a19", of: "/markers")?.integer == 19)
  }

  @Test("the same calls give the same bytes, now and later, here and elsewhere")
  func sameBytes() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try Self.sample(at: raw.path("a.h5"))
    try FileManager.default.createDirectory(
      atPath: raw.path("elsewhere"), withIntermediateDirectories: true)
    Thread.sleep(forTimeInterval: 1.1)
    try Self.sample(at: raw.path("elsewhere/another name.h5"))
    let first = try Data(contentsOf: URL(fileURLWithPath: raw.path("a.h5")))
    let second = try Data(contentsOf: URL(fileURLWithPath: raw.path("elsewhere/another name.h5")))
    #expect(first == second)
  }

  @Test("a file that stands in the place is replaced whole, and nothing is left beside it")
  func replaces() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try Data("old".utf8).write(to: URL(fileURLWithPath: raw.path("a.h5")))
    try Self.sample(at: raw.path("a.h5"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: raw.folder.path) == ["a.h5"])
    #expect(try HDF5File(path: raw.path("a.h5")).children().contains("markers"))
    #expect(cause { try HDF5Writer(path: raw.path("no/such/folder.h5")) } == .disk)
  }

  @Test("a writer that goes away leaves what was there")
  func abandoned() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try Data("old".utf8).write(to: URL(fileURLWithPath: raw.path("a.h5")))
    do {
      let writer = try HDF5Writer(path: raw.path("a.h5"))
      try writer.write([1], shape: [1], at: "/x")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: raw.folder.path) == ["a.h5"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: raw.path("a.h5"))) == Data("old".utf8))
  }

  @Test("numbers that are all missing take no space and are read as NaN")
  func missing() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let writer = try HDF5Writer(path: raw.path("a.h5"))
    try writer.writeMissing(shape: [1000, 3], at: "/moments/knee")
    try writer.writeMissing(shape: [0, 3], at: "/moments/none")
    try writer.save()
    let size = try Data(contentsOf: URL(fileURLWithPath: raw.path("a.h5"))).count
    #expect(size < 4000)
    let (values, shape) = try HDF5File(path: raw.path("a.h5")).numbers(at: "/moments/knee")
    #expect(shape == [1000, 3] && values.count == 3000 && values.allSatisfy(\.isNaN))
    #expect(try HDF5File(path: raw.path("a.h5")).numbers(at: "/moments/none").values.isEmpty)
  }

  @Test("what cannot be held is refused, and never traps")
  func refusals() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let writer = try HDF5Writer(path: raw.path("a.h5"))
    #expect(cause { try writer.write([1, 2], shape: [3], at: "/x") } == .mismatch)
    #expect(cause { try writer.write([1], shape: [-1], at: "/x") } == .mismatch)
    #expect(cause { try writer.write([1], shape: [1], at: "/") } == .mismatch)
    #expect(cause { try writer.write([1], shape: [1], at: "/a/./b") } == .mismatch)
    #expect(cause { try writer.write(["a\0b"], at: "/x") } == .mismatch)
    let long = String(repeating: "x", count: 70_000)
    #expect(cause { try writer.setAttribute("long", .text(long)) } == .refused)
    #expect(cause { try writer.setAttribute("a", .number(1), of: "/nothing") } != nil)
    try writer.write([1], shape: [1], at: "/x")
    #expect(cause { try writer.write([1], shape: [1], at: "/x") } != nil)
    #expect(cause { try writer.write([1], shape: [1], at: "/x/y") } != nil)
    try writer.save()
    #expect(cause { try writer.write([1], shape: [1], at: "/z") } != nil)
    #expect(cause { try writer.save() } == .mismatch)
    #expect(try HDF5File(path: raw.path("a.h5")).numbers(at: "/x").values == [1])
  }
}
