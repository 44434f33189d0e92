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
    guard datatype.isNumeric || datatype.size > 0 else { return .unread(datatype.words) }
    let element = max(datatype.size, 8)
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
    var buffer = [UInt8](repeating: 0, count: bytes / element * datatype.size)
    let status = buffer.isEmpty ? 0 : H5Aread(attribute.id, type.id, &buffer)
    guard status >= 0 else { throw HDF5Library.failure(words, at: path) }
    return .texts(FixedText.texts(in: buffer, type: type.id), shape: shape)
  }
}
