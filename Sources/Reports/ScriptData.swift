import Foundation

/// Data as text that may stand inside a script element.
enum ScriptData {
  /// JSON in which nothing ends the element early, ends a line of script, or turns the direction of
  /// reading; `nil` for what cannot be encoded, such as a number that is none.
  static func json(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return nil }
    // Recordings are long and hold nothing of this; to search their text would take longer than to
    // write the page.
    let risky = data.withUnsafeBytes { bytes in
      bytes.contains { $0 == UInt8(ascii: "<") || $0 == 0xE2 }
    }
    let text = String(decoding: data, as: UTF8.self)
    guard risky else { return text }
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3C, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        safe += "\\u" + String(format: "%04x", scalar.value)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
