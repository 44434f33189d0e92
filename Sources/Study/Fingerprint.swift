import Crypto
import Foundation

/// The SHA-256 of bytes, as provenance states it.
enum Fingerprint {
  /// Lower-case hexadecimal; `nil` for a file that cannot be read.
  static func sha256(ofFile path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    var hash = SHA256()
    while true {
      guard let block = try? handle.read(upToCount: 1 << 20) else { return nil }
      if block.isEmpty { break }
      hash.update(data: block)
    }
    return hash.finalize().map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
