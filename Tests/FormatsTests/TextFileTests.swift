import Formats
import Motion
import Testing

@Suite("TextFile")
struct TextFileTests {
  private func lines(_ bytes: [UInt8]) throws -> [String] {
    let text = try TextFile(bytes, file: "t")
    var walk = TextLines(text)
    var found: [String] = []
    while let line = try walk.next() { found.append(text.text(line)) }
    #expect(walk.number == found.count)
    return found
  }

  @Test(
    "ends lines at LF, CRLF and CR in any mixture",
    arguments: [
      ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("a\rb\r", ["a", "b"]),
      ("a\r\n\nb\r\rc", ["a", "", "b", "", "c"]), ("", []), ("\n", [""]), ("\r\n", [""]),
    ])
  func lineEnds(text: String, expected: [String]) throws {
    #expect(try lines(Array(text.utf8)) == expected)
  }

  @Test("skips a byte-order mark, and reads Latin-1 where the text is not UTF-8")
  func encodings() throws {
    #expect(try lines([0xEF, 0xBB, 0xBF, 0x61]) == ["a"])
    #expect(try lines([0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72]) == ["Müller"])
    #expect(try lines(Array("Müller".utf8)) == ["Müller"])
  }

  @Test("refuses UTF-16 and NUL bytes with their place")
  func refusals() {
    #expect {
      try TextFile([0xFF, 0xFE, 0x61, 0], file: "t.csv")
    } throws: { error in
      (error as? ReadError)?.place == .line(1, column: 1)
    }
    #expect {
      try TextFile(Array("ab\ncdé\u{0}f\n".utf8), file: "t.csv")
    } throws: { error in
      (error as? ReadError)?.place == .line(2, column: 4)
    }
  }

  @Test("takes linear time for a text of carriage returns alone")
  func carriageReturns() throws {
    #expect(try lines([UInt8](repeating: 13, count: 20_000)).count == 20_000)
  }
}
