import Formats
import Testing

@Suite("PlainCells")
struct PlainCellsTests {
  /// Reads the first cell of a text, padded as the middle of a file is.
  private func read(_ text: String, delimiter: UInt8 = 44) -> (value: Double?, position: Int) {
    let bytes = Array(text.utf8) + [UInt8](repeating: 10, count: 16)
    var position = 0
    let value = PlainCells(NumberScanner(delimiter: delimiter), count: bytes.count)
      .next(bytes.span, &position, end: text.utf8.count)
    return (value, position)
  }

  @Test("gives the bits of Double(String) for every decimal of up to eight characters")
  func sameBits() throws {
    var random = SeededNumbers(seed: 8)
    for _ in 0..<40_000 {
      let count = Int.random(in: 1...8, using: &random)
      var text = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      if count > 1, Int.random(in: 0..<5, using: &random) > 0 {
        let place = Int.random(in: 0..<count, using: &random)
        let index = text.index(text.startIndex, offsetBy: place)
        text.replaceSubrange(index...index, with: ".")
      }
      if Bool.random(using: &random) { text = "-" + text }
      let expected = try #require(Double(text.hasSuffix(".") ? text + "0" : text))
      for end in ["", ",", ",1", ",-2.5,", ",,"] {
        let (value, position) = read(text + end)
        #expect(value?.bitPattern == expected.bitPattern, "\(text + end)")
        #expect(position == text.utf8.count)
      }
    }
  }

  @Test("takes an empty cell for not seen, before a delimiter and at the end")
  func empty() {
    #expect(read("").value?.isNaN == true)
    #expect(read(",5").value?.isNaN == true)
    #expect(read(",5").position == 0)
  }

  @Test(
    "leaves every other cell to the scanner, and stays where it was",
    arguments: [
      "-", ".", "-.", "1.2.3", "123456789", "1e5", "+5", " 5", "5 ", "nan", "\"5\"", "1:2", "1/2",
      "--5", "5-", "1\u{FF11}", "1,5;",
    ])
  func leaves(text: String) {
    let delimiter: UInt8 = text.contains(";") ? 9 : 44
    let (value, position) = read(text, delimiter: delimiter)
    #expect(value == nil)
    #expect(position == 0)
  }

  @Test("reads a decimal comma where commas do not separate cells")
  func decimalComma() {
    #expect(read("-12,25;7", delimiter: 59).value == -12.25)
    #expect(read("1,2.5;7", delimiter: 59).value == nil)
  }

  @Test("reads nothing where eight bytes do not lie ahead, and nothing between spaces")
  func bounds() {
    let bytes = Array("1,2".utf8)
    var position = 0
    #expect(
      PlainCells(NumberScanner(delimiter: 44), count: bytes.count).next(
        bytes.span, &position, end: 3) == nil)
    #expect(read("1 2", delimiter: 32).value == nil)
  }
}
