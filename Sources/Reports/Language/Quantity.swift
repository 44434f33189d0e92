import Motion

/// A number as reports print it, with its unit where it has one: `−4.0°`, `±0.4 N·m/kg`, `3…5 %`.
struct Quantity {
  private let number: Substring
  private let unit: Substring

  /// `nil` where the text is anything else.
  init?(_ text: String) {
    let digits = "0123456789.,+-\u{2212}\u{B1}\u{2026}/()<>\u{2264}\u{2265}~ "
    let number = text.prefix { digits.contains($0) }
    guard number.contains(where: \.isNumber) else { return nil }
    let rest = text[number.endIndex...]
    let unit = rest.drop { $0 == "\u{A0}" }
    guard unit.isEmpty || Self.symbols.contains(unit) else { return nil }
    self.number = text[..<unit.startIndex]
    self.unit = unit
  }

  /// The same with another decimal mark.
  func text(decimalMark: String) -> String {
    Self.localized(String(number), decimalMark: decimalMark) + unit
  }

  /// A text with another mark wherever a point stands between two digits.
  static func localized(_ text: String, decimalMark: String) -> String {
    guard decimalMark != ".", text.contains(".") else { return text }
    let characters = Array(text)
    var result = ""
    for (index, character) in characters.enumerated() {
      let isBetweenDigits =
        character == "." && index > 0 && index + 1 < characters.count
        && characters[index - 1].isNumber && characters[index + 1].isNumber
      result += isBetweenDigits ? decimalMark : String(character)
    }
    return result
  }

  private static let symbols: Set<Substring> = Set(
    Unit.allCases.flatMap { unit in
      [Substring(unit.symbol), Substring(unit.rawValue)]
    }.filter { !$0.isEmpty } + ["/min", "SD", "v*"])
}
