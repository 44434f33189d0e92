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
      ("\t-200\t\t\t\n", "\t-200\n"), ("\tRKNE\t\t", "\tRKNE"), ("mm", "[mm]"), ("mm", "(mm)"),
      ("NumFrames\tNumMarkers", "NumFrame\tNumMarker"), ("Time\tRASI", "Time (s)\tRASI"),
      ("Time\tRASI\t\t\tRKNE", "Time RASI\t\t\tRKNE"),
      ("RASI\t\t\tRKNE\t\t", "RASI_x\tRASI_y\tRASI_z\tRKNE_x\tRKNE_y\tRKNE_z"),
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
        "\t\tX1\tY1\tZ1\tX2\tY2\tZ2", "\t\tX1\tY1\tZ1",
        """
        trial:5:1: error: expected X, Y, Z of the 2 markers that line 4 names, found 1
          remedy: name every marker once
        """
      ),
      (
        "mm", "px",
        """
        trial:3:19: error: expected a unit of length below Units, found "px"
          remedy: write mm or m there, if the positions are in it; otherwise export them so
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

  @Test("positions of 0, 0, 0 exactly are gaps, and are counted; a zero among others is none")
  func zeros() throws {
    let text = TextSamples.trc.replacing("1010\t951\t-200\t\t\t", with: "0\t0\t0.000\t0\t500\t0")
    let recording = try TextSamples.recording(text)
    #expect(recording.trajectories[0].gaps == [1..<2])
    #expect(recording.trajectories[1].y[1] == 0.5)
    #expect(
      recording.notices.map(\.text) == [
        "positions of 0, 0, 0 exactly count as not seen: RASI (1 frames)"
      ])
    let never = try TextSamples.recording(
      TextSamples.trc.replacing("1001\t500\t-210", with: "0\t0\t0"))
    #expect(never.trajectories[1].missingCount == 3)
  }

  /// A table of so many rows, 100 a second, whose markers lie at 100, 200, … mm.
  private static func table(
    names: String, axes: String?, rate: String = "100", counted: Int, markers: Int,
    rows: Int = 3, before: String = "", times: (Int) -> String = { "\(Double($0) / 100)" }
  ) -> String {
    var text = "PathFileType\t4\t(X/Y/Z)\tmade.trc\n"
    text += "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n"
    text += "\(rate)\t\(rate)\t\(rows)\t\(counted)\tmm\n" + names + "\n"
    if let axes { text += axes + "\n" }
    text += "\n"
    for row in 0..<rows {
      text += before + "\(row + 1)\t" + times(row)
      for marker in 1...max(1, markers) where markers > 0 {
        text += "\t\(marker)00\t\(marker)01\t\(marker)02"
      }
      text += "\n"
    }
    return text
  }

  /// The numbers of a table's markers by their first coordinate, in hundreds of millimetres.
  private func order(_ recording: Recording) -> [String] {
    recording.trajectories.map { "\($0.label)\(Int(($0.x[0] * 10).rounded()))" }
  }

  @Test(
    "names stand over their own numbers where the place tells, whoever is left without a name",
    arguments: [
      // In the middle, without a row of axes and with one that numbers the named ones.
      ("Frame#\tTime\tA\t\t\t\t\t\tC", nil, ["A1", "C3"]),
      ("Frame#\tTime\tA\t\t\t\t\t\tC", "\t\tX1\tY1\tZ1\tX2\tY2\tZ2", ["A1", "C3"]),
      ("Frame#\tTime\tA\t\t\t\t\t\tC\t\t", "\t\tX1\tY1\tZ1\tX2\tY2\tZ2\tX3\tY3\tZ3", ["A1", "C3"]),
      // At the front, at the end, and glued to Time.
      ("Frame#\tTime\t\t\t\tB\t\t\tC", nil, ["B2", "C3"]),
      ("Frame#\tTime\tA\t\t\tB", nil, ["A1", "B2"]),
      ("Frame#\tTime A\t\t\tB\t\t\tC", nil, ["A1", "B2", "C3"]),
      ("Frame#\tTime A\t\t\t\t\t\tC", nil, ["A1", "C3"]),
      // Not at their own places: in order, as long as none is missing.
      ("Frame#\tTime\tA\tB\tC", nil, ["A1", "B2", "C3"]),
      ("Frame#\tTimes\t\tA\t\tB\t\tC", nil, ["A1", "B2", "C3"]),
      ("Frame#\tTimes\t\t\tA\t\t\tB\t\t\tC", nil, ["A1", "B2", "C3"]),
      ("Frame#\tTime            A              B                C", nil, ["A1", "B2", "C3"]),
      ("Frame#\tTime\tA_x\tA_y\tA_z\tB.X\tB.Y\tB.Z\tC x\tC y\tC z", nil, ["A1", "B2", "C3"]),
    ])
  func places(names: String, axes: String?, expected: [String]) throws {
    let recording = try TextSamples.recording(
      Self.table(names: names, axes: axes, counted: 3, markers: 3))
    #expect(order(recording) == expected)
    #expect(recording.notices.isEmpty == (expected.count == 3))
    if expected == ["A1", "C3"] {
      #expect(
        recording.notices.map(\.text) == [
          "line 4 gives no name to marker 2 of 3; it is passed over"
        ])
    }
  }

  @Test(
    "names that do not tell whose numbers are whose are refused",
    arguments: [
      ("Frame#\tTime\tA\tB\t\tD", 4, "trial:4:18: error: expected names of 4 markers, found 3"),
      ("Frame#\tTime\tA\t\tB\t\t\t\tD", 4, "trial:4:21: error: expected names of 4"),
      ("Frame#\tTime\tA\t\tC", 3, "trial:4:13: error: expected names of 3 markers, found 2"),
      ("Frame#\tTime       A        C", 3, "trial:4:8: error: expected names of 3 markers"),
      ("Frame#\tTime\tA\tB\tC\tD\tE\tF\tG\tH\tI", 3, "trial:6:1: error: expected three numbers"),
    ])
  func ambiguous(names: String, count: Int, expected: String) {
    let text = Self.table(names: names, axes: nil, counted: count, markers: count)
    #expect(TextSamples.refusal(text).hasPrefix(expected), "\(TextSamples.refusal(text))")
  }

  @Test("reads what is aligned with blanks and begins its rows with a tab")
  func aligned() throws {
    let text =
      "PathFileType  4\t(X/Y/Z) C:\\x\n"
      + "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\t"
      + "OrigNumFrames\n  200.0      200.0       2         2 mm      200.0         1      2\n"
      + "Frame#\tTime            R.ASIS                           L.ASIS                  \n"
      + "                     X1         Y1         Z1         X2         Y2         Z2\n \n"
      + "\t1\t0.00000\t658.217\t1985.952\t3\t4\t5\t6\n"
      + "\t2\t0.00500\t658.217\t1985.952\t3\t4\t5\t6\n"
    let recording = try TextSamples.recording(text)
    #expect(recording.trajectories.map(\.label) == ["R.ASIS", "L.ASIS"])
    #expect(agree(recording.trajectories[0].y, [1.985952, 1.985952]))
    #expect(agree(recording.trajectories[1].z, [0.006, 0.006]))
    #expect(recording.frameRate == 200 && recording.firstFrame == 1)
    #expect(recording.notices.isEmpty)
  }

  @Test("numbers of whole markers behind the named ones are passed over, others refused")
  func beyond() throws {
    var text = TextSamples.trc.replacing("nan\tNaN\tNAN", with: "1\t2\t3\t4\t5\t6")
    let recording = try TextSamples.recording(text)
    #expect(recording.trajectories.map(\.label) == ["RASI", "RKNE"])
    #expect(
      recording.notices.map(\.text) == [
        "the rows hold numbers of 1 more markers than line 4 names; they are passed over"
      ])
    text = text.replacing("\t4\t5\t6", with: "\t4\t5")
    #expect(TextSamples.refusal(text).hasPrefix("trial:9:29: error: expected at most 8 cells"))
  }

  @Test("rows that all end before a marker are named where the header agrees, else refused")
  func short() throws {
    let names = "Frame#\tTime\tA\t\t\tB\t\t\tC\t\t"
    let agreeing = try TextSamples.recording(
      Self.table(names: names, axes: nil, counted: 3, markers: 2))
    #expect(agreeing.trajectories[2].missingCount == 3)
    #expect(
      agreeing.notices.map(\.text) == ["every row ends before the numbers of C"])
    let text = Self.table(names: names, axes: nil, counted: 2, markers: 2)
    #expect(TextSamples.refusal(text).contains("expected three numbers for each of the 3 markers"))
  }

  @Test("a time column that counts, or is rounded too far, leaves the header's rate")
  func times() throws {
    let cases: [(rate: String, start: Double, words: String, time: (Int) -> String)] = [
      ("100", 0.01, "counts frames", { "\($0 + 1)" }),
      ("100", 0, "counts milliseconds", { "\($0 * 10)" }),
      ("120", 0, "few decimals", { "\(Double(Int(Double($0) / 1.2)) / 100)" }),
    ]
    for (rate, start, words, time) in cases {
      let recording = try TextSamples.recording(
        Self.table(
          names: "Frame#\tTime\tA\t\t", axes: nil, rate: rate, counted: 1, markers: 1, rows: 60,
          times: time))
      #expect(recording.frameRate == Double(rate))
      #expect(recording.startTime == start)
      #expect(recording.notices.count == 1 && recording.notices[0].text.contains(words))
    }
  }

  @Test("a lost frame is found under rounded times too, and a last row that is off is left out")
  func lost() throws {
    func text(_ times: @escaping (Int) -> String) -> String {
      Self.table(
        names: "Frame#\tTime\tA\t\t", axes: nil, rate: "120", counted: 1, markers: 1, rows: 60,
        times: times)
    }
    let gap = text { "\(Double(Int(Double($0 + ($0 > 30 ? 2 : 0)) / 1.2)) / 100)" }
    #expect(TextSamples.refusal(gap).contains("more decimals of time"))
    let odd = text { $0 == 59 ? "0.4955" : "\(Double($0) / 120)" }
    let recording = try TextSamples.recording(odd)
    #expect(recording.frameCount == 59 && recording.trajectories[0].count == 59)
    #expect(recording.notices.contains { $0.text.contains("the last row, line 65,") })
  }

  @Test("without a unit the size of the capture tells it, or the user is asked for it")
  func unit() throws {
    func text(_ factor: Double) -> String {
      var text = "PathFileType\t4\t(X/Y/Z)\tx\nDataRate\tCameraRate\tNumFrames\tNumMarkers\n"
      text += "100\t100\t3\t5\nFrame#\tTime\tA\t\t\tB\t\t\tC\t\t\tD\t\t\tE\t\t\n\n"
      for row in 0..<3 {
        text += "\(row + 1)\t\(Double(row) / 100)"
        for marker in 0..<5 { text += "\t1\t\(Double(marker) * 0.4 * factor)\t2" }
        text += "\n"
      }
      return text
    }
    func read(_ factor: Double, _ unit: Motion.Unit? = nil) throws -> Recording {
      let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("\(UUID().uuidString).trc").path
      try text(factor).write(toFile: path, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try RecordingFormats.recording(at: path, file: "walk.trc", lengthUnit: unit)
    }
    for (factor, unit) in [(1.0, Motion.Unit.metre), (1000, .millimetre)] {
      let recording = try read(factor)
      #expect(recording.lengthUnit == unit)
      #expect(abs(recording.trajectories[4].y[0] - 1.6) < 1e-9)
      #expect(recording.notices.contains { $0.text.hasPrefix("no unit is given") })
    }
    #expect {
      _ = try read(100)
    } throws: { error in
      let text = (error as? ReadError)?.diagnostic ?? ""
      return text.contains("expected a unit of length, found none")
        && text.contains("--length-unit cm")
    }
    let told = try read(100, .centimetre)
    #expect(abs(told.trajectories[4].y[0] - 1.6) < 1e-9)
    #expect(
      told.notices.map(\.text) == [
        "positions are read as cm, as the settings say; the file says nothing"
      ])
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

  @Test(
    "inches and feet are units of length as any other",
    arguments: [
      ("in", 0.0254), ("inch", 0.0254), ("Inches", 0.0254), ("(in)", 0.0254), ("ft", 0.3048),
      ("feet", 0.3048),
    ])
  func imperial(unit: String, metres: Double) throws {
    let text = TextSamples.trc.replacing("\tmm\t", with: "\t\(unit)\t")
    #expect(text != TextSamples.trc)
    let millimetres = try TextSamples.recording(TextSamples.trc)
    let recording = try TextSamples.recording(text)
    #expect(recording.lengthUnit?.siFactor == metres)
    #expect(
      agree(
        recording.trajectories[0].x, millimetres.trajectories[0].x.map { $0 * 1000 * metres }))
  }
}
