import CHDF5
import Foundation
import HDF5
import Testing

@Suite struct HDF5FileTests {
  @Test("a file that its program did not close is refused with the tool that closes it")
  func unclosed() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    _ = chdf5_enter()
    let access = H5Pcreate(chdf5_class_file_access())
    H5Pset_libver_bounds(access, H5F_LIBVER_V110, H5F_LIBVER_V110)
    let file = H5Fcreate(raw.path("open.h5"), 2, defaults, access)
    write([1], [1], to: "x", in: file)
    H5Fstart_swmr_write(file)
    H5Fflush(file, H5F_SCOPE_GLOBAL)
    try FileManager.default.copyItem(atPath: raw.path("open.h5"), toPath: raw.path("copy.h5"))
    H5Fclose(file)
    H5Pclose(access)
    let error = #expect(throws: HDF5Error.self) { try HDF5File(path: raw.path("copy.h5")) }
    #expect(error?.problem.contains("h5clear") == true, "\(error?.problem ?? "")")
    #expect(error?.cause == .damaged)
  }

  @Test("the signature stands at 0 or after a user block", arguments: [0, 512, 1024, 2048])
  func signature(offset: Int) {
    let signature: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]
    let head = [UInt8](repeating: 0x20, count: offset) + signature
    #expect(HDF5File.signatureOffset(in: head) == offset)
    #expect(HDF5File.signatureOffset(in: [0x20] + head) == nil)
    #expect(HDF5File.signatureOffset(in: Array(head.dropLast())) == nil)
  }

  @Test("groups list their children by name and in order of making")
  func children() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let writer = try HDF5Writer(path: raw.path("a.h5"))
    for name in ["RASI", "LASI", "Zehe", "C7"] {
      try writer.write([1], shape: [1], at: "/markers/" + name)
    }
    try writer.createGroup("/events")
    try writer.save()
    let file = try HDF5File(path: raw.path("a.h5"))
    #expect(try file.children() == ["events", "markers"])
    #expect(try file.children(of: "/markers") == ["C7", "LASI", "RASI", "Zehe"])
    #expect(try file.childrenInOrder(of: "/markers") == ["RASI", "LASI", "Zehe", "C7"])
    #expect(try file.children(of: "/events").isEmpty)
    #expect(try file.kind(of: "/markers") == .group)
    #expect(try file.kind(of: "/markers/C7") == .dataset)
    #expect(try file.kind(of: "/markers/C7/x") == nil)
    #expect(try file.kind(of: "/nothing") == nil)
  }

  @Test("a group that keeps no order lists by name")
  func unordered() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      for name in ["b", "a", "c"] { write([1], [1], to: name, in: file) }
    }
    #expect(try HDF5File(path: path).childrenInOrder() == ["a", "b", "c"])
  }

  @Test("a soft link inside the file is followed, a circle of them is not")
  func softLinks() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      write([4, 5], [2], to: "real", in: file)
      H5Lcreate_soft("/real", file, "alias", defaults, defaults)
      H5Lcreate_soft("/circle", file, "circle", defaults, defaults)
      H5Lcreate_soft("/nowhere", file, "dangling", defaults, defaults)
    }
    let file = try HDF5File(path: path)
    #expect(try file.numbers(at: "/alias").values == [4, 5])
    #expect(cause { try file.numbers(at: "/circle") } == .refused)
    #expect(cause { try file.numbers(at: "/dangling") } == .missing)
  }

  @Test("links into another file are refused, and so are soft links through them")
  func externalLinks() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    raw.make("secret.h5") { write([42], [1], to: "value", in: $0) }
    let path = raw.make { file in
      H5Lcreate_external("secret.h5", "/", file, "door", defaults, defaults)
      H5Lcreate_soft("/door/value", file, "detour", defaults, defaults)
    }
    let file = try HDF5File(path: path)
    #expect(try file.children() == ["detour", "door"])
    #expect(try file.kind(of: "/door") == .other)
    #expect(cause { try file.numbers(at: "/door/value") } == .refused)
    #expect(cause { try file.numbers(at: "/detour") } == .refused)
    #expect(cause { try file.children(of: "/door") } == .refused)
  }

  @Test("what is no HDF5 file is said so")
  func notHDF5() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try Data("frame,time\n".utf8).write(to: URL(fileURLWithPath: raw.path("a.csv")))
    #expect(cause { try HDF5File(path: raw.path("a.csv")) } == .notHDF5)
    #expect(cause { try HDF5File(path: raw.path("missing.h5")) } == .disk)
    #expect(cause { try HDF5File(path: raw.folder.path) } == .disk)
  }

  @Test("a superblock of a newer format is named as such")
  func newerSuperblock() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try HDF5Writer(path: raw.path("new.h5")).save()
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw.path("new.h5"))))
    bytes[8] = 9
    try Data(bytes).write(to: URL(fileURLWithPath: raw.path("new.h5")))
    #expect(cause { try HDF5File(path: raw.path("new.h5")) } == .newer)
  }

  @Test("attributes are read, whatever their type", arguments: [true, false])
  func attributes(bigEndian: Bool) throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      let one = H5Screate(H5S_SCALAR)
      let three = space([3])
      let short = integerType(bytes: 2, signed: true, bigEndian: bigEndian)
      let single = H5Acreate2(file, "count", short, one, defaults, defaults)
      H5Awrite(single, chdf5_native_double(), [-300.0])
      H5Aclose(single)
      let floats = H5Acreate2(
        file, "list", floatType(bytes: 4, bigEndian: bigEndian), three, defaults, defaults)
      H5Awrite(floats, chdf5_native_double(), [0.5, .nan, -2])
      H5Aclose(floats)
      let text = H5Tcopy(chdf5_c_string())
      H5Tset_size(text, 4)
      H5Tset_strpad(text, H5T_STR_SPACEPAD)
      let padded = H5Acreate2(file, "unit", text, one, defaults, defaults)
      H5Awrite(padded, text, Array("mm  ".utf8))
      H5Aclose(padded)
      let variable = H5Acreate2(file, "free", variableTextType(), one, defaults, defaults)
      H5Aclose(variable)
      let nothing = H5Acreate2(file, "none", short, H5Screate(H5S_NULL), defaults, defaults)
      H5Aclose(nothing)
    }
    let file = try HDF5File(path: path)
    #expect(try file.attribute("count", of: "/")?.integer == -300)
    guard case .numbers(let list, shape: [3]) = try file.attribute("list", of: "/") else {
      Issue.record("list is not three numbers")
      return
    }
    #expect(list[0] == 0.5 && list[1].isNaN && list[2] == -2)
    #expect(try file.attribute("unit", of: "/")?.text == "mm")
    #expect(
      try file.attribute("free", of: "/") == .unread("variable-length string (not read)"))
    #expect(try file.attribute("none", of: "/") == .numbers([], shape: [0]))
    #expect(try file.attribute("absent", of: "/") == nil)
  }
}

/// The cause of the error that a piece of work throws, or `nil` where it throws none.
func cause<Value>(_ work: () throws -> Value) -> HDF5Error.Cause? {
  do {
    _ = try work()
    return nil
  } catch let error as HDF5Error {
    return error.cause
  } catch {
    return nil
  }
}
