import Formats
import Motion
import Testing

@Suite("LongCSV")
struct LongCSVTests {
  @Test("reads rows sorted by frame, with missing rows as not seen")
  func byFrame() throws {
    let recording = try TextSamples.recording(TextSamples.long)
    #expect(recording.format == "CSV, a row a marker and frame")
    #expect(recording.frameRate == 100)
    #expect(recording.trajectories.map(\.label) == ["LASI", "RKNE"])
    #expect(recording.trajectories[0].x == [1, 1.01, 1.02])
    #expect(recording.trajectories[1].gaps == [1..<2])
    #expect(recording.notices.count { $0.text.contains("read as mm") } == 1)
  }

  @Test("reads the same in any order of rows and columns, under any of the names")
  func anyOrder() throws {
    let plain = try TextSamples.recording(TextSamples.long)
    let rows = TextSamples.long.split(separator: "\n").dropFirst().map { row in
      row.split(separator: ",").reversed().joined(separator: ";")
    }
    let byMarker = rows.sorted { $0.contains("LASI") && !$1.contains("LASI") }
    let text = "Z (mm);y [mm];X (mm);\"Label\";Time\n" + byMarker.joined(separator: "\r\n")
    let found = try TextSamples.recording(text)
    #expect(found.trajectories[0] == plain.trajectories[0])
    #expect(found.trajectories[1].gaps == [1..<2])
    #expect(found.notices.isEmpty)
  }

  @Test("keeps a frame in which no marker was seen")
  func emptyFrame() throws {
    let text =
      TextSamples.long.replacing("0.01,LASI,1010,201,950\n", with: "")
      + (3..<9).map { "0.0\($0),LASI,1,2,3\n" }.joined()
    let recording = try TextSamples.recording(text)
    #expect(recording.frameCount == 9)
    #expect(recording.trajectories[0].gaps == [1..<2])
    #expect(recording.frameRate == 100)
  }

  @Test("reads quoted labels and frame numbers")
  func frames() throws {
    let text = "# rate_hz: 25\n# unit: mm\nframe,name,x,y,z\n3,\"A, b\",1,2,3\n4,\"A, b\",1,2,3\n"
    let recording = try TextSamples.recording(text)
    #expect(recording.trajectories.map(\.label) == ["A, b"])
    #expect(recording.firstFrame == 3)
    #expect(recording.frameRate == 25)
  }

  @Test(
    "says where and what is wrong",
    arguments: [
      (
        "0.02,RKNE", "0.02,LASI",
        """
        trial:6:1: error: expected marker LASI once a frame, found it again after line 5
          remedy: remove one of the two rows
        """
      ),
      (
        "RKNE,1,2", "RKNE,1,-",
        """
        trial:3:13: error: expected a number for y, found "-"
          remedy: leave the cell empty where nothing was seen
        """
      ),
      (
        "0.01,LASI", "0.013,LASI",
        """
        trial:4:1: error: expected times in even steps, found 0.013 s between them
          remedy: export the trial again without leaving rows out, with more decimals of time
        """
      ),
      (
        "0.01,LASI", "0.01,",
        """
        trial:4:1: error: expected the name of a marker, found an empty cell
          remedy: name the marker of every row
        """
      ),
    ])
  func diagnostics(old: String, new: String, expected: String) {
    #expect(TextSamples.refusal(TextSamples.long.replacing(old, with: new)) == expected)
  }

  @Test("refuses frames so far apart that they would fill memory")
  func sparse() {
    let text = "# rate_hz: 25\n# unit: mm\nframe,name,x,y,z\n1,A,1,2,3\n900000000,A,1,2,3\n"
    #expect(TextSamples.refusal(text).contains("for 900000000 frames"))
  }

  @Test(
    "other words for a marker, and the columns that are passed over",
    arguments: ["joint", "landmark", "keypoint", "Marker_Name"])
  func words(word: String) throws {
    let text =
      "frame,time,\(word),x,y,z,visibility\n"
      + (0..<3).flatMap { frame in
        ["hip", "knee"].map { "\(frame),0.0\(frame),\($0),1000,\(frame),3,0.9\n" }
      }.joined()
    let bytes = Array(text.utf8)
    #expect(LongCSV.recognizes(bytes, ending: "csv"))
    let recording = try LongCSV.recording(of: bytes, name: "a", file: "a.csv")
    #expect(recording.trajectories.map(\.label) == ["hip", "knee"])
    #expect(recording.notices.contains { $0.text == "columns passed over: visibility" })
  }

  /// Two markers at 100 Hz, the stamps of whose rows jitter.
  private func stamped(_ before: String = "", frames: ((Int) -> Int)? = nil) -> String {
    let rows = (0..<40).map { row in
      let time = Double(row) / 100 + 0.001 * [0, 0.7, -0.9, 0.3, 1, -0.4][row % 6]
      let clock = (frames.map { "\($0(row))," } ?? "") + "\(time)"
      return "\(clock),LASI,1000,2,\(row)\n\(clock),RASI,1200,2,\(row)\n"
    }
    return before + (frames == nil ? "" : "frame,") + "time,marker,x,y,z\n" + rows.joined()
  }

  @Test("stamps that jitter: frame numbers that count one by one decide")
  func stampedFrames() throws {
    let recording = try TextSamples.recording(stamped { $0 + 5 })
    #expect(abs(recording.frameRate - 100) < 0.5)
    #expect(recording.firstFrame == 5)
    #expect(recording.frameCount == 40)
    #expect(recording.trajectories[1].z[39] == 0.039)
    #expect(recording.notices.contains { $0.text.contains("times are uneven, up to 1.") })
    #expect(TextSamples.refusal(stamped { $0 < 20 ? $0 : $0 + 1 }).contains("even steps"))
  }

  @Test("stamps that jitter: a stated rate decides, as the remedy says")
  func stampedRate() throws {
    let refusal = TextSamples.refusal(stamped())
    let start = try #require(refusal.firstRange(of: "\"# rate_hz")?.lowerBound)
    let line = refusal[refusal.index(after: start)...].prefix { $0 != "\"" }
    #expect(try TextSamples.recording(stamped(line + "\n")).frameCount == 40)
    let recording = try TextSamples.recording(stamped("# rate_hz: 100\n"))
    #expect(recording.frameRate == 100)
    #expect(recording.trajectories[0].z[39] == 0.039)
    #expect(TextSamples.refusal(stamped("# rate_hz: 50\n")).contains("even steps"))
  }

  @Test("even times win over another rate, and both are said")
  func contradiction() throws {
    let recording = try TextSamples.recording("# rate_hz: 200\n" + TextSamples.long)
    #expect(recording.frameRate == 100)
    #expect(recording.notices.contains { $0.text.contains("rate_hz says 200.0 Hz") })
  }

  @Test("the column of names may be called by another word", arguments: ["joint", "trajectory"])
  func aliases(word: String) throws {
    let text = TextSamples.long.replacing("marker", with: word)
    #expect(text != TextSamples.long)
    #expect(try TextSamples.recording(text).trajectories.map(\.label) == ["LASI", "RKNE"])
  }
}
