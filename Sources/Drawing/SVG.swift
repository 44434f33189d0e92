/// A drawing in Scalable Vector Graphics under construction.
///
/// Everything is said with presentation attributes, so that any renderer draws it alike and no
/// style sheet is needed; all text is escaped here and nowhere else.
struct SVG {
  private(set) var markup = Markup(capacity: 8192)

  var text: String { markup.text }

  /// Adds an element without content.
  mutating func add(_ name: String, _ attributes: [(String, String)]) {
    markup.open(name, attributes)
    markup.raw("/>")
  }

  /// Adds an element with text inside.
  mutating func add(_ name: String, _ attributes: [(String, String)], text content: String) {
    markup.open(name, attributes)
    markup.endTag()
    markup.text(content)
    markup.close(name)
  }

  /// Adds an element with others inside.
  mutating func add(
    _ name: String, _ attributes: [(String, String)], content: (inout SVG) -> Void
  ) {
    markup.open(name, attributes)
    markup.endTag()
    content(&self)
    markup.close(name)
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
