import Foundation

/// A JSON value that is always written the same way: keys sorted, numbers to nine significant
/// digits, what is no finite number as null.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  /// A number, or null.
  public static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }

  /// A text, or null.
  public static func string(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// The JSON text, indented by two spaces, with a line end.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text + "\n"
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += "\(value)"
    case .number(let value): text += Self.numberText(value)
    case .string(let value): Self.quote(value, into: &text)
    case .array(let values):
      Self.list(values, "[", "]", to: &text, indent) { value, text in
        value.write(to: &text, indent: indent + 1)
      }
    case .object(let fields):
      Self.list(fields.sorted { $0.key < $1.key }, "{", "}", to: &text, indent) { field, text in
        Self.quote(field.key, into: &text)
        text += ": "
        field.value.write(to: &text, indent: indent + 1)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indent: Int,
    write: (Element, inout String) -> Void
  ) {
    guard !elements.isEmpty else {
      text += open + close
      return
    }
    text += open
    for (index, element) in elements.enumerated() {
      text += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
      write(element, &text)
    }
    text += "\n" + String(repeating: "  ", count: indent) + close
  }

  /// Nine significant digits, without trailing zeros.
  static func numberText(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    return value == 0 ? "0" : String(format: "%.9g", value)
  }

  /// `<`, the line separators and what turns the direction of reading are escaped too, so that the
  /// text may stand inside a page.
  private static func quote(_ value: String, into text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case "<", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{7F}":
        text += Self.escaped(scalar)
      default:
        if scalar.value < 0x20 {
          text += Self.escaped(scalar)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(format: "\\u%04x", scalar.value)
  }
}
