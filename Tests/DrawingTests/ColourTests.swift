import Drawing
import Testing

@Suite("Colour")
struct ColourTests {
  @Test("reads and writes #rrggbb")
  func hex() {
    #expect(Colour(hex: "#0a4488")?.hex == "#0a4488")
    #expect(Colour(hex: "#0A4488") == Colour(red: 10, green: 0x44, blue: 0x88))
  }

  @Test(
    "refuses everything else", arguments: ["", "red", "#12345", "#12345g", "#+12345", "#1234567"])
  func refuses(text: String) {
    #expect(Colour(hex: text) == nil)
  }
}
