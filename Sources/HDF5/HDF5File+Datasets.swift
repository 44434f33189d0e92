import CHDF5

/// What a dataset is, without its values.
public struct HDF5Dataset: Hashable, Sendable {
  /// The extents, the last running fastest; empty for a single value, and where the type is one
  /// that is not read.
  public var shape: [Int]
  public var datatype: HDF5Datatype

  /// Number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// `192 x 3, 64-bit float`.
  public var words: String { "\(HDF5Shape.words(shape)), \(datatype.words)" }
}

extension HDF5File {
  /// The shape and the type of a dataset.
  public func dataset(at path: String) throws(HDF5Error) -> HDF5Dataset {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    return try description(of: dataset, at: path)
  }

  /// The numbers of a dataset, whatever their type and byte order, in the file's order.
  public func numbers(at path: String) throws(HDF5Error) -> (values: [Double], shape: [Int]) {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path)
    guard about.datatype.isNumeric else {
      throw HDF5Error(
        path: path, cause: .mismatch, problem: "expected numbers, found \(about.datatype.words)")
    }
    let bytes = try affordable(dataset, about, element: max(about.datatype.size, 8), at: path)
    var values = [Double](repeating: 0, count: bytes / max(about.datatype.size, 8))
    guard !values.isEmpty else { return (values, about.shape) }
    let status = H5Dread(
      dataset.id, chdf5_native_double(), HDF5Library.everything, HDF5Library.everything,
      HDF5Library.defaults, &values)
    guard status >= 0 else { throw HDF5Library.failure("read the numbers", at: path) }
    return (values, about.shape)
  }

  /// The texts of a dataset of fixed-length texts.
  ///
  /// Texts of variable length are refused: they are read through the file's global heap, where a
  /// damaged file can crash the library (see `variableLengthTexts`).
  public func texts(at path: String) throws(HDF5Error) -> (texts: [String], shape: [Int]) {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path)
    guard case .text(let length) = about.datatype, length > 0 else {
      throw HDF5Error(
        path: path, cause: .mismatch,
        problem: "expected text of fixed length, found \(about.datatype.words)")
    }
    let bytes = try affordable(dataset, about, element: length, at: path)
    var buffer = [UInt8](repeating: 0, count: bytes)
    guard !buffer.isEmpty else { return ([], about.shape) }
    let type = HDF5Handle(H5Dget_type(dataset.id))
    let status = H5Dread(
      dataset.id, type.id, HDF5Library.everything, HDF5Library.everything, HDF5Library.defaults,
      &buffer)
    guard status >= 0 else { throw HDF5Library.failure("read the texts", at: path) }
    return (FixedText.texts(in: buffer, type: type.id), about.shape)
  }

  /// The texts of a dataset of variable-length texts, **at the caller's risk**.
  ///
  /// libhdf5 1.10 can crash or hang on a damaged global heap, and nothing in this process can stop
  /// it. Call this only on a file that is trusted, or in a process that may die.
  public func variableLengthTexts(
    at path: String
  ) throws(HDF5Error) -> (texts: [String], shape: [Int]) {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path, riskingHeap: true)
    guard about.datatype == .variableText else {
      throw HDF5Error(
        path: path, cause: .mismatch,
        problem: "expected variable-length text, found \(about.datatype.words)")
    }
    let bytes = try affordable(dataset, about, element: 16, at: path)
    var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: bytes / 16)
    guard !pointers.isEmpty else { return ([], about.shape) }
    let type = HDF5Handle(H5Dget_type(dataset.id))
    let space = HDF5Handle(H5Dget_space(dataset.id))
    let status = H5Dread(
      dataset.id, type.id, HDF5Library.everything, HDF5Library.everything, HDF5Library.defaults,
      &pointers)
    guard status >= 0 else { throw HDF5Library.failure("read the texts", at: path) }
    let texts = pointers.map { $0.map { String(cString: $0) } ?? "" }
    H5Dvlen_reclaim(type.id, space.id, HDF5Library.defaults, &pointers)
    return (texts, about.shape)
  }

  private func openDataset(_ path: String) throws(HDF5Error) -> HDF5Handle {
    let object = try open(path)
    guard kind(of: object) == .dataset else {
      throw HDF5Error(path: path, cause: .mismatch, problem: "expected a dataset, found a group")
    }
    return object
  }

  /// The shape and the type, once it is sure that the data lie in this file.
  ///
  /// libhdf5 reads the global heap even for the layout of a dataset of variable-length elements,
  /// and so nothing more is asked about one, unless the caller takes the risk.
  private func description(
    of dataset: borrowing HDF5Handle, at path: String, riskingHeap: Bool = false
  ) throws(HDF5Error) -> HDF5Dataset {
    let type = HDF5Handle(H5Dget_type(dataset.id))
    guard type.isOpen else { throw HDF5Library.failure("read the type", at: path) }
    let datatype = HDF5Datatype(of: type.id)
    let isRead = datatype.isNumeric || datatype.size > 0
    guard isRead || (riskingHeap && datatype == .variableText) else {
      return HDF5Dataset(shape: [], datatype: datatype)
    }
    let plist = HDF5Handle(H5Dget_create_plist(dataset.id))
    guard plist.isOpen else { throw HDF5Library.failure("read the layout", at: path) }
    guard H5Pget_layout(plist.id) != H5D_VIRTUAL, H5Pget_external_count(plist.id) == 0 else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "the values are kept in another file, which is not opened")
    }
    let space = HDF5Handle(H5Dget_space(dataset.id))
    guard space.isOpen, let shape = HDF5Shape.extents(of: space.id) else {
      throw HDF5Library.failure("read the shape", at: path)
    }
    return HDF5Dataset(shape: shape, datatype: datatype)
  }
}
