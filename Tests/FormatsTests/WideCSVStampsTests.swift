import Formats
import Foundation
import Motion
import Testing

@Suite("Dates as the times of a wide table")
struct WideCSVStampsTests {
  /// Rows 10 ms apart, across a second; a place may be changed.
  private static func table(
    _ rows: Int = 30, header: String = "timestamp,LASI_x,LASI_y,LASI_z",
    stamp: (Int) -> String = { milliseconds(10 * $0) }
  ) -> String {
    header + "\n" + (0..<rows).map { "\(stamp($0)),1000,2,\($0)\n" }.joined()
  }

  private static func milliseconds(_ count: Int) -> String {
    let all = 900 + count
    let fraction = String(1000 + all % 1000).dropFirst()
    return "2024-03-05T12:00:\(10 + all / 1000).\(fraction)Z"
  }

  @Test("are read as seconds from the first row, whatever stands for the T")
  func read() throws {
    let blank = Self.table { Self.milliseconds(10 * $0).replacing("T", with: " ") }
    let quoted = Self.table { "\"\(Self.milliseconds(10 * $0))\"" }
    let timeOfDay = Self.table { String(Self.milliseconds(10 * $0).dropFirst(11).dropLast()) }
    for text in [Self.table(), blank, quoted, timeOfDay] {
      let recording = try TextSamples.recording(text)
      #expect(recording.frameRate == 100)
      #expect(recording.startTime == 0)
      #expect(recording.trajectories[0].z.last == 0.029)
      #expect(recording.notices.contains { $0.text.contains("read as seconds from the first row") })
    }
  }

  @Test("are read from a file longer than a piece of it")
  func pieces() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).csv").path
    try Self.table(400).write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    for size in [200, 1 << 20] {
      let recording = try WideCSV.recording(at: path, file: "t.csv", pieceSize: size)
      #expect(recording.frameRate == 100)
      #expect(recording.frameCount == 400)
    }
  }

  @Test("that are uneven, repeated or no dates are refused with their place")
  func refused() {
    let uneven = Self.table { Self.milliseconds(10 * $0 + ($0 > 19 ? 6 : 0)) }
    #expect(TextSamples.refusal(uneven).contains("trial:22:1: error: expected times in even steps"))
    let seconds = Self.table { String(Self.milliseconds(10 * $0).prefix(19)) }
    #expect(TextSamples.refusal(seconds).contains("more decimals of time"))
    let word = Self.table { $0 == 4 ? "later" : Self.milliseconds(10 * $0) }
    #expect(
      TextSamples.refusal(word).contains(
        "trial:6:1: error: expected a date and a time of day as in the rows above"))
    let minutes = Self.table(header: "timestamp (ms),LASI_x,LASI_y,LASI_z")
    #expect(TextSamples.refusal(minutes).contains("trial:2:1: error: expected a number"))
  }

  @Test("stamps that jitter follow the same rule as numbers that do")
  func jitter() throws {
    let jitter = [0, 1, -1, 0, 2, -1]
    let text = Self.table { Self.milliseconds(10 * $0 + jitter[$0 % 6]) }
    #expect(TextSamples.refusal(text).contains("# rate_hz: "))
    let recording = try TextSamples.recording("# rate_hz: 100\n" + text)
    #expect(recording.frameRate == 100)
    #expect(recording.notices.contains { $0.text.contains("the times are uneven") })
  }
}
