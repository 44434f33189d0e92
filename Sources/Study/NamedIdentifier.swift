import Crypto
import Foundation

/// A UUID made of a name: always the same one for the same name (RFC 9562, version 5).
enum NamedIdentifier {
  /// The names of this program; itself made of its address in the namespace of addresses.
  private static let space: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// Lower case, with hyphens.
  static func uuid(of name: String) -> String {
    var bytes = Array(Insecure.SHA1.hash(data: space + Array(("marey:" + name).utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let text = bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { text[$0].joined() }.joined(separator: "-")
  }
}
