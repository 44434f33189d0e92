import CHDF5
import Foundation

/// Builds an HDF5 file, so that the same calls give the same bytes.
///
/// The file grows beside its place and is renamed into it at the end, so that no half file is ever
/// seen; a writer that goes away without `save` leaves nothing behind. The file carries no times.
/// Groups remember the order in which their children were made. Everything in it can be read by
/// HDF5 1.8 and later, and so by h5py, MATLAB and R.
///
///     let writer = try HDF5Writer(path: "curves.h5")
///     try writer.write([1, 2, 3], shape: [3], at: "/trials/walk01/time")
///     try writer.setAttribute("unit", .text("s"), of: "/trials/walk01/time")
///     try writer.save()
public final class HDF5Writer {
  private let path: String
  private let temporaryPath: String
  private var file: HDF5Handle
  private let groupPlan: HDF5Handle
  private let datasetPlan: HDF5Handle
  private let missingPlan: HDF5Handle
  private let linkNames: HDF5Handle
  private let attributeNames: HDF5Handle
  private var groups: Set<[UInt8]> = []

  /// Largest attribute, bytes.
  public static let largestAttribute = 64_000

  /// Begins a file.
  ///
  /// - Parameter path: Where the file is to lie; what is there is replaced by `save`.
  public init(path: String) throws(HDF5Error) {
    try HDF5Library.enter()
    self.path = path
    let place = URL(fileURLWithPath: path)
    temporaryPath =
      place.deletingLastPathComponent()
      .appendingPathComponent(".\(place.lastPathComponent).\(UUID().uuidString)").path
    let order = UInt32(H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED)
    let filePlan = HDF5Handle(H5Pcreate(chdf5_class_file_create()))
    let access = HDF5Handle(chdf5_access())
    groupPlan = HDF5Handle(H5Pcreate(chdf5_class_group_create()))
    datasetPlan = HDF5Handle(H5Pcreate(chdf5_class_dataset_create()))
    missingPlan = HDF5Handle(H5Pcreate(chdf5_class_dataset_create()))
    linkNames = HDF5Names.utf8(chdf5_class_link_create())
    attributeNames = HDF5Names.utf8(chdf5_class_attribute_create())
    let isPlanned =
      H5Pset_link_creation_order(filePlan.id, order) >= 0
      && H5Pset_obj_track_times(filePlan.id, false) >= 0
      && H5Pset_link_creation_order(groupPlan.id, order) >= 0
      && H5Pset_obj_track_times(groupPlan.id, false) >= 0
      && H5Pset_obj_track_times(datasetPlan.id, false) >= 0
      && H5Pset_fill_time(datasetPlan.id, H5D_FILL_TIME_NEVER) >= 0
      && H5Pset_obj_track_times(missingPlan.id, false) >= 0
      && H5Pset_fill_value(missingPlan.id, chdf5_native_double(), [Double.nan]) >= 0
    file = HDF5Handle(isPlanned ? chdf5_create(temporaryPath, filePlan.id, access.id) : -1)
    guard file.isOpen else {
      throw HDF5Error(path: "/", cause: .disk, problem: "the file could not be created")
    }
  }

  deinit {
    if file.isOpen { unlink(temporaryPath) }
  }

  /// Finishes the file and puts it in its place; nothing can be written afterwards.
  public func save() throws(HDF5Error) {
    try HDF5Library.enter()
    guard file.isOpen else {
      throw HDF5Error(path: "/", cause: .mismatch, problem: "the file is already finished")
    }
    var finished = HDF5Handle(-1)
    swap(&finished, &file)
    guard finished.closeFile(), Self.flush(temporaryPath), rename(temporaryPath, path) == 0 else {
      unlink(temporaryPath)
      throw HDF5Error(path: "/", cause: .disk, problem: "the disk refused to take the file")
    }
  }

  private static func flush(_ path: String) -> Bool {
    guard let handle = FileHandle(forUpdatingAtPath: path) else { return false }
    defer { try? handle.close() }
    do {
      try handle.synchronize()
      return true
    } catch {
      return false
    }
  }

  /// Makes a group, and the groups above it, where they are not there yet.
  public func createGroup(_ path: String) throws(HDF5Error) {
    try HDF5Library.enter()
    var made = ""
    for name in try Self.names(of: path) {
      made += "/" + name
      guard groups.insert(Array(made.utf8)).inserted else { continue }
      let group = HDF5Handle(
        H5Gcreate2(
          file.id, made, linkNames.id, groupPlan.id, HDF5Library.defaults))
      guard group.isOpen else { throw HDF5Library.failure("create the group", at: made) }
    }
  }

  /// Writes a dataset of numbers as 64-bit little-endian floats.
  ///
  /// - Parameters:
  ///   - values: The numbers; the last axis runs fastest.
  ///   - shape: The extents; empty for a single number.
  ///   - path: Where in the file; groups on the way are made.
  public func write(
    _ values: [Double], shape: [Int], at path: String
  ) throws(HDF5Error) {
    try HDF5Library.enter()
    guard shape.allSatisfy({ $0 >= 0 }), HDF5Shape.bytes(shape, element: 1) == values.count else {
      throw HDF5Error(
        path: path, cause: .mismatch,
        problem: "\(values.count) values do not fill \(HDF5Shape.words(shape))")
    }
    let dataset = try createDataset(
      path, type: chdf5_little_double(), shape: shape, plan: datasetPlan)
    guard !values.isEmpty else { return }
    let status = H5Dwrite(
      dataset.id, chdf5_native_double(), HDF5Library.everything, HDF5Library.everything,
      HDF5Library.defaults, values)
    guard status >= 0 else { throw HDF5Library.failure("write the numbers", at: path) }
  }

  /// Makes a dataset of numbers that are all NaN, which takes no space in the file.
  public func writeMissing(shape: [Int], at path: String) throws(HDF5Error) {
    try HDF5Library.enter()
    guard shape.allSatisfy({ $0 >= 0 }), HDF5Shape.bytes(shape, element: 8) != nil else {
      throw HDF5Error(
        path: path, cause: .mismatch, problem: "\(HDF5Shape.words(shape)) is no shape")
    }
    _ = try createDataset(path, type: chdf5_little_double(), shape: shape, plan: missingPlan)
  }

  /// Writes a dataset of texts as UTF-8 of one fixed length, that of the longest.
  public func write(_ texts: [String], at path: String) throws(HDF5Error) {
    try HDF5Library.enter()
    let laid = try FixedText(texts, at: path)
    let dataset = try createDataset(
      path, type: laid.type.id, shape: [texts.count], plan: datasetPlan)
    guard !texts.isEmpty else { return }
    let status = H5Dwrite(
      dataset.id, laid.type.id, HDF5Library.everything, HDF5Library.everything,
      HDF5Library.defaults,
      laid.bytes)
    guard status >= 0 else { throw HDF5Library.failure("write the texts", at: path) }
  }

  /// Hangs a value on a group or a dataset that is already there.
  public func setAttribute(
    _ name: String, _ value: HDF5Value, of path: String = "/"
  ) throws(HDF5Error) {
    try HDF5Library.enter()
    switch value {
    case .number(let number): try attach(name, [number], shape: [], of: path)
    case .numbers(let numbers): try attach(name, numbers, shape: [numbers.count], of: path)
    case .integer(let number): try attach(name, [number], shape: [], of: path)
    case .integers(let numbers): try attach(name, numbers, shape: [numbers.count], of: path)
    case .text(let text): try attach(name, [text], shape: [], of: path)
    case .texts(let texts): try attach(name, texts, shape: [texts.count], of: path)
    }
  }

  private func createDataset(
    _ path: String, type: hid_t, shape: [Int], plan: borrowing HDF5Handle
  ) throws(HDF5Error) -> HDF5Handle {
    let names = try Self.names(of: path)
    guard !names.isEmpty else {
      throw HDF5Error(path: path, cause: .mismatch, problem: "a dataset needs a name")
    }
    let above = names.dropLast().map { "/" + $0 }.joined()
    if !above.isEmpty { try createGroup(above) }
    let space = HDF5Handle(Self.space(shape))
    let dataset = HDF5Handle(
      H5Dcreate2(
        file.id, "/" + names.joined(separator: "/"), type, space.id, linkNames.id,
        plan.id, HDF5Library.defaults))
    guard dataset.isOpen else { throw HDF5Library.failure("create the dataset", at: path) }
    return dataset
  }

  private func attach(
    _ name: String, _ values: [Double], shape: [Int], of path: String
  ) throws(HDF5Error) {
    try attach(
      name, type: chdf5_little_double(), shape: shape, bytes: values.count * 8, of: path
    ) { H5Awrite($0, chdf5_native_double(), values) }
  }

  private func attach(
    _ name: String, _ values: [Int], shape: [Int], of path: String
  ) throws(HDF5Error) {
    let wide = values.map { Int64($0) }
    try attach(
      name, type: chdf5_little_int64(), shape: shape, bytes: values.count * 8, of: path
    ) { H5Awrite($0, chdf5_native_int64(), wide) }
  }

  private func attach(
    _ name: String, _ texts: [String], shape: [Int], of path: String
  ) throws(HDF5Error) {
    let laid = try FixedText(texts, at: path)
    let id = laid.type.id
    let bytes = laid.bytes
    try attach(name, type: id, shape: shape, bytes: bytes.count, of: path) {
      H5Awrite($0, id, bytes)
    }
  }

  private func attach(
    _ name: String, type: hid_t, shape: [Int], bytes: Int, of path: String,
    write: (hid_t) -> herr_t
  ) throws(HDF5Error) {
    guard bytes <= Self.largestAttribute else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "the attribute \(name) is larger than \(Self.largestAttribute) bytes")
    }
    let object = HDF5Handle(H5Oopen(file.id, path, HDF5Library.defaults))
    guard object.isOpen else { throw HDF5Library.failure("find the object", at: path) }
    let space = HDF5Handle(Self.space(shape))
    let attribute = HDF5Handle(
      H5Acreate2(
        object.id, name, type, space.id, attributeNames.id, HDF5Library.defaults))
    guard attribute.isOpen, bytes == 0 || write(attribute.id) >= 0 else {
      throw HDF5Library.failure("write the attribute \(name)", at: path)
    }
  }

  private static func space(_ shape: [Int]) -> hid_t {
    if shape.isEmpty { return H5Screate(H5S_SCALAR) }
    return H5Screate_simple(Int32(clamping: shape.count), shape.map { hsize_t($0) }, nil)
  }

  /// The names of a path; a name must be one that HDF5 can tell from a path.
  private static func names(of path: String) throws(HDF5Error) -> [String] {
    let names = path.split(separator: "/").map(String.init)
    guard names.allSatisfy({ $0 != "." && !$0.utf8.contains(0) }) else {
      throw HDF5Error(path: path, cause: .mismatch, problem: "a name that HDF5 cannot hold")
    }
    return names
  }
}
