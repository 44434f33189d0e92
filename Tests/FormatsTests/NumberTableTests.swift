import CCSV
import Formats
import Motion
import Testing

@Suite("NumberTable")
struct NumberTableTests {
  private func table(
    _ text: String, columns: Int, delimiter: UInt8 = 44
  ) throws -> NumberTable {
    try table(Array(text.utf8), columns: columns, delimiter: delimiter)
  }

  private func table(
    _ bytes: [UInt8], columns: Int, delimiter: UInt8
  ) throws -> NumberTable {
    let text = try TextFile(bytes, file: "t.csv")
    var lines = TextLines(text)
    let layout = NumberTable.Layout(
      columns: (0..<columns).map { .init("column \($0)", groupStart: $0) }, delimiter: delimiter)
    return try NumberTable(from: &lines, of: text, layout: layout)
  }

  @Test("holds the cells that libcsv finds in random tables", arguments: 0..<12)
  func matchesLibcsv(seed: Int) throws {
    var random = SeededNumbers(seed: seed)
    let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), 9][seed % 3]
    let separator = String(Unicode.Scalar(delimiter))
    let ends = ["\n", "\r\n", "\r"]
    let width = Int.random(in: 1...9, using: &random)
    var text = ""
    for _ in 0..<60 {
      let cells = (0..<width).map { _ in cell(&random) }
      if cells.allSatisfy({ $0.isEmpty }) { continue }
      text += cells.joined(separator: separator) + (ends.randomElement(using: &random) ?? "\n")
    }
    if Bool.random(using: &random) { text.unicodeScalars.removeLast() }
    let expected = Oracle.rows(Array(text.utf8), delimiter: delimiter)
    let found = try table(text, columns: width, delimiter: delimiter)
    #expect(found.rowCount == expected.count)
    for (row, cells) in expected.enumerated() {
      for (column, cell) in cells.enumerated() {
        let value = cell.isEmpty || cell.lowercased() == "nan" ? Double.nan : Double(cell)
        #expect(
          found.columns[column][row].bitPattern == value?.bitPattern, "row \(row) cell \(cell)")
      }
    }
  }

  private func cell(_ random: inout SeededNumbers) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: ""
    case 1: ["nan", "NaN", "NAN"].randomElement(using: &random) ?? ""
    case 2: " \(Int.random(in: -9...9, using: &random)) "
    case 3: "\"\(Int.random(in: 0...99, using: &random)).5\""
    case 4: "\(Double.random(in: -1...1, using: &random))"
    case 5: "\(Int.random(in: -99...99, using: &random))e-0\(Int.random(in: 0...9, using: &random))"
    default:
      "\(Int.random(in: -2000...2000, using: &random)).\(Int.random(in: 0...99_999, using: &random))"
    }
  }

  @Test("and libcsv give the same cells for any bytes, and refuse together", arguments: 0..<60)
  func agreesWithLibcsv(seed: Int) throws {
    var random = SeededNumbers(seed: 1000 + seed)
    let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), 9][seed % 3]
    // Mostly bytes that make numbers and cells, so that many tables are accepted.
    let alphabet =
      Array("0123456789012345678901234567890123456789.-".utf8)
      + [delimiter, delimiter, delimiter, delimiter, delimiter, delimiter, 10, 10, 13]
    let rare = Array("\"\"nNaAxi,; \t..--eE++".utf8) + [0, 0xC3, 0xFF]
    var accepted = 0
    for round in 0..<120 {
      let oddity = round % 3 == 0 ? 0 : round % 12
      let bytes = (0..<Int.random(in: 1...70, using: &random)).map { _ -> UInt8 in
        let isRare = Int.random(in: 0..<100, using: &random) < oddity
        return (isRare ? rare : alphabet).randomElement(using: &random) ?? 48
      }
      let expected = Oracle.numbers(bytes, delimiter: delimiter, columns: 6)
      let found = try? table(bytes, columns: 6, delimiter: delimiter)
      #expect(
        found.map { table in
          (0..<table.rowCount).map { row in table.columns.map { $0[row].bitPattern } }
        } == expected.map { $0.map { $0.map(\.bitPattern) } },
        "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      if expected != nil { accepted += 1 }
    }
    #expect(accepted > 20)
  }

  @Test("accepts rows that end early, and blank cells behind the last column")
  func ragged() throws {
    let found = try table("1,2,3\n4\n,5,,,,\n\n,,\n6,7", columns: 3)
    #expect(found.lines == [1, 2, 3, 6])
    #expect(found.columns[0].map(\.isNaN) == [false, false, true, false])
    #expect(found.columns[1][3] == 7)
    #expect(found.columns[2][1].isNaN)
    #expect(found.cutLine == 6)
  }

  @Test("refuses a number behind the last column, with its place")
  func tooLong() {
    #expect {
      _ = try table("1,2\n3,4,,5\n", columns: 2)
    } throws: { error in
      (error as? ReadError)?.diagnostic == """
        t.csv:2:6: error: expected at most 2 cells, as the header names, found "5" in cell 4
          remedy: give every column a name in the header, or export the trial again
        """
    }
  }

  @Test("refuses a file of nearly empty rows under a very wide header before it fills memory")
  func sparse() {
    #expect(throws: ReadError.self) {
      _ = try table(String(repeating: "1\n", count: 5000), columns: 50_000)
    }
  }
}

/// libcsv as it comes, whole file at once: cells as strings.
private enum Oracle {
  final class Rows {
    var rows: [[String]] = []
    var row: [String] = []
  }

  /// What a table of numbers should be made of bytes, or `nil` where it should be refused.
  static func numbers(_ bytes: [UInt8], delimiter: UInt8, columns: Int) -> [[Double]]? {
    guard !bytes.contains(0), let rows = acceptedRows(bytes, delimiter: delimiter) else {
      return nil
    }
    var table: [[Double]] = []
    for row in rows where row.contains(where: { !$0.isEmpty }) {
      var numbers = row.map { number($0, acceptsComma: delimiter != 44) }
      guard !numbers.contains(nil),
        numbers.dropFirst(columns).allSatisfy({ $0?.isNaN == true })
      else { return nil }
      numbers = Array(numbers.prefix(columns))
      numbers += [Double?](repeating: .nan, count: columns - numbers.count)
      table.append(numbers.map { $0 ?? 0 })
    }
    return table
  }

  private static func number(_ cell: String, acceptsComma: Bool) -> Double? {
    let text = acceptsComma ? cell.replacing(",", with: ".") : cell
    if text.isEmpty || text.drop(while: { "+-".contains($0) }).lowercased() == "nan" {
      return .nan
    }
    guard text.utf8.allSatisfy({ "0123456789.+-eE".utf8.contains($0) }) else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  static func rows(_ bytes: [UInt8], delimiter: UInt8) -> [[String]] {
    acceptedRows(bytes, delimiter: delimiter) ?? []
  }

  /// The rows of bytes, or `nil` where libcsv refuses them.
  private static func acceptedRows(_ bytes: [UInt8], delimiter: UInt8) -> [[String]]? {
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)
    let rows = Rows()
    return withExtendedLifetime(rows) { () -> [[String]]? in
      let context = Unmanaged.passUnretained(rows).toOpaque()
      let endCell:
        @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
          guard let context = $2 else { return }
          let cell = UnsafeRawBufferPointer(start: $0, count: $1)
          Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue().row
            .append(String(decoding: cell, as: UTF8.self))
        }
      let endRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
        guard let context = $1 else { return }
        let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
        rows.rows.append(rows.row)
        rows.row = []
      }
      guard csv_parse(&parser, bytes, bytes.count, endCell, endRow, context) == bytes.count,
        csv_fini(&parser, endCell, endRow, context) == 0
      else { return nil }
      return rows.rows
    }
  }
}
