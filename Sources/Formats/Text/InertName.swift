/// Names out of files as they may stand in a text that people open in a spreadsheet or a terminal.
enum InertName {
  /// The name without what steers: blanks of any kind become spaces, control characters and those
  /// that turn the direction of reading become `?`.
  static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.isWhitespace || steers($0) }) else {
      return text
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      plain.append(scalar.properties.isWhitespace ? " " : steers(scalar) ? "?" : scalar)
    }
    return String(plain)
  }

  /// The name for people, with every character that could not be seen as `\u{9}`.
  static func shown(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      steers(scalar) || (scalar.properties.isWhitespace && scalar != " ")
        ? "\\u{\(String(scalar.value, radix: 16).uppercased())}" : String(scalar)
    }.joined()
  }

  /// Whether a character moves a terminal's cursor or makes text read in another order than it is
  /// stored (Unicode Standard Annex 9).
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// A cell that no spreadsheet takes for a formula: what would be one stands behind an apostrophe,
  /// which `read` takes off again.
  ///
  /// Source: OWASP, *CSV Injection*.
  static func written(_ cell: String) -> String { isFormula(cell) ? "'" + cell : cell }

  /// What a cell that `written` made says.
  static func read(_ cell: String) -> String {
    cell.utf8.first == UInt8(ascii: "'") && isFormula(cell) ? String(cell.dropFirst()) : cell
  }

  /// Whether a cell is a formula, once the apostrophes before it are off.
  private static func isFormula(_ cell: String) -> Bool {
    guard
      let first = cell.unicodeScalars.first(where: { !$0.properties.isWhitespace && $0 != "'" })
    else { return false }
    return "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(first)
  }
}
