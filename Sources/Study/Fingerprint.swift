import Crypto
import Foundation

/// The SHA-256 of bytes, as provenance states it.
enum Fingerprint {
  /// Lower-case hexadecimal; `nil` for a file that cannot be read.
  static func sha256(ofFile path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    var hash = SHA256()
    do {
      while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty {
        hash.update(data: block)
      }
    } catch {
      return nil
    }
    return hash.finalize().map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
