import Formats
import Motion
import Testing

@Suite("Text of Visual3D")
struct Visual3DTextTests {
  private func read(_ text: String) throws -> Recording {
    #expect(Visual3DText.recognizes(Array(text.utf8), ending: "txt"))
    return try Visual3DText.recording(of: Array(text.utf8), name: "walk", file: "walk.txt")
  }

  private func refusal(_ text: String) -> String {
    let error = #expect(throws: ReadError.self) { try read(text) }
    return error?.diagnostic ?? ""
  }

  @Test("targets are markers, up to the last row that holds one; other signals are named")
  func targets() throws {
    let recording = try read("# rate_hz: 120\n# unit: m\n" + TextSamples.visual3D)
    #expect(recording.frameRate == 120)
    #expect(recording.frameCount == 2)
    #expect(recording.trajectories.map(\.label) == ["LASI", "RASI"])
    #expect(recording.trajectories[0].x == [1, 1.1])
    #expect(recording.trajectories[1].x[1].isNaN)
    #expect(
      recording.notices.map(\.text) == ["signals that are no markers are passed over: RF"])
    let small = try read("# rate_hz: 120\n# unit: mm\n" + TextSamples.visual3D)
    #expect(agree(small.trajectories[0].x, [0.001, 0.0011]))
  }

  @Test("a column of times gives the rate")
  func times() throws {
    let timed = TextSamples.visual3D
      .replacing("RF", with: "TIME").replacing("ANALOG", with: "FRAME_NUMBERS")
      .replacing("\t5\n", with: "\t0.00\n").replacing("\t6\n", with: "\t0.02\n")
      .replacing("3\t\t\t\t\t\t\t7\n", with: "3\t1.1\t0.2\t0.9\t\t\t\t0.04\n")
    let recording = try read(timed)
    #expect(recording.frameRate == 50)
    #expect(recording.frameCount == 3)
    #expect(recording.startTime == 0)
    #expect(!recording.notices.contains { $0.text.contains("passed over") })
    #expect(refusal(timed.replacing("0.04", with: "0.09")).contains("even steps"))
  }

  @Test("without times and rate it is refused, with a remedy that works")
  func rateless() throws {
    let words = refusal(TextSamples.visual3D)
    #expect(words.contains("walk.txt:2:1: error: expected a column of times"))
    let start = try #require(words.firstRange(of: "\"# rate_hz")?.lowerBound)
    let line = words[words.index(after: start)...].prefix { $0 != "\"" }
    #expect(try read(line + "\n" + TextSamples.visual3D).frameRate == 100)
  }

  @Test("several trials, a marker twice and a marker without Z are refused")
  func refused() {
    let text = "# rate_hz: 100\n" + TextSamples.visual3D
    #expect(
      refusal(text.replacing("\ta.c3d\ta.c3d\n", with: "\tb.c3d\ta.c3d\n"))
        .contains("walk.txt:2:1: error: expected one trial in the table, found 2"))
    #expect(refusal(text.replacing("RASI", with: "LASI")).contains("every marker once"))
    #expect(
      refusal(text.replacing("Z\t0\n", with: "RESIDUAL\t0\n"))
        .contains("expected X, Y and Z of marker RASI"))
  }
}
