import Formats
import Motion
import Testing

@Suite("BTS ASCII")
struct BTSTextTests {
  private func read(_ type: String, _ unit: String, _ names: String, _ rows: [String]) throws
    -> Recording
  {
    let text =
      "BTS ASCII format\r\n\r\nType:\t\(type)\r\nMeasure unit:\t\(unit)\r\n\r\nTracks:\t 2\r\n"
      + "Frequency:\t100 Hz\r\nFrames:\t 3\r\nStart time:\t 0.000\r\n\r\nFrame\tTime\t\(names)\t\r\n"
      + rows.enumerated().map { "\($0 + 1)\t0.0\($0)0\t\($1)\t\r\n" }.joined()
    #expect(BTSText.recognizes(Array(text.utf8), ending: "emt"))
    return try BTSText.recording(of: Array(text.utf8), name: "walk", file: "walk.emt")
  }

  @Test("tracks of points are markers, in the unit that the file names")
  func points() throws {
    let recording = try read(
      "Point 3D tracks", "mm", "r_asis.X\tr_asis.Y\tr_asis.Z\tage",
      ["1000\t2\t3\t9", "\t\t\t9", "1002\t2\t3\t9"])
    #expect(recording.trajectories.map(\.label) == ["r_asis"])
    #expect(agree(recording.trajectories[0].x, [1, .nan, 1.002]))
    #expect(recording.frameRate == 100)
    #expect(recording.lengthUnit == .millimetre)
    #expect(recording.notices.contains { $0.text == "columns passed over: age" })
  }

  @Test("tracks of EMG are signals, frame and time are none")
  func signals() throws {
    let recording = try read("Emg tracks", "mV", "RF\tTA", ["1\t2", "3\t4", "5\t6"])
    #expect(recording.analog.map(\.label) == ["RF", "TA"])
    #expect(recording.analog.map(\.rate) == [100, 100])
    #expect(agree(recording.analog[1].samples, [0.002, 0.004, 0.006]))
    #expect(recording.trajectories.isEmpty && recording.frameCount == 0)
  }

  @Test("other tracks are no recording, a wrong unit is refused")
  func refusals() {
    let angles = #expect(throws: ReadError.self) {
      try read("Angle tracks", "deg", "hip", ["1", "2"])
    }
    #expect(angles?.isNoRecording == true)
    let unit = #expect(throws: ReadError.self) {
      try read("Point 3D tracks", "V", "a.X\ta.Y\ta.Z", ["1\t2\t3", "1\t2\t3"])
    }
    #expect(unit?.problem == "expected a unit of length for Measure unit, found \"V\"")
  }
}
