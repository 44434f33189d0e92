import CCSV
import Formats
import Motion
import Testing

@Suite("NumberTable")
struct NumberTableTests {
  private func table(
    _ text: String, columns: Int, delimiter: UInt8 = 44
  ) throws -> NumberTable {
    let text = try TextFile(Array(text.utf8), file: "t.csv")
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

  static func rows(_ bytes: [UInt8], delimiter: UInt8) -> [[String]] {
    var parser = csv_parser()
    csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)
    let rows = Rows()
    withExtendedLifetime(rows) {
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
      _ = csv_parse(&parser, bytes, bytes.count, endCell, endRow, context)
      csv_fini(&parser, endCell, endRow, context)
    }
    return rows.rows
  }
}
