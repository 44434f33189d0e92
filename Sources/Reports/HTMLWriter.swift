import Drawing

/// HTML under construction; all text is escaped here.
struct HTMLWriter {
  private(set) var text = ""

  /// Adds text.
  mutating func text(_ content: String) { text += content.markupEscaped }

  /// Adds a drawing, which is markup already.
  mutating func raw(_ markup: String) { text += markup }

  /// Adds an element with text inside.
  mutating func add(_ name: String, _ attributes: [(String, String)] = [], _ content: String) {
    wrap(name, attributes) { $0.text(content) }
  }

  /// Adds an element with text inside and no attributes.
  mutating func add(_ name: String, _ content: String) { add(name, [], content) }

  /// Adds an element with others inside.
  mutating func wrap(
    _ name: String, _ attributes: [(String, String)] = [], content: (inout HTMLWriter) -> Void
  ) {
    text += "<"
    text += name
    for (key, value) in attributes {
      text += " "
      text += key
      text += "=\""
      text += value.markupEscaped
      text += "\""
    }
    text += ">"
    content(&self)
    text += "</"
    text += name
    text += ">"
    if Self.lineEnding.contains(name) { text += "\n" }
  }

  /// Elements after which the source begins a new line, for those who compare two reports.
  private static let lineEnding: Set<String> = [
    "section", "h2", "h3", "h4", "p", "ul", "li", "dl", "div", "table", "caption", "thead", "tr",
    "figure", "article", "pre", "details",
  ]

  /// A relative address that leads nowhere but below the page or to a place in it: everything
  /// outside plain letters, digits and `/ . - _` is percent-encoded, so that no scheme survives.
  static func relativeAddress(_ path: String) -> String {
    let isAnchor = path.hasPrefix("#")
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.-_".utf8)
    var address = isAnchor ? "#" : ""
    let body = path.drop { isAnchor ? $0 == "#" : $0 == "/" }
    for byte in body.utf8 {
      if plain.contains(byte) {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        address += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return address
  }
}
