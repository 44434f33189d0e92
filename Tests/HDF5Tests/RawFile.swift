import CHDF5
import Foundation

/// Files as other programs, or an attacker, may write them: straight through the C interface.
struct RawFile {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-hdf5-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Makes a file and lets `body` fill it.
  @discardableResult
  func make(_ name: String = "raw.h5", _ body: (hid_t) -> Void) -> String {
    _ = chdf5_enter()
    let file = H5Fcreate(path(name), UInt32(truncating), defaults, defaults)
    body(file)
    H5Fclose(file)
    return path(name)
  }

  /// `H5F_ACC_TRUNC`, which is a macro that Swift does not see.
  private let truncating: Int32 = 2
}

let defaults = hid_t(H5P_DEFAULT)
let everything = hid_t(H5S_ALL)

/// A dataspace of these extents.
func space(_ extents: [Int]) -> hid_t {
  H5Screate_simple(Int32(extents.count), extents.map { hsize_t($0) }, nil)
}

/// A plan for datasets in chunks.
func chunked(_ chunk: [Int], _ more: (hid_t) -> Void = { _ in }) -> hid_t {
  let plan = H5Pcreate(chdf5_class_dataset_create())
  H5Pset_chunk(plan, Int32(chunk.count), chunk.map { hsize_t($0) })
  more(plan)
  return plan
}

/// Writes a dataset of doubles with any file type and plan.
func write(
  _ values: [Double], _ extents: [Int], to name: String, in file: hid_t,
  type: hid_t = chdf5_little_double(), plan: hid_t = defaults
) {
  let extent = space(extents)
  let dataset = H5Dcreate2(file, name, type, extent, defaults, plan, defaults)
  if !values.isEmpty {
    H5Dwrite(dataset, chdf5_native_double(), everything, everything, defaults, values)
  }
  H5Dclose(dataset)
  H5Sclose(extent)
}

/// Whole numbers of any width, sign and byte order.
func integerType(bytes: Int, signed: Bool, bigEndian: Bool) -> hid_t {
  let type = H5Tcopy(chdf5_little_int64())
  H5Tset_precision(type, bytes * 8)
  H5Tset_size(type, bytes)
  H5Tset_sign(type, signed ? H5T_SGN_2 : H5T_SGN_NONE)
  H5Tset_order(type, bigEndian ? H5T_ORDER_BE : H5T_ORDER_LE)
  return type
}

/// IEEE floats of 4 or 8 bytes and either byte order.
func floatType(bytes: Int, bigEndian: Bool) -> hid_t {
  let type = H5Tcopy(chdf5_little_double())
  if bytes == 4 {
    H5Tset_fields(type, 31, 23, 8, 0, 23)
    H5Tset_ebias(type, 127)
    H5Tset_precision(type, 32)
    H5Tset_size(type, 4)
  }
  H5Tset_order(type, bigEndian ? H5T_ORDER_BE : H5T_ORDER_LE)
  return type
}

/// Text of variable length.
func variableTextType() -> hid_t {
  let type = H5Tcopy(chdf5_c_string())
  H5Tset_size(type, -1)
  return type
}
