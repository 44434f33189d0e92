import CHDF5

extension HDF5File {
  /// One attribute of an object, or `nil` where the object has none of that name.
  ///
  /// Attributes are asked for by name and never listed: libhdf5 1.10.8 dereferences a null pointer
  /// when it lists attributes of which one is damaged.
  public func attribute(_ name: String, of path: String) throws(HDF5Error) -> HDF5Attribute? {
    try HDF5Library.enter()
    let object = try open(path)
    guard H5Aexists(object.id, name) > 0 else { return nil }
    let attribute = HDF5Handle(H5Aopen(object.id, name, HDF5Library.defaults))
    let words = "read the attribute \(name)"
    guard attribute.isOpen else { throw HDF5Library.failure(words, at: path) }
    let type = HDF5Handle(H5Aget_type(attribute.id))
    let space = HDF5Handle(H5Aget_space(attribute.id))
    guard type.isOpen, space.isOpen, let shape = HDF5Shape.extents(of: space.id) else {
      throw HDF5Library.failure(words, at: path)
    }
    let datatype = HDF5Datatype(of: type.id)
    let isVariable = datatype == .variableText && limits.readsVariableTexts
    var isText = isVariable
    if case .text = datatype { isText = datatype.size > 0 }
    guard datatype.isNumeric || isText else { return .unread(datatype.words) }
    let element = isVariable ? 16 : max(datatype.size, 8)
    guard let bytes = HDF5Shape.bytes(shape, element: element), bytes <= limits.attribute else {
      throw HDF5Error(
        path: path, cause: .refused,
        problem: "the attribute \(name) asks for more than \(limits.attribute) bytes")
    }
    try spend(bytes, at: path)
    if datatype.isNumeric {
      var values = [Double](repeating: 0, count: bytes / element)
      let status = values.isEmpty ? 0 : H5Aread(attribute.id, chdf5_native_double(), &values)
      guard status >= 0 else { throw HDF5Library.failure(words, at: path) }
      return .numbers(values, shape: shape)
    }
    if isVariable {
      return .texts(
        try variableTexts(of: attribute, count: bytes / element, words, at: path), shape: shape)
    }
    var buffer = [UInt8](repeating: 0, count: bytes / element * datatype.size)
    let status = buffer.isEmpty ? 0 : H5Aread(attribute.id, type.id, &buffer)
    guard status >= 0 else { throw HDF5Library.failure(words, at: path) }
    return .texts(FixedText.texts(in: buffer, type: type.id), shape: shape)
  }

  private func variableTexts(
    of attribute: borrowing HDF5Handle, count: Int, _ words: String, at path: String
  ) throws(HDF5Error) -> [String] {
    guard count > 0 else { return [] }
    let type = HDF5Handle(H5Aget_type(attribute.id))
    let space = HDF5Handle(H5Aget_space(attribute.id))
    var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
    guard H5Aread(attribute.id, type.id, &pointers) >= 0 else {
      throw HDF5Library.failure(words, at: path)
    }
    let texts = pointers.map { $0.map { String(cString: $0) } ?? "" }
    H5Dvlen_reclaim(type.id, space.id, HDF5Library.defaults, &pointers)
    return texts
  }
}

extension HDF5File {
  /// The paths of the dimension scales of a dataset, one an axis, in its order: the first scale of
  /// each; `nil` where an axis has none, or where texts of variable length are not read, since the
  /// list lies in the global heap as they do.
  ///
  /// Source: HDF5 Dimension Scale Specification, attribute DIMENSION_LIST.
  public func dimensionScales(of path: String) throws(HDF5Error) -> [String]? {
    try HDF5Library.enter()
    guard limits.readsVariableTexts else { return nil }
    let shape = try dataset(at: path).shape
    let object = try open(path)
    let name = "DIMENSION_LIST"
    guard !shape.isEmpty, shape.count <= 32, H5Aexists(object.id, name) > 0 else { return nil }
    let attribute = HDF5Handle(H5Aopen(object.id, name, HDF5Library.defaults))
    guard attribute.isOpen else { return nil }
    let stored = HDF5Handle(H5Aget_type(attribute.id))
    let space = HDF5Handle(H5Aget_space(attribute.id))
    guard stored.isOpen, space.isOpen, H5Tget_class(stored.id) == H5T_VLEN,
      HDF5Shape.extents(of: space.id) == [shape.count]
    else { return nil }
    let element = HDF5Handle(H5Tget_super(stored.id))
    guard element.isOpen, chdf5_is_object_reference(element.id) > 0 else { return nil }
    let type = HDF5Handle(H5Tvlen_create(chdf5_object_reference()))
    var lists = [hvl_t](repeating: hvl_t(), count: shape.count)
    guard type.isOpen, H5Aread(attribute.id, type.id, &lists) >= 0 else {
      throw HDF5Library.failure("read the attribute \(name)", at: path)
    }
    let references = lists.map { list -> UInt64? in
      list.len > 0 ? list.p?.loadUnaligned(as: UInt64.self) : nil
    }
    H5Dvlen_reclaim(type.id, space.id, HDF5Library.defaults, &lists)
    var paths: [String] = []
    for reference in references {
      guard var reference else { return nil }
      let scale = HDF5Object(
        H5Rdereference2(object.id, HDF5Library.defaults, H5R_OBJECT, &reference))
      guard scale.isOpen, scale.kind == .dataset else { return nil }
      var buffer = [CChar](repeating: 0, count: 1024)
      let length = H5Iget_name(scale.id, &buffer, buffer.count)
      guard length > 0, length < buffer.count else { return nil }
      paths.append(
        String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    return paths
  }
}
