import Drawing

/// HTML under construction; all text is escaped here.
struct HTMLWriter {
  private var markup = Markup(capacity: 1 << 19)

  var text: String { markup.text }

  /// Adds text.
  mutating func text(_ content: String) { markup.text(content) }

  /// Adds what is markup already.
  mutating func raw(_ content: String) { markup.raw(content) }

  /// Adds a drawing.
  mutating func raw(_ drawing: Markup) { markup.raw(drawing) }

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
    markup.open(name, attributes)
    markup.endTag()
    content(&self)
    markup.close(name)
    if Self.endsLine(name) { markup.raw("\n") }
  }

  /// Whether the source begins a new line after such an element, for those who compare two reports.
  private static func endsLine(_ name: String) -> Bool {
    switch name {
    case "section", "h2", "h3", "h4", "p", "ul", "li", "dl", "div", "table", "caption", "thead",
      "tr", "figure", "article", "pre", "details":
      true
    default: false
    }
  }

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
