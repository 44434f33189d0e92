import CHDF5

/// Texts of one fixed length, laid end to end.
struct FixedText: ~Copyable {
  /// The type of one text.
  let type: HDF5Handle
  let bytes: [UInt8]

  /// Lays texts end to end, as UTF-8, each as long as the longest.
  init(_ texts: [String], at path: String) throws(HDF5Error) {
    let length = max(texts.map(\.utf8.count).max() ?? 0, 1)
    guard texts.allSatisfy({ !$0.utf8.contains(0) }) else {
      throw HDF5Error(path: path, cause: .mismatch, problem: "a text contains a zero byte")
    }
    let type = HDF5Handle(H5Tcopy(chdf5_c_string()))
    guard H5Tset_size(type.id, length) >= 0, H5Tset_cset(type.id, H5T_CSET_UTF8) >= 0,
      H5Tset_strpad(type.id, H5T_STR_NULLPAD) >= 0
    else { throw HDF5Library.failure("describe the texts", at: path) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length * texts.count)
    for text in texts {
      bytes += Array(text.utf8)
      bytes += repeatElement(0, count: length - text.utf8.count)
    }
    self.type = type
    self.bytes = bytes
  }

  /// The texts, without their padding; bytes that are not UTF-8 become U+FFFD.
  static func texts(in buffer: [UInt8], type: hid_t) -> [String] {
    let length = max(H5Tget_size(type), 1)
    let padding = H5Tget_strpad(type)
    return stride(from: 0, to: buffer.count, by: length).map { start in
      var bytes = buffer[start..<min(start + length, buffer.count)]
      if padding == H5T_STR_NULLTERM { bytes = bytes.prefix { $0 != 0 } }
      while let last = bytes.last, last == 0 || (padding == H5T_STR_SPACEPAD && last == 0x20) {
        bytes.removeLast()
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
