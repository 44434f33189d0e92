import Drawing
import Testing

@Suite("Escaping for markup")
struct EscapingTests {
  @Test(
    "leaves nothing that ends a text or an attribute",
    arguments: [
      ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\"'", "&quot;&#39;"),
      ("&lt;", "&amp;lt;"), ("Müller \u{4E2D}", "Müller \u{4E2D}"),
    ])
  func characters(text: String, escaped: String) {
    #expect(text.markupEscaped == escaped)
  }

  @Test("sees a quotation mark under a combining accent")
  func combining() {
    let escaped = "x\"\u{301} onload=alert(1) <\u{338}b".markupEscaped
    #expect(!escaped.unicodeScalars.contains("\""))
    #expect(!escaped.unicodeScalars.contains("<"))
  }

  @Test(
    "replaces control characters and directional overrides",
    arguments: ["\u{0}", "\u{1B}", "\u{202E}", "\u{2066}", "\u{FFFE}", "\u{85}"])
  func unfit(text: String) {
    #expect(("a" + text + "b").markupEscaped == "a\u{FFFD}b")
  }

  @Test("keeps line breaks and tabs")
  func whitespace() {
    #expect("a\n\tb".markupEscaped == "a\n\tb")
  }
}
