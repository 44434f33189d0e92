import Formats
import Testing

@Suite("NumberScanner")
struct NumberScannerTests {
  private func read(_ text: String, _ delimiter: Character = ",") -> NumberScanner.Cell {
    NumberScanner(delimiter: delimiter.asciiValue ?? 44).number(in: text)
  }

  @Test("gives the same bits as Double(String) for random decimals", arguments: 0..<8)
  func matchesDouble(seed: Int) throws {
    var random = SeededNumbers(seed: seed)
    for _ in 0..<2000 {
      let digits = Int.random(in: 1...21, using: &random)
      var text = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
      let point = Int.random(in: 0...digits, using: &random)
      text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      if Bool.random(using: &random) { text = "-" + text }
      if Int.random(in: 0..<3, using: &random) == 0 {
        text += ["e", "E"][Int.random(in: 0...1, using: &random)]
        text += "\(Int.random(in: -30...30, using: &random))"
      }
      let expected = try #require(Double(text))
      guard case .number(let value) = read(text) else {
        Issue.record("\(text) was not read as a number")
        continue
      }
      #expect(value.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test(
    "reads what laboratories write",
    arguments: [
      ("1.59028E-15", 1.59028e-15), ("-2.73E-01", -0.273), ("+5", 5), ("5.", 5), (".5", 0.5),
      ("  7 ", 7), ("-0", -0.0), ("0.1440941319575298", 0.1440941319575298),
      ("9007199254740993", 9_007_199_254_740_992), ("1e22", 1e22), ("1e23", 1e23),
      ("4.9e-324", .leastNonzeroMagnitude), ("00000000000000000000012.5", 12.5),
    ])
  func reads(text: String, value: Double) {
    guard case .number(let found) = read(text) else {
      Issue.record("\(text) was not read as a number")
      return
    }
    #expect(found.bitPattern == value.bitPattern)
  }

  @Test(
    "takes an empty cell and the words of programs for not seen",
    arguments: [
      "", "  ", "nan", "NaN", "NAN", "-nan", " naN ", "-1.#IND",
      "-1.#IND00", "1.#QNAN", "1.#QNAN0", "1.#SNAN", "-nan(ind)", "nan(snan)", "NA", "N/A", "n/a",
      "#N/A", "None", "null", "NULL", " NA ",
    ])
  func notSeen(text: String) {
    guard case .number(let found) = read(text) else {
      Issue.record("\(text) was not taken for not seen")
      return
    }
    #expect(found.isNaN)
  }

  @Test(
    "refuses what is no number",
    arguments: [
      "inf", "Infinity", "1.#INF", "-1.#INF00", "Nancy", "NAN1", "nothing", "nil", "0x10", "1e",
      "1e999", "--1", "1.2.3", "1 2", "-", ".", "e5",
      "1,5", "１",
    ])
  func refuses(text: String) {
    #expect(read(text) == .text)
  }

  @Test("takes a decimal comma where commas do not separate cells")
  func decimalComma() {
    #expect(read("1,5", ";") == .number(1.5))
    #expect(read("-3,25e2", "\t") == .number(-325))
    #expect(read("1,234.5", ";") == .text)
  }
}
