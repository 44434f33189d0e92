/// A drawing in Scalable Vector Graphics under construction.
///
/// Everything is said with presentation attributes, so that any renderer draws it alike and no
/// style sheet is needed; all text is escaped here and nowhere else.
struct SVG {
  private(set) var text = ""

  /// Adds an element without content.
  mutating func add(_ name: String, _ attributes: [(String, String)]) {
    text += "<" + name + Self.written(attributes) + "/>"
  }

  /// Adds an element with text inside.
  mutating func add(_ name: String, _ attributes: [(String, String)], text content: String) {
    text += "<" + name + Self.written(attributes) + ">" + content.markupEscaped + "</\(name)>"
  }

  /// Adds an element with others inside.
  mutating func add(
    _ name: String, _ attributes: [(String, String)], content: (inout SVG) -> Void
  ) {
    text += "<" + name + Self.written(attributes) + ">"
    content(&self)
    text += "</\(name)>"
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0)=\"\($1.markupEscaped)\"" }.joined()
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
