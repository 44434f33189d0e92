import Motion
import Testing

@testable import Formats

@Suite("NumberTable+Recording")
struct NumberTableRecordingTests {
  private func table(_ rows: String) throws -> NumberTable {
    let text = try TextFile(Array(rows.utf8), file: "t.csv")
    var lines = TextLines(text)
    let columns = ["x", "y", "z"].enumerated().map {
      NumberTable.Layout.Column($0.element, groupStart: $0.offset)
    }
    return try NumberTable(
      from: &lines, of: text, layout: NumberTable.Layout(columns: columns, delimiter: 44))
  }

  @Test("a trajectory takes its columns out of the table, in the order asked for")
  func trajectory() throws {
    var table = try table("1,2,3\n4,,6\n")
    let found = table.takeTrajectory(MarkerLabel("S1:LASI"), [2, 0, 1])
    #expect(found.label == "LASI" && found.prefix == "S1")
    #expect(found.x == [3, 6] && found.y == [1, 4])
    #expect(found.z[0] == 2 && found.z[1].isNaN)
    #expect(table.columns == [[], [], []])
  }

  @Test("a file that ends within a row is said to be cut off, with its line; a whole one is not")
  func cut() throws {
    #expect(
      try table("1,2,3\n4,5").cutNotices.map(\.text)
        == ["the last row, line 2, is short: the file may be cut off"])
    #expect(try table("1,2,3\n4,5\n").cutNotices.isEmpty)
    #expect(try table("1,2,3\n4,5,6").cutNotices.isEmpty)
  }
}
