import Formats
import Testing

@Suite("PlainCells")
struct PlainCellsTests {
  /// The numbers of a row as it stands in the middle of a file, or of the only row.
  private func read(
    _ row: String, width: Int, delimiter: UInt8 = 44, alone: Bool = false
  ) -> [Double]? {
    let around = [UInt8](repeating: 10, count: 80)
    let before = around.prefix(alone ? 0 : 80)
    let bytes = before + Array(row.utf8) + around.prefix(alone ? 1 : 80)
    var cells = PlainCells(NumberScanner(delimiter: delimiter), width: width)
    var values = [Double](repeating: 7, count: 2 * width)
    var span = values.mutableSpan
    let range = before.count..<before.count + row.utf8.count
    guard cells.read(range, of: bytes.span, into: &span, at: 1, stride: 2) else { return nil }
    return (0..<width).map { values[2 * $0 + 1] }
  }

  @Test("gives the bits of Double(String) for rows of any decimals, wherever the row stands")
  func sameBits() throws {
    var random = SeededNumbers(seed: 8)
    for _ in 0..<4000 {
      let places = Int.random(in: 0...16, using: &random)
      let cells = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        cell(usualPlaces: places, &random)
      }
      let expected = try cells.map { text in
        text.isEmpty ? Double.nan : try #require(Double(text.hasSuffix(".") ? text + "0" : text))
      }
      let row = cells.joined(separator: ",")
      for alone in [false, true] {
        let values = try #require(read(row, width: cells.count, alone: alone), "\(row)")
        for (value, truth) in zip(values, expected) {
          #expect(
            value.bitPattern == truth.bitPattern || value.isNaN && truth.isNaN, "\(row): \(value)")
        }
      }
    }
  }

  /// A decimal, most often with the usual number of places behind its point, sometimes empty.
  private func cell(usualPlaces: Int, _ random: inout SeededNumbers) -> String {
    let kind = Int.random(in: 0..<20, using: &random)
    if kind == 0 { return "" }
    let count = Int.random(in: 1...(kind == 1 || kind > 15 ? 22 : 8), using: &random)
    var text = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    let places = kind < 5 ? Int.random(in: 0...count, using: &random) : min(usualPlaces, count)
    if count > 1, kind != 5 {
      text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
    }
    return Bool.random(using: &random) ? "-" + text : text
  }

  @Test("leaves a row that ends the file without a line end to others")
  func unended() {
    var cells = PlainCells(NumberScanner(delimiter: 44), width: 2)
    var values = [0.0, 0.0]
    var span = values.mutableSpan
    let bytes = Array("1,".utf8)
    #expect(!cells.read(0..<2, of: bytes.span, into: &span, at: 0, stride: 1))
  }

  @Test("takes an empty cell for not seen: first, last, and alone")
  func empty() throws {
    #expect(try #require(read("", width: 1)).allSatisfy(\.isNaN))
    #expect(try #require(read(",,", width: 3, alone: true)).allSatisfy(\.isNaN))
    let values = try #require(read(",5,", width: 3))
    #expect(values[0].isNaN && values[1] == 5 && values[2].isNaN)
  }

  @Test(
    "refuses a row with a cell that is no number, whatever the cells before it made usual",
    arguments: [
      "-", ".", "-.", "1.2.3", "1:2", "1/2", "--5", "5-", "1\u{FF11}", "\"5\"", "12/345", "12-345",
      "12+345", "12*345", "12(345", "12'345", "12 345", "1.34.", "x", "1.234x", "12345678x",
      "123456.789.12345", "1234567890123.45678x", "1234x678.9012345", "12.34567890.1",
      "1234567890-12",
      "12/3456789012345", "-123456789012345-",
    ])
  func refuses(cell: String) {
    for before in ["1", "1.234", "12.345", "1.2", "-.5"] {
      #expect(read("\(before),\(cell)", width: 2) == nil, "\(before),\(cell)")
      #expect(read("\(before),\(before),\(cell),1", width: 4) == nil)
    }
  }

  @Test("reads what NumberScanner reads: exponents, blanks, signs, words for what was not seen")
  func others() throws {
    let values = try #require(
      read("1e5, 2.5 ,+3,-1.25e-3,NaN,NA,123456789.5,1.2345678901234567e-05", width: 8))
    #expect(Array(values[..<4]) == [1e5, 2.5, 3, -1.25e-3])
    #expect(values[4].isNaN && values[5].isNaN)
    #expect(Array(values[6...]) == [123456789.5, 1.2345678901234567e-05])
  }

  @Test("reads a decimal comma where commas do not separate cells, also beside points")
  func decimalComma() {
    #expect(
      read("-12,25;7;1,5;2.5;12,125", width: 5, delimiter: 59) == [-12.25, 7, 1.5, 2.5, 12.125])
    #expect(read("1,2.5;7", width: 2, delimiter: 59) == nil)
  }

  @Test("refuses rows of another width, however wide", arguments: [1, 2, 63, 64, 65, 200])
  func widths(width: Int) {
    func row(_ cells: Int) -> String { Array(repeating: "1", count: cells).joined(separator: ",") }
    #expect(read(row(width), width: width)?.count == width)
    for cells in [1, width - 1, width + 1, width + 12, width + 70, 1000]
    where cells > 0 && cells != width {
      #expect(read(row(cells), width: width) == nil, "\(cells)")
    }
  }
}
