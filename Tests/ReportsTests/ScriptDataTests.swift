import Foundation
import Testing

@testable import Reports

@Suite("ScriptData")
struct ScriptDataTests {
  @Test(
    "nothing ends a script element or turns the direction of reading, and the data stay the same")
  func inert() throws {
    let words = [
      "</script><script>alert(1)</script>", "<!--", "a\u{2028}b\u{2029}", "\u{202E}txt\u{2066}",
      "Knie, Ü, 膝", "–",
    ]
    let json = try #require(ScriptData.json(words))
    #expect(!json.contains("<"))
    #expect(
      !json.unicodeScalars.contains {
        [0x2028, 0x2029].contains($0.value) || (0x202A...0x202E).contains($0.value)
          || (0x2066...0x2069).contains($0.value)
      })
    #expect(json.contains("膝") && json.contains("–"))
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == words)
  }

  @Test("a number that is none cannot be written")
  func notANumber() {
    #expect(ScriptData.json([Double.nan]) == nil)
  }
}
