import Formats
import Foundation
import Motion
import Testing

@Suite("NumberTable+Pieces")
struct NumberTablePiecesTests {
  /// Rows that grow shorter, with gaps, blank rows and every line end; with a fault for odd seeds.
  private static func table(seed: Int) -> [UInt8] {
    var random = SeededNumbers(seed: seed)
    var text = "# unit: mm\ntime,LASI_x,LASI_y,LASI_z,RKNE_x,RKNE_y,RKNE_z\n"
    for row in 0..<900 {
      let digits = row < 200 ? 9 : 1
      let cells = (0..<2).map { _ in
        Int.random(in: 0..<12, using: &random) == 0
          ? ",,"
          : (0..<3).map { _ in
            String(format: "%.\(digits)f", Double.random(in: -900...900, using: &random))
          }.joined(separator: ",")
      }
      let end = ["\n", "\r\n", "\n\n", "\r"][Int.random(in: 0..<4, using: &random)]
      text += String(format: "%.2f,", Double(row) / 100) + cells.joined(separator: ",") + end
    }
    var bytes = Array(text.utf8)
    if seed % 2 == 1 {
      let place = Int.random(in: 200..<bytes.count, using: &random)
      bytes[place] = Array("x\0,\"".utf8).randomElement(using: &random) ?? 0
    }
    if seed % 3 == 2 { bytes.removeLast(Int.random(in: 1..<20, using: &random)) }
    return bytes
  }

  @Test("reads the same on any number of cores, in pieces of any size", arguments: 0..<12)
  func same(seed: Int) throws {
    let bytes = Self.table(seed: seed)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("table-\(UUID().uuidString).csv").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let whole = readOutcome { () throws(ReadError) -> Recording in
      try WideCSV.recording(of: bytes, name: "", file: "t.csv")
    }
    for size in [100, 700, 4000] {
      for cores in [1, 2, 5] {
        let found = RecordingFormats.$cores.withValue(cores) {
          readOutcome { () throws(ReadError) -> Recording in
            try WideCSV.recording(at: path, file: "t.csv", pieceSize: size)
          }
        }
        #expect(found == whole, "pieces of \(size) on \(cores) cores")
      }
    }
  }
}
