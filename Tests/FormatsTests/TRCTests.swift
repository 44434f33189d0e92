import Formats
import Foundation
import Motion
import Testing

@Suite("TRC")
struct TRCTests {
  @Test("reads markers in metres, with empty cells and nan as not seen")
  func reads() throws {
    let recording = try TextSamples.recording(TextSamples.trc)
    #expect(recording.frameRate == 100)
    #expect(recording.frameCount == 3)
    #expect(recording.startTime == 0)
    #expect(recording.trajectories.map(\.label) == ["RASI", "RKNE"])
    #expect(agree(recording.trajectories[0].y, [0.95, 0.951, 0.952]))
    #expect(recording.trajectories[1].gaps == [1..<3])
    #expect(recording.up == nil)
    #expect(recording.notices.isEmpty)
  }

  @Test(
    "reads the variants of other writers alike",
    arguments: [
      ("\tTime\tRASI\t\t\tRKNE\t\t", "\tTimes\t\tRASI\t\tRKNE\t\t"),
      ("100.00\t100.00\t3\t2\tmm", "  100.0\t\t  100.0\t\t    3\t\t  2\t\t mm"),
      ("\tZ2\n\n", "\tZ2\n"), ("\tZ2\n\n", "\tZ2\n\t\t\t\n"),
      ("PathFileType\t4", "PathFileType  4"),
      ("100.00\t100.00", "99.9999999999954\t100.00"), ("\n", "\r\n"), ("RASI\t", " RASI \t"),
      ("\t-200\t\t\t\n", "\t-200\n"), ("\tRKNE\t\t", "\tRKNE"),
    ])
  func variants(old: String, new: String) throws {
    let plain = try TextSamples.recording(TextSamples.trc)
    let found = try TextSamples.recording(TextSamples.trc.replacing(old, with: new))
    #expect(found.trajectories.map(\.label) == ["RASI", "RKNE"])
    #expect(found.trajectories[0] == plain.trajectories[0])
    #expect(found.frameRate == 100)
  }

  @Test("believes the time column where the header's rate contradicts it, and says so")
  func contradiction() throws {
    let text = TextSamples.trc.replacing("100.00\t100.00", with: "250\t250")
    let recording = try TextSamples.recording(text)
    #expect(recording.frameRate == 100)
    #expect(recording.notices.count { $0.text.contains("250.0 Hz") } == 1)
  }

  @Test("separates by commas where the header does")
  func commas() throws {
    let recording = try TextSamples.recording(TextSamples.trc.replacing("\t", with: ","))
    #expect(recording.trajectories.count == 2)
  }

  @Test(
    "says where and what is wrong",
    arguments: [
      (
        "1010\t951", "1010\tx",
        """
        trial:8:14: error: expected a number for marker RASI, Y, found "x"
          remedy: leave the cell empty where nothing was seen
        """
      ),
      (
        "RKNE", "",
        """
        trial:5:1: error: expected X, Y, Z of the 1 markers that line 4 names, found 2
          remedy: name every marker once
        """
      ),
      (
        "mm", "in",
        """
        trial:3:1: error: expected a unit of length below Units, found "in"
          remedy: write mm or m there
        """
      ),
      (
        "0.020", "0.050",
        """
        trial:9:1: error: expected times in even steps, found 0.05 s after 0.01 s
          remedy: export the trial again without leaving frames out
        """
      ),
    ])
  func diagnostics(old: String, new: String, expected: String) {
    #expect(TextSamples.refusal(TextSamples.trc.replacing(old, with: new)) == expected)
  }

  @Test("writes what it reads again, and names what it cannot hold")
  func roundTrip() throws {
    var recording = try TextSamples.recording(TextSamples.nexus)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).trc").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let losses = try TRC.write(recording, to: path)
    #expect(losses.contains("TRC holds no analog channels (2)"))
    #expect(losses.contains("TRC holds no force plates (1)"))
    let found = try RecordingFormats.recording(at: path, file: "walk.trc")
    recording.trajectories[1].prefix = nil
    #expect(found.frameRate == 100)
    #expect(found.firstFrame == 7)
    #expect(found.startTime == 0.06)
    for (a, b) in zip(found.trajectories, recording.trajectories) {
      #expect(a.label == b.label)
      #expect(a.gaps == b.gaps)
      #expect(zip(a.x, b.x).allSatisfy { $0.isNaN || abs($0 - $1) < 1e-9 })
    }
  }
}
