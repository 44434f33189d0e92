extension String {
  /// The text made safe for the content and the quoted attributes of HTML and XML.
  ///
  /// The work is done by Unicode scalar. By `Character` would not do: a quotation mark followed by
  /// a combining accent is one character that is not `"`, and would end an attribute. What neither
  /// format allows (control characters) and what makes text read in another order than it is stored
  /// (directional overrides) becomes U+FFFD.
  public var markupEscaped: String {
    // Most texts are plain: numbers, names of elements, words.
    if utf8.allSatisfy(\.isPlainInMarkup) { return self }
    var bytes: [UInt8] = []
    appendMarkupEscaped(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the escaped text to bytes.
  func appendMarkupEscaped(to bytes: inout [UInt8]) {
    for scalar in unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      case "'": bytes.append(contentsOf: "&#39;".utf8)
      default:
        bytes.append(contentsOf: (scalar.isUnfitForMarkup ? "\u{FFFD}" : scalar).utf8)
      }
    }
  }
}

extension UInt8 {
  /// Whether the byte is a printing character of ASCII that markup gives no meaning, or a line feed.
  var isPlainInMarkup: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      false
    case 0x0A, 0x20...0x7E: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isUnfitForMarkup: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
