import Foundation
import Results
import Testing

@Suite struct JSONValueTests {
  @Test(
    "numbers have nine significant digits, and what is no number is null",
    arguments: [
      (1.0 / 3, "0.333333333"), (0, "0"), (-0.0, "0"), (12, "12"), (-1234567.891, "-1234567.89"),
      (1e-7, "1e-07"), (6.02214076e23, "6.02214076e+23"), (.nan, "null"), (.infinity, "null"),
      (0.1 + 0.2, "0.3"), (123456789.4, "123456789"),
    ])
  func numbers(value: Double, text: String) {
    #expect(JSONValue.number(value).text == text + "\n")
  }

  @Test("texts are escaped, for a page too, and come back as they were")
  func texts() throws {
    let hostile =
      "\"quoted\" \\ / \n\r\t\u{0}\u{1F}\u{7F} </script><!-- & é 日本 \u{1F9CD} \u{2028}\u{2029}"
    let text = JSONValue.object(["k\"</script>": .string(hostile)]).text
    #expect(!text.contains("<") && !text.contains("\u{0}") && !text.contains("\u{2028}"))
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String]
    #expect(read?.values.first.map { Array($0.utf8) } == Array(hostile.utf8))
    #expect(read?.keys.first == "k\"</script>")
  }

  @Test("keys are sorted by their bytes, and the layout is fixed")
  func layout() {
    let value = JSONValue.object([
      "b": .array([.integer(1), .number(0.5), .null, .bool(true)]), "B": .array([]),
      "a": .object([:]), "é": .array([.string("x"), .object(["y": .integer(-3)])]),
    ])
    #expect(
      value.text == """
        {
          "B": [],
          "a": {},
          "b": [
            1,
            0.5,
            null,
            true
          ],
          "é": [
            "x",
            {
              "y": -3
            }
          ]
        }

        """)
  }
}
