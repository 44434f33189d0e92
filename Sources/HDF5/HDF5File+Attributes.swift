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
