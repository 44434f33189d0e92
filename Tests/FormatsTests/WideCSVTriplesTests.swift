import Motion
import Testing

@testable import Formats

@Suite("Names over three columns")
struct WideCSVTriplesTests {
  private static let markers = ["LASI", "RASI", "LKNE", "RKNE"]

  private static func rows(_ clock: (Int) -> String = { "0.0\($0)," }, end: String = "") -> String {
    (0..<4).map { frame in
      clock(frame) + (0..<12).map { "\(100 * ($0 + 1) + frame)" }.joined(separator: ",") + end
        + "\n"
    }.joined()
  }
  private static func names(_ ends: [String]) -> String {
    markers.flatMap { marker in ends.map { marker + $0 } }.joined(separator: ",")
  }

  static let tables: [String] = [
    "time," + markers.joined(separator: ",,,") + ",,\n" + rows(),
    "time," + markers.joined(separator: ",,,") + ",,,\n" + rows(end: ","),
    "time," + names(["", ".1", ".2"]) + "\n" + rows(),
    "time," + names(["_1", "_2", "_3"]) + "\n" + rows(),
    "time," + names([" (x)", " (y)", " (z)"]) + "\n" + rows(),
    "time," + names(["[X] (mm)", "[Y] (mm)", "[Z] (mm)"]) + "\n" + rows(),
    "time," + names([".PosX", ".PosY", ".PosZ"]) + "\n" + rows(),
    "time," + names(["_pos_x", "_pos_y", "_pos_z"]) + "\n" + rows(),
    "# rate_hz: 100\n" + names(["_x", "_y", "_z"]) + "\n" + rows { _ in "" },
    "# rate_hz: 100\n" + markers.joined(separator: ",,,") + ",,\n" + rows { _ in "" },
    "# rate_hz: 100\nfnum," + names(["_x", "_y", "_z"]) + "\n" + rows { "\($0)," },
  ]

  @Test("are read as X, Y and Z", arguments: tables)
  func read(table: String) throws {
    let bytes = Array(table.utf8)
    #expect(
      RecordingFormats.all.first { $0.recognizes(bytes, path: "a.csv") }?.name == WideCSV.name)
    let recording = try WideCSV.recording(of: bytes, name: "a", file: "a.csv")
    #expect(recording.trajectories.map(\.label) == Self.markers)
    #expect(recording.frameRate == 100)
    #expect(agree(recording.trajectories[3].z, [1.2, 1.201, 1.202, 1.203]))
  }

  @Test("markers that are only counted: X1, Y1, Z1")
  func counted() throws {
    let text = "frame,time,X1,Y1,Z1\n1,0.00,1000,2,3\n2,0.01,1000,2,3\n3,0.02,1000,2,3\n"
    let recording = try WideCSV.recording(of: Array(text.utf8), name: "a", file: "a.csv")
    #expect(recording.trajectories.map(\.label) == ["1"])
  }

  @Test(
    "are not guessed where a column does not fit, or where signals are named so",
    arguments: [
      "time,LASI,,,RASI,\n0,1,2,3,4,5\n0.01,1,2,3,4,5\n",
      "time,EMG,EMG.1,EMG.2,ACC,ACC.1,ACC.2\n0,1,2,3,4,5,6\n0.01,1,2,3,4,5,6\n",
      "time,P_1,P_2,P_3,Q_1,Q_2,Q_3\n0,1,2,3,4,5,6\n0.01,1,2,3,4,5,6\n",
      "time,LASI,LASI.1,LASI.2,RASI,RASI.1,speed\n0,1,2,3,4,5,6\n0.01,1,2,3,4,5,6\n",
    ])
  func modest(table: String) {
    #expect(!WideCSV.recognizes(Array(table.utf8), ending: "csv"))
  }

  @Test("without a time the reader says how to give it, and that works")
  func timeless() throws {
    let table = Self.names(["_x", "_y", "_z"]) + "\n" + Self.rows { _ in "" }
    #expect(WideCSV.recognizes(Array(table.utf8), ending: "csv"))
    let error = #expect(throws: ReadError.self) {
      try WideCSV.recording(of: Array(table.utf8), name: "a", file: "a.csv")
    }
    #expect(error?.remedy == "add the line \"# rate_hz: 100\" before the header")
    #expect(error?.isNoRecording == false)
  }

  @Test("D-Flow: markers by .PosX, plates by .ForX, .MomX and .CopX")
  func dFlow() throws {
    let components = ["CopX", "CopY", "CopZ", "ForX", "ForY", "ForZ", "MomX", "MomY", "MomZ"]
    let text =
      "TimeStamp\tFrameNumber\tLASI.PosX\tLASI.PosY\tLASI.PosZ\t"
      + components.map { "FP1." + $0 }.joined(separator: "\t") + "\n"
      + (0..<3).map { "50.0\($0)\t\(5000 + $0)\t0.1\t0.9\t0.2\t0.1\t0\t0.3\t1\t700\t2\t0\t4\t0\n" }
      .joined()
    let recording = try WideCSV.recording(of: Array(text.utf8), name: "a", file: "a.txt")
    #expect(recording.trajectories.map(\.label) == ["LASI"])
    #expect(recording.firstFrame == 5000)
    #expect(recording.plates.map(\.label) == ["1"])
    #expect(
      recording.plates.first?.channels.map { $0.samples[0] } == [1, 700, 2, 0.1, 0, 0.3, 0, 4, 0])
  }

  /// As gaittoolbox writes its tables.
  private static func commented(_ first: String = "// fs=100  nSamples=3") -> String {
    let names = ["PELV", "LFEP", "RFEP", "LTOE"].flatMap { name in (1...3).map { "\(name)_\($0)" } }
    let rotation = (1...4).map { "qRPV_\($0)" }
    let row = (1...4).flatMap { ["1.\($0)", "2", "0.9"] } + [".5", ".5", ".5", ".5"]
    let line = row.joined(separator: ",") + "\n"
    return first + "\n// frame=world\n// posUnit=m\n"
      + (names + rotation).joined(separator: ",") + "\n" + line + line + line
  }

  @Test("comments behind two strokes give rate and unit; rotations beside are passed over")
  func commented() throws {
    let text = Self.commented()
    #expect(WideCSV.recognizes(Array(text.utf8), ending: "csv"))
    let recording = try TextSamples.recording(text)
    #expect(recording.frameRate == 100)
    #expect(recording.lengthUnit == .metre)
    #expect(recording.trajectories.map(\.label) == ["PELV", "LFEP", "RFEP", "LTOE"])
    #expect(recording.trajectories[3].x == [1.4, 1.4, 1.4])
    #expect(
      recording.notices.contains {
        $0.text == "columns passed over: qRPV_1, qRPV_2, qRPV_3, qRPV_4"
      })
    #expect(
      TextSamples.refusal(Self.commented("// nSamples=3")).contains("a column time or a rate"))
    #expect(
      TextSamples.refusal(Self.commented("// fs=fast")).contains(
        "trial:1:7: error: expected a rate in hertz for fs, found \"fast\""))
  }
}
