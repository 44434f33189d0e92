import Formats
import Foundation
import Geometry
import Motion
import Testing

@Suite("WideCSV")
struct WideCSVTests {
  @Test("reads markers, metadata and gaps")
  func reads() throws {
    let recording = try TextSamples.recording(TextSamples.wide)
    #expect(recording.trajectories.map(\.label) == ["LASI", "RKNE"])
    #expect(recording.frameRate == 100)
    #expect(agree(recording.trajectories[0].z, [0.9505, 0.95, 0.951]))
    #expect(recording.trajectories[1].gaps == [1..<2])
    #expect(
      recording.events == [GaitEvent(.initialContact, side: .left, time: 0.01, source: "file")])
  }

  @Test(
    "understands the ways to name an axis and a unit",
    arguments: [
      "LASI_x,LASI_y,LASI_z", "LASI.X,LASI.Y,LASI.Z", "LASI X,LASI Y,LASI Z",
      "LASI:x,LASI:y,LASI:z", "LASI_z,LASI_x,LASI_y",
    ])
  func names(header: String) throws {
    let text = "# unit: mm\ntime,\(header)\n0,1,2,3\n0.5,4,5,6\n"
    let recording = try TextSamples.recording(text)
    #expect(recording.trajectories.map(\.label) == ["LASI"])
    let first =
      header.hasPrefix("LASI_z") ? recording.trajectories[0].z : recording.trajectories[0].x
    #expect(first == [0.001, 0.004])
    #expect(recording.frameRate == 2)
  }

  @Test("takes the unit from the header, otherwise from the size of the capture with a notice")
  func units() throws {
    let mm = "time,A_x (mm),A_y [mm],A_z (mm)\n0,1,2,3\n1,1,2,3\n"
    #expect(try TextSamples.recording(mm).trajectories[0].x[0] == 0.001)
    let large = "time,A_x,A_y,A_z\n0,1,2,900\n1,1,2,901\n"
    let recording = try TextSamples.recording(large)
    #expect(recording.trajectories[0].z[0] == 0.9)
    #expect(recording.notices.count { $0.text.contains("read as mm") } == 1)
    let small = "time,A_x,A_y,A_z\n0,1,2,0.9\n1,1,2,0.9\n"
    #expect(try TextSamples.recording(small).trajectories[0].z[0] == 0.9)
    #expect(
      TextSamples.refusal("time,A_x,A_y,A_z\n0,1,2,90\n1,1,2,90\n") == """
        trial:1:1: error: expected positions in metres or millimetres, found a capture 90.0 units \
        large
          remedy: add the line "# unit: mm" (or m) before the header
        """)
  }

  @Test("accepts times rounded to milliseconds, and finds the whole rate behind them")
  func roundedTimes() throws {
    let rows = (0..<240).map { frame in
      let time = (Double(frame) / 120 * 1000).rounded() / 1000
      return "\(time),1,2,3\n"
    }
    let text = "# unit: m\ntime,A_x,A_y,A_z\n" + rows.joined()
    #expect(try TextSamples.recording(text).frameRate == 120)
  }

  @Test("makes channels of columns in volts, and passes other columns over with a notice")
  func otherColumns() throws {
    let text = """
      # unit: m
      time;subject;EMG (mV);A_x;A_y;A_z
      0;ann;1,5;1;2;3
      0,5;ann;2,5;1;2;3
      """
    let recording = try TextSamples.recording(text)
    #expect(recording.analog.map(\.label) == ["EMG"])
    #expect(recording.analog[0].samples == [0.0015, 0.0025])
    #expect(recording.analog[0].unit == .volt)
    #expect(recording.notices.contains { $0.text == "columns passed over: subject" })
  }

  @Test("counts by frame numbers where a rate is given")
  func frames() throws {
    let text = "# rate_hz: 50\n# unit: m\nframe,A_x,A_y,A_z\n12,1,2,3\n13,1,2,3\n"
    let recording = try TextSamples.recording(text)
    #expect(recording.frameRate == 50)
    #expect(recording.firstFrame == 12)
  }

  @Test(
    "says where and what is wrong",
    arguments: [
      (
        "1010,201", "1010,low",
        """
        trial:5:11: error: expected a number for marker LASI, Y, found "low"
          remedy: leave the cell empty where nothing was seen
        """
      ),
      (
        "0.02,", "0.04,",
        """
        trial:6:1: error: expected times in even steps, found 0.04 s after 0.01 s
          remedy: export the trial again without leaving rows out, with more decimals of time
        """
      ),
      (
        ",RKNE.Z", ",RKNE",
        """
        trial:3:27: error: expected columns of x, y and z for marker RKNE, found only RKNE.X, RKNE.Y
          remedy: add the missing column, or remove the marker's others
        """
      ),
      (
        "RKNE", "LASI",
        """
        trial:3:27: error: expected every column once, found "LASI.X" again
          remedy: rename or remove one of the two
        """
      ),
      (
        "unit: mm", "unit: furlong",
        """
        trial:1:9: error: expected a unit of length (m or mm) for unit, found "furlong"
          remedy: correct the line or remove it
        """
      ),
      (
        "left;0.01", "left",
        """
        trial:2:10: error: expected an event such as initial contact;left;1.25;file for event, \
        found "initial contact;left;file"
          remedy: correct the line or remove it
        """
      ),
      (
        "0.01,1010", ",1010",
        """
        trial:5:1: error: expected a number for time, found an empty cell
          remedy: every row needs this number: export the trial again
        """
      ),
    ])
  func diagnostics(old: String, new: String, expected: String) {
    #expect(TextSamples.refusal(TextSamples.wide.replacing(old, with: new)) == expected)
  }

  @Test(
    "gives back what was written: markers to the nanometre, signals to the bit", arguments: 0..<3)
  func roundTrip(seed: Int) throws {
    var random = SeededNumbers(seed: seed)
    let written = Self.randomRecording(&random)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("walk.csv").path
    #expect(try WideCSV.write(written, to: path) == [])
    let markers = try RecordingFormats.recording(at: path)
    let analog = try RecordingFormats.recording(
      at: folder.appendingPathComponent("walk_analog.csv").path)
    let slow = try RecordingFormats.recording(
      at: folder.appendingPathComponent("walk_analog_2.csv").path)

    #expect(markers.name == "walk")
    #expect(markers.frameRate == written.frameRate)
    #expect(markers.frameCount == written.frameCount)
    #expect(markers.firstFrame == written.firstFrame)
    #expect(markers.startTime == written.startTime)
    #expect(markers.up == written.up && markers.forward == written.forward)
    #expect(markers.events == written.events)
    #expect(
      markers.measures.entries.mapValues(\.value) == written.measures.entries.mapValues(\.value))
    #expect(markers.notices.isEmpty)
    for (a, b) in zip(markers.trajectories, written.trajectories) {
      #expect(a.label == b.label && a.prefix == b.prefix)
      for frame in 0..<written.frameCount {
        let expected = b[frame]
        let digits = Vector3(
          (expected.x * 1e9).rounded() / 1e9, (expected.y * 1e9).rounded() / 1e9,
          (expected.z * 1e9).rounded() / 1e9)
        #expect(a[frame] == digits || (!a.isSeen(at: frame) && !b.isSeen(at: frame)))
      }
    }
    #expect(analog.frameCount == 0)
    #expect(analog.plates == written.plates)
    #expect(analog.analog.count == 1 && slow.analog.count == 1)
    #expect(analog.analog[0] == written.analog[0])
    #expect(slow.analog[0].rate == 50)
    #expect(slow.analog[0].samples[0].isNaN)
  }

  private static func randomRecording(_ random: inout SeededNumbers) -> Recording {
    var recording = Recording(
      name: "walk", format: "test", frameRate: 120, frameCount: 12, firstFrame: 695, up: .plusZ,
      forward: .minusX, startTime: 5.75)
    for (prefix, label) in [("Ann", "LASI"), (nil, "R \"knee\", lateral")] as [(String?, String)] {
      var positions = (0..<12).map { _ in
        Vector3(
          Double.random(in: -3...3, using: &random), Double.random(in: -3...3, using: &random),
          Double.random(in: 0...2, using: &random))
      }
      positions[4] = Vector3(.nan, .nan, .nan)
      recording.trajectories.append(Trajectory(label: label, prefix: prefix, positions))
    }
    func samples(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -1e-3...1e-3, using: &random) }
    }
    let force = ["Fx", "Fy", "Fz", "Mx", "My", "Mz"].map {
      AnalogChannel(label: $0, unit: .newton, rate: 1200, samples: samples(120))
    }
    recording.plates = [
      ForcePlate(
        label: "2", kind: .c3d(type: 2),
        corners: [
          Vector3(0.1, 0.2, 0), Vector3(0.5, 0.2, 0), Vector3(0.5, 0.8, 0), Vector3(0.1, 0.8, 0),
        ], origin: Vector3(0, 0, -0.04), calibration: [[1, 0.5], [0.25, 2]], zeroRange: 1...10,
        channels: force)
    ]
    var slow = samples(5)
    slow[0] = .nan
    recording.analog = [
      AnalogChannel(label: "RF, left", unit: .volt, rate: 1200, samples: samples(120)),
      AnalogChannel(label: "count", unit: nil, rate: 50, samples: slow),
    ]
    recording.events = [
      GaitEvent(.initialContact, side: .left, time: 0.025, source: "file"),
      GaitEvent(.other("Clap"), side: nil, time: 0.05, source: "file"),
    ]
    recording.measures.set(.mass, 70.25, from: "x")
    recording.measures.set(.legLength(.right), 0.8875, from: "x")
    return recording
  }

  @Test("signals without a column of times are read where a line gives their rate")
  func ratedSignals() throws {
    let text = "# rate_hz: 1000\nRF (mV),BF (mV)\n1,2\n3,4\n"
    #expect(WideCSV.recognizes(Array(text.utf8), ending: "csv"))
    let recording = try TextSamples.recording(text)
    #expect(recording.analog.map(\.label) == ["RF", "BF"])
    #expect(recording.analog.map(\.rate) == [1000, 1000])
    #expect(agree(recording.analog[1].samples, [0.002, 0.004]))
    let bare = Array(text.split(separator: "\n").dropFirst().joined(separator: "\n").utf8)
    #expect(!WideCSV.recognizes(bare, ending: "csv"))
  }
}
