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
    return try numbers(of: try openDataset(path), at: path)
  }

  private func numbers(
    of dataset: HDF5Object, at path: String
  ) throws(HDF5Error) -> (values: [Double], shape: [Int]) {
    let about = try description(of: dataset, at: path)
    guard about.datatype.isNumeric else {
      throw HDF5Error(
        path: path, cause: .mismatch, problem: "expected numbers, found \(about.datatype.words)")
    }
    let bytes = try affordable(dataset, about, element: max(about.datatype.size, 8), at: path)
    let count = bytes / max(about.datatype.size, 8)
    guard count > 0 else { return ([], about.shape) }
    var status: herr_t = -1
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      status = H5Dread(
        dataset.id, chdf5_native_double(), HDF5Library.everything, HDF5Library.everything,
        HDF5Library.defaults, buffer.baseAddress)
      filled = status >= 0 ? count : 0
    }
    guard status >= 0 else { throw HDF5Library.failure("read the numbers", at: path) }
    return (values, about.shape)
  }

  /// The numbers of one field of a table, row by row.
  public func numbers(
    of field: String, at path: String
  ) throws(HDF5Error) -> (values: [Double], shape: [Int]) {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path)
    guard case .table(let fields, let rowBytes) = about.datatype,
      let found = fields.first(where: { $0.name == field }), found.isNumeric, found.count > 0
    else {
      throw HDF5Error(
        path: path, cause: .mismatch,
        problem: "expected numbers in the field \(field), found \(about.datatype.words)")
    }
    _ = try affordable(dataset, about, element: max(rowBytes, 8 * found.count), at: path)
    let rows = about.count
    var extent = hsize_t(found.count)
    let element = HDF5Handle(H5Tarray_create2(chdf5_native_double(), 1, &extent))
    let single = HDF5Handle(H5Tcopy(chdf5_native_double()))
    let type = HDF5Handle(H5Tcreate(H5T_COMPOUND, 8 * found.count))
    // A field of one number is no array in the file.
    let member = try isArray(field, of: dataset) ? element.id : single.id
    guard H5Tinsert(type.id, field, 0, member) >= 0 else {
      throw HDF5Library.failure("choose the field \(field)", at: path)
    }
    var values = [Double](repeating: 0, count: rows * found.count)
    guard !values.isEmpty else { return (values, about.shape + [found.count]) }
    let status = H5Dread(
      dataset.id, type.id, HDF5Library.everything, HDF5Library.everything, HDF5Library.defaults,
      &values)
    guard status >= 0 else { throw HDF5Library.failure("read the field \(field)", at: path) }
    return (values, about.shape + [found.count])
  }

  private func isArray(
    _ field: String, of dataset: HDF5Object
  ) throws(HDF5Error) -> Bool {
    let type = HDF5Handle(H5Dget_type(dataset.id))
    let index = H5Tget_member_index(type.id, field)
    return index >= 0 && H5Tget_member_class(type.id, UInt32(index)) == H5T_ARRAY
  }

  /// The texts of one field of a table, row by row.
  public func texts(of field: String, at path: String) throws(HDF5Error) -> [String] {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path)
    guard case .table(let fields, let rowBytes) = about.datatype,
      let found = fields.first(where: { $0.name == field }), !found.isNumeric, found.count > 0
    else {
      throw HDF5Error(
        path: path, cause: .mismatch,
        problem: "expected texts in the field \(field), found \(about.datatype.words)")
    }
    let rows = HDF5Handle(H5Dget_type(dataset.id))
    let index = H5Tget_member_index(rows.id, field)
    guard index >= 0 else { throw HDF5Library.failure("find the field \(field)", at: path) }
    let member = HDF5Handle(H5Tget_member_type(rows.id, UInt32(index)))
    let isArray = H5Tget_class(member.id) == H5T_ARRAY
    let text = HDF5Handle(isArray ? H5Tget_super(member.id) : H5Tcopy(member.id))
    let length = H5Tget_size(text.id)
    guard length > 0, length * found.count == H5Tget_size(member.id) else {
      throw HDF5Library.failure("choose the field \(field)", at: path)
    }
    _ = try affordable(dataset, about, element: max(rowBytes, length * found.count), at: path)
    let type = HDF5Handle(H5Tcreate(H5T_COMPOUND, length * found.count))
    guard H5Tinsert(type.id, field, 0, member.id) >= 0 else {
      throw HDF5Library.failure("choose the field \(field)", at: path)
    }
    var buffer = [UInt8](repeating: 0, count: about.count * length * found.count)
    guard !buffer.isEmpty else { return [] }
    let status = H5Dread(
      dataset.id, type.id, HDF5Library.everything, HDF5Library.everything, HDF5Library.defaults,
      &buffer)
    guard status >= 0 else { throw HDF5Library.failure("read the field \(field)", at: path) }
    return FixedText.texts(in: buffer, type: text.id)
  }

  /// The texts of a dataset.
  ///
  /// Texts of variable length are refused unless the limits allow them.
  public func texts(at path: String) throws(HDF5Error) -> (texts: [String], shape: [Int]) {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path)
    if about.datatype == .variableText, limits.readsVariableTexts {
      return try variableTexts(of: dataset, about, at: path)
    }
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

  private func variableTexts(
    of dataset: HDF5Object, _ about: HDF5Dataset, at path: String
  ) throws(HDF5Error) -> (texts: [String], shape: [Int]) {
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

  /// The numbers of the objects that a dataset refers to, such as the cells of a MATLAB cell array;
  /// empty for an object that holds none.
  public func referencedNumbers(at path: String) throws(HDF5Error) -> [[Double]] {
    try HDF5Library.enter()
    let dataset = try openDataset(path)
    let about = try description(of: dataset, at: path)
    guard about.datatype == .reference else {
      throw HDF5Error(
        path: path, cause: .mismatch,
        problem: "expected references, found \(about.datatype.words)")
    }
    let bytes = try affordable(dataset, about, element: 8, at: path)
    var references = [UInt64](repeating: 0, count: bytes / 8)
    guard !references.isEmpty else { return [] }
    guard references.count <= limits.references else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "more than \(limits.references) references to other objects")
    }
    let status = H5Dread(
      dataset.id, chdf5_object_reference(), HDF5Library.everything, HDF5Library.everything,
      HDF5Library.defaults, &references)
    guard status >= 0 else { throw HDF5Library.failure("read the references", at: path) }
    var found: [[Double]] = []
    for reference in references {
      var reference = reference
      let object = HDF5Object(
        H5Rdereference2(dataset.id, HDF5Library.defaults, H5R_OBJECT, &reference))
      guard object.isOpen, object.kind == .dataset,
        try description(of: object, at: path).datatype.isNumeric
      else {
        found.append([])
        continue
      }
      found.append(try numbers(of: object, at: path).values)
    }
    return found
  }

  private func openDataset(_ path: String) throws(HDF5Error) -> HDF5Object {
    let object = try open(path)
    guard object.kind == .dataset else {
      throw HDF5Error(path: path, cause: .mismatch, problem: "expected a dataset, found a group")
    }
    return object
  }

  /// The shape and the type, once it is sure that the data lie in this file.
  ///
  /// libhdf5 reads the global heap even for the layout of a dataset of variable-length elements,
  /// and so nothing more is asked about one, unless the limits allow it.
  private func description(
    of dataset: HDF5Object, at path: String
  ) throws(HDF5Error) -> HDF5Dataset {
    if let known = dataset.description { return known }
    let type = HDF5Handle(H5Dget_type(dataset.id))
    guard type.isOpen else { throw HDF5Library.failure("read the type", at: path) }
    let datatype = HDF5Datatype(of: type.id)
    let isRead = datatype.isNumeric || datatype.size > 0
    guard isRead || (limits.readsVariableTexts && datatype == .variableText) else {
      return HDF5Dataset(shape: [], datatype: datatype)
    }
    if !dataset.isOnePiece {
      let plan = dataset.creationPlan
      guard plan.isOpen else { throw HDF5Library.failure("read the layout", at: path) }
      guard H5Pget_layout(plan.id) != H5D_VIRTUAL, H5Pget_external_count(plan.id) == 0 else {
        throw HDF5Error(
          path: path, cause: .refused,
          problem: "the values are kept in another file, which is not opened")
      }
    }
    let space = HDF5Handle(H5Dget_space(dataset.id))
    guard space.isOpen, let shape = HDF5Shape.extents(of: space.id) else {
      throw HDF5Library.failure("read the shape", at: path)
    }
    let description = HDF5Dataset(shape: shape, datatype: datatype)
    dataset.description = description
    return description
  }
}
