/// A table as CSV after RFC 4180: a comma between fields, a line ends with CR and LF, a field that
/// needs it in quotation marks; UTF-8.
///
/// What is missing is an empty field. A text that a spreadsheet would take for a formula stands behind
/// an apostrophe, so that a file's or a folder's name can never be run.
enum CSVText {
  static func text(header: [String], rows: [[CohortValue]]) -> String {
    var text = header.map(field).joined(separator: ",") + "\r\n"
    for row in rows {
      for (index, value) in row.enumerated() {
        if index > 0 { text += "," }
        text += field(value)
      }
      text += "\r\n"
    }
    return text
  }

  static func field(_ value: CohortValue) -> String {
    switch value {
    case .missing: ""
    case .integer(let value): "\(value)"
    case .number(let value): value.isFinite ? JSONValue.numberText(value) : ""
    case .text(let text): field(inert(text))
    }
  }

  /// A text that no spreadsheet takes for a formula (OWASP, *CSV Injection*).
  static func inert(_ text: String) -> String {
    let text = steerless(text)
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return text }
    return "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
      ? "'" + text : text
  }

  /// The text without characters that move a terminal's cursor or turn the direction of reading.
  private static func steerless(_ text: String) -> String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }))
  }

  private static func field(_ text: String) -> String {
    let needsMarks = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    return needsMarks ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
