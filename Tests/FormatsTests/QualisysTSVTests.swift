import Formats
import Motion
import Testing

@Suite("Qualisys TSV")
struct QualisysTSVTests {
  private static let head = """
    NO_OF_FRAMES\t3\r
    NO_OF_CAMERAS\t10\r
    NO_OF_MARKERS\t2\r
    FREQUENCY\t100\r
    NO_OF_ANALOG\t0\r
    DESCRIPTION\t--\r
    DATA_INCLUDED\t3D\r
    EVENT\tLHS\t12\t0.11000\r
    EVENT\tclap\t13\t0.12000\r
    MARKER_NAMES\tL ASI\tR ASI\r

    """

  private func read(_ text: String) throws -> Recording {
    let bytes = Array(text.utf8)
    #expect(QualisysTSV.recognizes(bytes, ending: ""))
    return try QualisysTSV.recording(of: bytes, name: "walk", file: "walk.tsv")
  }

  @Test("markers by the names of their columns, events, first frame, trailing tabs")
  func named() throws {
    let recording = try read(
      Self.head + "TRAJECTORY_TYPES\tMeasured\tMeasured\r\n"
        + "Frame\tTime\tL ASI X\tL ASI Y\tL ASI Z\tR ASI X\tR ASI Y\tR ASI Z\t\r\n"
        + "11\t0.10000\t1000.000\t2.5\t3\t4\t5\t6\r\n"
        + "12\t0.11000\t1001\t2.5\t3\t0.000\t0.000\t0.000\r\n"
        + "13\t0.12000\t1002\t2.5\t3\t\t\t\r\n")
    #expect(recording.firstFrame == 11)
    #expect(recording.frameRate == 100)
    #expect(recording.trajectories.map(\.label) == ["L ASI", "R ASI"])
    #expect(agree(recording.trajectories[0].x, [1, 1.001, 1.002]))
    #expect(agree(recording.trajectories[1].y, [0.005, .nan, .nan]))
    #expect(recording.notices.contains { $0.text.contains("0, 0, 0 exactly count as not seen") })
    #expect(recording.events.map(\.kind) == [.initialContact, .other("clap")])
    #expect(recording.events.map(\.side) == [.left, nil])
    #expect(agree(recording.events.map(\.time), [0.01, 0.02]))
  }

  @Test("without names of columns, frame and time stand before the markers or are left out")
  func unnamed() throws {
    for before in ["", "1\t0.00000\t"] {
      let rows = (0..<3).map { frame in
        (before.isEmpty ? "" : "\(frame + 1)\t0.0\(frame)000\t")
          + "1000\t2\t3\t4\t5\t\(frame)\t\r\n"
      }
      let recording = try read(Self.head + rows.joined())
      #expect(recording.frameCount == 3)
      #expect(agree(recording.trajectories[1].z, [0, 0.001, 0.002]))
    }
  }

  @Test("an export of rigid bodies is no recording")
  func bodies() throws {
    let text = "NO_OF_FRAMES\t1\r\nFREQUENCY\t100\r\nBODY_NAMES\tpelvis\r\n1\t2\t3\r\n"
    #expect {
      try read(text)
    } throws: { ($0 as? ReadError)?.isNoRecording == true }
  }

  @Test("a version in the first line") func version() throws {
    let recording = try read(
      "FILE_VERSION\t2.0.0\r\n" + Self.head
        + (0..<3).map { "\($0 + 1)\t0.0\($0)000\t1000\t2\t3\t4\t5\t6\t\r\n" }.joined())
    #expect(recording.trajectories.map(\.label) == ["L ASI", "R ASI"])
  }

  @Test("a skeleton is no recording") func skeleton() {
    let text =
      "NO_OF_FRAMES\t1\nFREQUENCY\t100\nSEGMENT_NAMES\tHips\nFrame\tTime\tHips\n1\t0\t1\t2\n"
    let error = #expect(throws: ReadError.self) {
      try QualisysTSV.recording(of: Array(text.utf8), name: "a", file: "walk_s_A.tsv")
    }
    #expect(error?.problem.contains("a skeleton") == true)
    #expect(error?.isNoRecording == true)
  }

  @Test("a dash, which QTM can be told to write, is a gap") func dash() throws {
    let recording = try read(
      Self.head + "1000\t2\t3\t4\t5\t6\r\n-\t-\t-\t4\t5\t6\r\n1000\t2\t3\t-4\t5\t6\r\n")
    #expect(agree(recording.trajectories[0].x, [1, .nan, 1]))
    #expect(agree(recording.trajectories[1].x, [0.004, 0.004, -0.004]))
  }
}
