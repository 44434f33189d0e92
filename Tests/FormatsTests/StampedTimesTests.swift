import Motion
import Testing

@testable import Formats

@Suite("Times that a program stamped")
struct StampedTimesTests {
  /// Times at a rate, moved by up to `jitter` seconds.
  private static func times(_ rate: Double, _ count: Int, jitter: Double) -> [Double] {
    (0..<count).map { Double($0) / rate + jitter * [0.0, 0.7, -0.9, 0.3, 1, -0.4][$0 % 6] }
  }

  private func table(_ times: [Double], _ before: String = "", frames: Bool = false) -> [UInt8] {
    let rows = times.enumerated().map { row, time in
      "\(time)," + (frames ? "\(row + 7)," : "") + "1000,2,\(row)\n"
    }
    return Array(
      (before + "timestamp," + (frames ? "frame," : "") + "LASI_x,LASI_y,LASI_z\n" + rows.joined())
        .utf8)
  }

  @Test("a stated rate decides, and the jitter is said")
  func stated() throws {
    let bytes = table(Self.times(30, 60, jitter: 0.004), "# rate_hz: 30\n")
    let recording = try WideCSV.recording(of: bytes, name: "a", file: "a.csv")
    #expect(recording.frameRate == 30)
    #expect(recording.notices.contains { $0.text.contains("times are uneven") })
  }

  @Test("frame numbers that count one by one decide")
  func counted() throws {
    let bytes = table(Self.times(100, 60, jitter: 0.001), frames: true)
    let recording = try WideCSV.recording(of: bytes, name: "a", file: "a.csv")
    #expect(abs(recording.frameRate - 100) < 0.1)
    #expect(recording.firstFrame == 7)
    #expect(recording.notices.contains { $0.text.contains("frame numbers count one by one") })
  }

  @Test("otherwise refused with the place of the time and a remedy that works")
  func refused() throws {
    let times = Self.times(30, 60, jitter: 0.004)
    let error = #expect(throws: ReadError.self) {
      try WideCSV.recording(of: table(times), name: "a", file: "a.csv")
    }
    let remedy = try #require(error?.remedy)
    let start = try #require(remedy.firstRange(of: "\"# rate_hz")?.lowerBound)
    let line = remedy[remedy.index(after: start)...].prefix { $0 != "\"" }
    #expect(throws: Never.self) {
      try WideCSV.recording(of: table(times, line + "\n"), name: "a", file: "a.csv")
    }
  }

  @Test("an even clock with a row left out is refused, whatever the header says")
  func lostRow() {
    var times = Self.times(100, 50, jitter: 0)
    times.remove(at: 20)
    for bytes in [table(times), table(times, "# rate_hz: 100\n"), table(times, frames: true)] {
      #expect(throws: ReadError.self) {
        try WideCSV.recording(of: bytes, name: "a", file: "a.csv")
      }
    }
  }

  @Test("another rate than the times have is refused")
  func contradiction() {
    let bytes = table(Self.times(30, 60, jitter: 0.004), "# rate_hz: 60\n")
    let error = #expect(throws: ReadError.self) {
      try WideCSV.recording(of: bytes, name: "a", file: "a.csv")
    }
    #expect(error?.problem.contains("rate_hz says 60.0 Hz") == true)
  }

  @Test("the column of the time is the place of the complaint")
  func place() {
    let text =
      "LASI_x,LASI_y,LASI_z,time\n1,2,3,0\n1,2,3,0.01\n1,2,3,0.02\n1,2,3,0.05\n1,2,3,0.06\n"
    let error = #expect(throws: ReadError.self) {
      try WideCSV.recording(of: Array(text.utf8), name: "a", file: "a.csv")
    }
    #expect(error?.place == .line(5, column: 7))
  }

  @Test("frames counted by two beside even times are said, and the times are used")
  func everySecondFrame() throws {
    let text =
      "frame,time,LASI_x,LASI_y,LASI_z\n"
      + (0..<5).map { "\(2 * $0),0.0\(2 * $0),1000,2,3\n" }.joined()
    let recording = try WideCSV.recording(of: Array(text.utf8), name: "a", file: "a.csv")
    #expect(recording.frameRate == 50)
    #expect(recording.notices.contains { $0.text.contains("do not count one by one") })
  }
}
