/// Labels as names of HDF5 objects, and back.
///
/// A name cannot contain `/`, cannot be `.` or empty, and is unique in its group; labels are none
/// of this. `%`, `/`, control characters and a lone `.` become `%` and two hexadecimal digits of
/// each byte (RFC 3986, 2.1). A second object of the same label ends in `%~2`, a third in `%~3`:
/// no escaped label can contain `%~`. An empty label is `%~1`.
struct HDF5Label {
  private var used: [[UInt8]: Int] = [:]

  /// The name for a label, unlike all names given before.
  mutating func name(for label: String) -> String {
    let escaped = Self.escaped(label)
    let count = used[Array(escaped.utf8), default: 0] + 1
    used[Array(escaped.utf8)] = count
    return count > 1 || escaped.isEmpty ? escaped + "%~\(count)" : escaped
  }

  /// The label that a name stands for; a `%` that begins no escape stands for itself.
  static func label(of name: String) -> String {
    var bytes = Array(name.utf8)
    if let mark = bytes.lastIndex(of: UInt8(ascii: "~")), mark > 0,
      bytes[mark - 1] == UInt8(ascii: "%"), mark + 1 < bytes.count,
      bytes[(mark + 1)...].allSatisfy({ (0x30...0x39).contains($0) })
    {
      bytes.removeSubrange((mark - 1)...)
    }
    var label: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2])
      {
        label.append(high << 4 | low)
        index += 3
      } else {
        label.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: label, as: UTF8.self)
  }

  private static func escaped(_ label: String) -> String {
    if label == "." { return "%2E" }
    var bytes: [UInt8] = []
    for byte in label.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "/") {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
