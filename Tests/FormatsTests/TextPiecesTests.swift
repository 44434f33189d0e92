import Formats
import Foundation
import Motion
import Testing

@Suite("TextPieces")
struct TextPiecesTests {
  private func withFile<Result>(
    _ bytes: [UInt8], _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("pieces-\(UUID().uuidString).csv").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test("make up the file and end where lines end, whatever their size", arguments: 0..<8)
  func whole(seed: Int) throws {
    var random = SeededNumbers(seed: seed)
    let parts = ["a", "12,3", "\n", "\r\n", "\r", "\n\n", "é"]
    let text = (0..<Int.random(in: 0...120, using: &random))
      .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    try withFile(Array(text.utf8)) { path in
      var expected: [String] = []
      let file = try TextFile(Array(text.utf8), file: "t.csv")
      var all = TextLines(file)
      while let line = try all.next() { expected.append("\(all.number) \(file.text(line))") }
      for size in [16, 17, 18, 40, 1 << 20] {
        var pieces = try TextPieces(path: path, file: "t.csv", pieceSize: size)
        var found: [String] = []
        var bytes: [UInt8] = []
        var count = 0
        while let piece = try pieces.next(behind: count) {
          var lines = TextLines(piece)
          while let line = try lines.next() { found.append("\(lines.number) \(piece.text(line))") }
          count = lines.number
          bytes += piece.bytes
        }
        #expect(bytes == Array(text.utf8))
        #expect(found == expected, "\(text.debugDescription) in pieces of \(size)")
      }
    }
  }

  @Test("give the same recording and the same diagnostics as the whole", arguments: 0..<20)
  func sameRecording(seed: Int) throws {
    var random = SeededNumbers(seed: seed)
    var bytes = Array(TextSamples.wide.utf8)
    if seed > 0 {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = Array("x,\n\r9-\"\0".utf8).randomElement(using: &random) ?? 0
      }
    }
    try withFile(bytes) { path in
      let whole = readOutcome { () throws(ReadError) -> Recording in
        try WideCSV.recording(of: bytes, name: "", file: "t.csv")
      }
      for size in [16, 64, 1 << 20] {
        for cores in [1, 3] {
          let pieces = RecordingFormats.$cores.withValue(cores) {
            readOutcome { () throws(ReadError) -> Recording in
              try WideCSV.recording(at: path, file: "t.csv", pieceSize: size)
            }
          }
          #expect(pieces == whole, "pieces of \(size), \(cores) cores")
        }
      }
    }
  }

  @Test("of a pipe or a folder are refused, not waited for")
  func pipe() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("pipe-\(UUID().uuidString)").path
    #expect(mkfifo(path, 0o600) == 0)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(throws: ReadError.self) { try RecordingFormats.recording(at: path) }
    #expect(throws: ReadError.self) { try RecordingFormats.recording(at: "/") }
  }
}
