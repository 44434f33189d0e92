/// A drawing in Scalable Vector Graphics under construction.
///
/// Everything is said with presentation attributes, so that any renderer draws it alike and no
/// style sheet is needed; all text is escaped here and nowhere else.
struct SVG {
  private(set) var text = ""

  /// Adds an element without content.
  mutating func add(_ name: String, _ attributes: [(String, String)]) {
    open(name, attributes)
    text += "/>"
  }

  /// Adds an element with text inside.
  mutating func add(_ name: String, _ attributes: [(String, String)], text content: String) {
    open(name, attributes)
    text += ">"
    text += content.markupEscaped
    close(name)
  }

  /// Adds an element with others inside.
  mutating func add(
    _ name: String, _ attributes: [(String, String)], content: (inout SVG) -> Void
  ) {
    open(name, attributes)
    text += ">"
    content(&self)
    close(name)
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    text += "<"
    text += name
    for (key, value) in attributes {
      text += " "
      text += key
      text += "=\""
      text += value.markupEscaped
      text += "\""
    }
  }

  private mutating func close(_ name: String) {
    text += "</"
    text += name
    text += ">"
  }
}

extension Style {
  /// A short piece of a line in this style, to stand beside its name in a page; it has no text of
  /// its own and is hidden from screen readers.
  public var swatch: String {
    var svg = SVG()
    svg.add(
      "svg",
      [
        ("viewBox", "0 0 28 10"), ("width", "28"), ("height", "10"), ("aria-hidden", "true"),
      ]
    ) { svg in
      let ends = [("x1", "1"), ("y1", "5"), ("x2", "27"), ("y2", "5")]
      svg.add("line", ends + strokeAttributes)
    }
    return svg.text
  }
}
