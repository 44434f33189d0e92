import CHDF5
import Foundation
import HDF5
import Testing

@Suite struct HDF5DatasetsTests {
  @Test(
    "numbers of every width and byte order are read",
    arguments: [1, 2, 4, 8], [true, false])
  func integers(bytes: Int, bigEndian: Bool) throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      write(
        [-7, 0, 99], [3], to: "signed", in: file,
        type: integerType(bytes: bytes, signed: true, bigEndian: bigEndian))
      write(
        [7, 0, 200], [3], to: "unsigned", in: file,
        type: integerType(bytes: bytes, signed: false, bigEndian: bigEndian))
    }
    let file = try HDF5File(path: path)
    #expect(try file.numbers(at: "/signed").values == [-7, 0, 99])
    #expect(try file.numbers(at: "/unsigned").values == [7, 0, 200])
    #expect(
      try file.dataset(at: "/unsigned").datatype == .integer(bytes: bytes, signed: false))
  }

  @Test("floats are read with their shape", arguments: [4, 8], [true, false])
  func floats(bytes: Int, bigEndian: Bool) throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let values: [Double] = [1.5, -0.25, .infinity, 1024, 0, -3]
    let path = raw.make { file in
      write(
        values, [2, 3], to: "x", in: file, type: floatType(bytes: bytes, bigEndian: bigEndian))
    }
    let (read, shape) = try HDF5File(path: path).numbers(at: "/x")
    #expect(read == values)
    #expect(shape == [2, 3])
  }

  @Test("compressed, shuffled and checked chunks are read")
  func deflated() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let values = (0..<1000).map { Double($0 % 17) }
    let plan = chunked([64, 2]) {
      H5Pset_shuffle($0)
      H5Pset_deflate($0, 6)
      H5Pset_fletcher32($0)
    }
    let path = raw.make { write(values, [500, 2], to: "x", in: $0, plan: plan) }
    #expect(try HDF5File(path: path).numbers(at: "/x").values == values)
  }

  @Test("values kept in another file are not read")
  func externalStorage() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    try Data("a secret of 16 b".utf8).write(to: URL(fileURLWithPath: raw.path("secret")))
    let plan = H5Pcreate(chdf5_class_dataset_create())
    H5Pset_external(plan, raw.path("secret"), 0, 16)
    let path = raw.make { write([], [2], to: "x", in: $0, plan: plan) }
    let file = try HDF5File(path: path)
    #expect(cause { try file.numbers(at: "/x") } == .refused)
    #expect(cause { try file.dataset(at: "/x") } == .refused)
  }

  @Test("a dataset made of other files is not read")
  func virtualDataset() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    raw.make("source.h5") { write([1, 2], [2], to: "x", in: $0) }
    let plan = H5Pcreate(chdf5_class_dataset_create())
    H5Pset_virtual(plan, space([2]), raw.path("source.h5"), "x", space([2]))
    let path = raw.make { write([], [2], to: "x", in: $0, plan: plan) }
    #expect(cause { try HDF5File(path: path).numbers(at: "/x") } == .refused)
  }

  @Test("other filters, and deflate on top of deflate, are refused")
  func filters() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let values = [Double](repeating: 1, count: 64)
    let path = raw.make { file in
      write(
        values, [64], to: "scaled", in: file,
        type: integerType(bytes: 4, signed: true, bigEndian: false),
        plan: chunked([64]) { H5Pset_scaleoffset($0, H5Z_SO_INT, 0) })
      write(
        values, [64], to: "twice", in: file,
        plan: chunked([64]) {
          H5Pset_deflate($0, 6)
          H5Pset_deflate($0, 6)
        })
    }
    let file = try HDF5File(path: path)
    #expect(cause { try file.numbers(at: "/scaled") } == .refused)
    #expect(cause { try file.numbers(at: "/twice") } == .refused)
  }

  @Test("a small file that declares a huge dataset is refused before anything is allocated")
  func declaredHuge() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      write([], [1 << 40], to: "huge", in: file)
      write([], [1 << 24], to: "empty", in: file)
      write([], [1 << 31, 1 << 31, 1 << 31], to: "overflow", in: file, plan: chunked([1, 1, 1]))
      write([1], [1], to: "small", in: file)
    }
    let file = try HDF5File(path: path)
    #expect(cause { try file.numbers(at: "/huge") } == .refused)
    #expect(cause { try file.numbers(at: "/empty") } == .damaged)
    #expect(cause { try file.numbers(at: "/overflow") } == .refused)
    #expect(try file.numbers(at: "/small").values == [1])
  }

  @Test("many reads of one dataset cannot exceed what the file may ask for")
  func allowance() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { write([1, 2, 3, 4], [4], to: "x", in: $0) }
    var limits = HDF5Limits()
    limits.file = 100
    let file = try HDF5File(path: path, limits: limits)
    for _ in 0..<3 { #expect(cause { try file.numbers(at: "/x") } == nil) }
    #expect(cause { try file.numbers(at: "/x") } == .refused)
    limits.dataset = 16
    #expect(cause { try HDF5File(path: path, limits: limits).numbers(at: "/x") } == .refused)
  }

  @Test("texts of fixed length are read in each padding")
  func fixedTexts() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let paddings = [H5T_STR_NULLTERM, H5T_STR_NULLPAD, H5T_STR_SPACEPAD]
    let path = raw.make { file in
      for (index, padding) in paddings.enumerated() {
        let type = H5Tcopy(chdf5_c_string())
        H5Tset_size(type, 6)
        H5Tset_strpad(type, padding)
        let filler = padding == H5T_STR_SPACEPAD ? " " : "\0"
        let bytes = Array(("left" + filler + filler + "right" + filler).utf8)
        let dataset = H5Dcreate2(file, "\(index)", type, space([2]), defaults, defaults, defaults)
        H5Dwrite(dataset, type, everything, everything, defaults, bytes)
        H5Dclose(dataset)
      }
    }
    let file = try HDF5File(path: path)
    for index in paddings.indices {
      #expect(try file.texts(at: "/\(index)").texts == ["left", "right"])
    }
    #expect(cause { try file.numbers(at: "/0") } == .mismatch)
  }

  @Test("texts of variable length are read only where the limits allow it")
  func variableTexts() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      let type = variableTextType()
      let dataset = H5Dcreate2(file, "x", type, space([2]), defaults, defaults, defaults)
      "RASI".withCString { first in
        "Zehe links".withCString { second in
          _ = H5Dwrite(
            dataset, type, everything, everything, defaults, [Optional(first), Optional(second)])
        }
      }
      H5Dclose(dataset)
    }
    let file = try HDF5File(path: path)
    #expect(try file.dataset(at: "/x").datatype == .variableText)
    #expect(cause { try file.texts(at: "/x") } == .mismatch)
    var limits = HDF5Limits()
    limits.readsVariableTexts = true
    let bold = try HDF5File(path: path, limits: limits)
    #expect(try bold.texts(at: "/x").texts == ["RASI", "Zehe links"])
  }

  @Test("texts of a table's field are read row by row, one or several a row; others are refused")
  func fieldTexts() throws {
    let raw = try RawFile()
    defer { raw.remove() }
    let path = raw.make { file in
      let text = H5Tcopy(chdf5_c_string())
      H5Tset_size(text, 4)
      H5Tset_strpad(text, H5T_STR_NULLPAD)
      var two: hsize_t = 2
      let pair = H5Tarray_create2(text, 1, &two)
      let row = H5Tcreate(H5T_COMPOUND, 20)
      H5Tinsert(row, "value", 0, chdf5_native_double())
      H5Tinsert(row, "name", 8, text)
      H5Tinsert(row, "names", 12, pair)
      let extent = space([2])
      let dataset = H5Dcreate2(file, "t", row, extent, defaults, defaults, defaults)
      var bytes: [UInt8] = []
      for (value, names) in [(1.5, ["LASI", "A", "Bb"]), (-2, ["R", "", "Dddd"])] {
        bytes += withUnsafeBytes(of: value) { Array($0) }
        for name in names { bytes += Array((name + "\0\0\0\0").utf8.prefix(4)) }
      }
      H5Dwrite(dataset, row, everything, everything, defaults, bytes)
      H5Dclose(dataset)
    }
    let file = try HDF5File(path: path)
    #expect(try file.texts(of: "name", at: "/t") == ["LASI", "R"])
    #expect(try file.texts(of: "names", at: "/t") == ["A", "Bb", "", "Dddd"])
    #expect(try file.numbers(of: "value", at: "/t").values == [1.5, -2])
    for field in ["value", "nothing"] {
      #expect(throws: HDF5Error.self) { try file.texts(of: field, at: "/t") }
    }
    #expect(throws: HDF5Error.self) { try file.numbers(of: "names", at: "/t") }
  }
}
