import Study
import Testing

@Suite("Names made safe")
struct SafeNameTests {
  @Test(
    "never a path, never hidden, never empty",
    arguments: [
      ("../../etc/passwd", "_.._etc_passwd"), (".hidden", "hidden"), ("", "unnamed"),
      ("<script>", "_script_"), ("=cmd()", "_cmd__"), ("a\u{0}b\nc", "a_b_c"), ("Zoë", "Zoë"),
      ("-rf", "rf"), ("..", "unnamed"),
    ])
  func examples(text: String, expected: String) { #expect(SafeName.name(text) == expected) }

  @Test("long names are cut")
  func long() { #expect(SafeName.name(String(repeating: "ä", count: 5000)).utf8.count <= 120) }
}
