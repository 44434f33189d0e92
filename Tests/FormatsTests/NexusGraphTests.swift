import Formats
import Motion
import Testing

@Suite("Graphs of Vicon Nexus")
struct NexusGraphTests {
  private func read(_ text: String) throws -> Recording {
    #expect(NexusGraph.recognizes(Array(text.utf8), ending: "csv"))
    return try NexusGraph.recording(of: Array(text.utf8), name: "walk", file: "walk.csv")
  }

  @Test("positions are markers, other graphs are named")
  func positions() throws {
    let recording = try read("# rate_hz: 120\n" + TextSamples.graph)
    #expect(recording.frameRate == 120)
    #expect(recording.firstFrame == 7)
    #expect(recording.lengthUnit == .millimetre)
    #expect(recording.trajectories.map(\.label) == ["LASI", "RASI"])
    #expect(recording.trajectories[1].prefix == "S1")
    #expect(agree(recording.trajectories[0].x, [1, 1.001]))
    #expect(agree([recording.trajectories[1].y[0]], [0.201]))
    #expect(recording.trajectories[1].y[1].isNaN)
    #expect(
      recording.notices.map(\.text) == ["graphs of no positions are passed over: Velocity - RASI"])
  }

  @Test("the other way of writing the units, without Frames")
  func bare() throws {
    let text = TextSamples.graph.replacing("Frames,Frames", with: ",")
    #expect(try read("# rate_hz: 100\n" + text).trajectories.count == 2)
  }

  @Test("without a rate it is refused, with a remedy that works")
  func rateless() throws {
    let error = #expect(throws: ReadError.self) { try read(TextSamples.graph) }
    let remedy = try #require(error?.remedy)
    #expect(error?.diagnostic.hasPrefix("walk.csv:1:1: error: expected the rate") == true)
    let start = try #require(remedy.firstRange(of: "\"# rate_hz")?.lowerBound)
    let line = remedy[remedy.index(after: start)...].prefix { $0 != "\"" }
    #expect(try read(line + "\n" + TextSamples.graph).frameRate == 100)
  }

  @Test("frames left out, frames between frames and graphs without positions are refused")
  func refused() {
    let text = "# rate_hz: 100\n" + TextSamples.graph
    for (found, other, words) in [
      ("\n8,0,", "\n9,0,", "walk.csv:6:1: error: expected frame 8, sub frame 0, found frame 9.0"),
      ("\n8,0,", "\n8,5,", "sub frame 5.0"),
      ("Position", "Velocity", "expected graphs of positions"),
    ] {
      let error = #expect(throws: ReadError.self) {
        try NexusGraph.recording(
          of: Array(text.replacing(found, with: other).utf8), name: "walk", file: "walk.csv")
      }
      #expect(error?.diagnostic.contains(words) == true, "\(error?.diagnostic ?? "")")
    }
  }

  @Test("a table of trajectories without its title is none")
  func other() {
    let text = "Frame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n1,0,1,2,3\n"
    #expect(!NexusGraph.recognizes(Array(text.utf8), ending: "csv"))
  }
}
