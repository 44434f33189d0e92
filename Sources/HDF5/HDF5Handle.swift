import CHDF5

/// An identifier of libhdf5, given back when its owner goes out of scope.
struct HDF5Handle: ~Copyable {
  let id: hid_t

  init(_ id: hid_t) { self.id = id }

  var isOpen: Bool { id >= 0 }

  /// Closes a file and says whether all of it reached the disk.
  consuming func closeFile() -> Bool {
    let status = H5Fclose(id)
    discard self
    return status >= 0
  }

  deinit {
    if id >= 0 { H5Idec_ref(id) }
  }
}

/// What has to be done before every use of libhdf5.
enum HDF5Library {
  /// The property list that changes nothing, and the selection of all elements.
  static let defaults = hid_t(H5P_DEFAULT)
  static let everything = hid_t(H5S_ALL)

  /// The version that is at work, such as `1.10.8`.
  static var version: String {
    var major: UInt32 = 0
    var minor: UInt32 = 0
    var release: UInt32 = 0
    H5get_libversion(&major, &minor, &release)
    return "\(major).\(minor).\(release)"
  }

  /// Opens the library, silences it on this thread, and forbids plug-ins.
  static func enter() throws(HDF5Error) {
    guard chdf5_enter() >= 0 else {
      throw HDF5Error(path: "/", cause: .disk, problem: "the HDF5 library could not be started")
    }
  }

  /// The library's last failure as an error; to be called before anything else is asked of it.
  static func failure(_ doing: String, at path: String) -> HDF5Error {
    var buffer = [CChar](repeating: 0, count: 512)
    chdf5_last_error(&buffer, buffer.count)
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let said = String(decoding: bytes, as: UTF8.self)
    if said.contains("version") {
      return HDF5Error(
        path: path, cause: .newer,
        problem: "could not \(doing): written by a newer HDF5 than \(version) understands (\(said))"
      )
    }
    let detail = said.isEmpty ? "" : " (\(said))"
    return HDF5Error(path: path, cause: .damaged, problem: "could not \(doing)\(detail)")
  }
}

/// A property list that says names are UTF-8.
enum HDF5Names {
  static func utf8(_ propertyClass: hid_t) -> HDF5Handle {
    let list = HDF5Handle(H5Pcreate(propertyClass))
    H5Pset_char_encoding(list.id, H5T_CSET_UTF8)
    return list
  }
}
