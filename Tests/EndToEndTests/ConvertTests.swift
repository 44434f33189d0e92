import Formats
import Foundation
import Geometry
import Motion
import Testing

/// `marey convert` keeps what the target can hold, and names on stderr what it cannot.
@Suite("Converting")
struct ConvertTests {
  /// A recording of everything that a file can hold.
  private static var whole: Recording {
    let frames = 20
    func column(_ start: Double) -> [Double] { (0..<frames).map { start + 0.01 * Double($0) } }
    func samples(_ count: Int) -> [Double] { (0..<count).map { 0.5 * Double($0) } }
    var whole = Recording(
      name: "whole", format: "made", frameRate: 100, frameCount: frames, firstFrame: 42,
      up: .plusY, forward: .plusX)
    whole.startTime = 0.41
    for (index, label) in ["LASI", "=cmd()", "a\tb"].enumerated() {
      let start = 0.2 * Double(index)
      whole.trajectories.append(
        Trajectory(
          label: label, prefix: "Ann", x: column(start), y: column(start + 1), z: column(-start)))
    }
    whole.prefixes = ["Ann"]
    whole.analog = [
      AnalogChannel(label: "RF", unit: .volt, rate: 1000, samples: samples(200)),
      AnalogChannel(label: "Knee", unit: nil, rate: 250, samples: samples(50)),
    ]
    let components = ["Fx", "Fy", "Fz", "Mx", "My", "Mz"]
    let corners = [(0.0, 0.0), (0.4, 0), (0.4, 0.6), (0, 0.6)].map { Vector3($0.0, $0.1, 0) }
    whole.plates = [
      ForcePlate(
        label: "1", kind: .c3d(type: 2), corners: corners, origin: Vector3(0, 0, -0.04),
        channels: components.enumerated().map { index, name in
          AnalogChannel(
            label: name + "1", unit: index < 3 ? .newton : .newtonMetre, rate: 1000,
            samples: samples(200))
        }),
      ForcePlate(
        label: "2", kind: .laboratoryAxes, corners: [],
        channels: ["Fx", "Fy", "Fz", "Px", "Py", "Pz", "Tx", "Ty", "Tz"].enumerated().map {
          index, name in
          AnalogChannel(
            label: name + "2",
            unit: index < 3 ? .newton : index < 6 ? .metre : .newtonMetre, rate: 1000,
            samples: samples(200))
        }),
    ]
    whole.events = [
      GaitEvent(.initialContact, side: .left, time: 0.02, source: "file"),
      GaitEvent(.other("turn"), side: nil, time: 0.1, source: "someone"),
    ]
    whole.measures.set(.mass, 61.5, from: "participants.tsv")
    whole.measures.set(.age, 34, from: "participants.tsv")
    whole.measures.set(.legLength(.left), 0.88, from: "participants.tsv")
    whole.modelOutputs = [
      ModelOutput(
        label: "LKneeAngles", kind: .angle, unit: .degree,
        columns: [column(1), column(2), column(3)]),
      ModelOutput(
        label: "Pose", kind: .other, unit: nil, columns: (0..<6).map { column(Double($0)) }),
    ]
    return whole
  }

  private static let lost: [String: [String]] = [
    "h5": [],
    "csv": [
      "the name a\\u{9}b: it is a b in CSV", "CSV holds no model outputs (2)",
    ],
    "c3d": [
      "the name Ann:a\\u{9}b: it is Ann:a b in C3D",
      "Pose: it has 6 columns, and a point of C3D has three",
      "that the signals of force plate 2 are in laboratory axes: C3D has no such plate, and they "
        + "become analog channels",
      "the signal Knee of 250.0 Hz: its rate is no whole multiple of the frame rate, 100.0 Hz",
      "that +Y is up: C3D has no place for it that programs trust",
      "that +X is forward: C3D has no place for it", "the age: C3D has no place for it",
      "who found the events: C3D has no place for it",
    ],
    "trc": [
      "the name a\\u{9}b: it is a b in TRC", "TRC holds no analog channels (2)",
      "TRC holds no force plates (2)", "TRC holds no events (2)",
      "TRC holds no numbers about the person (3)", "TRC holds no model outputs (2)",
      "TRC does not say which way is up", "TRC does not say which way is forward",
      "the subject prefix is not written",
    ],
  ]

  @Test(
    "lists on stderr exactly what the target cannot hold, and keeps the rest",
    arguments: lost.keys.sorted())
  func losses(ending: String) throws {
    let folder = try TemporaryFolder()
    let start = folder.path("whole.h5")
    #expect(try RecordingFormats.write(Self.whole, to: start).isEmpty)
    let out = folder.path("out." + ending)
    let convert = try MareyCommand("convert", start, out)
    #expect(convert.status == 0 && convert.output.isEmpty)
    let said = convert.errors.split(separator: "\n").map(String.init)
    #expect(said == (Self.lost[ending] ?? []).map { "not kept: " + $0 })
    // Back again, with the files beside it.
    let back = folder.path("back.h5")
    #expect(try MareyCommand("convert", out, back).status == 0)
    let read = try RecordingFormats.recording(at: back)
    let whole = Self.whole
    #expect(read.firstFrame == 42 && read.frameRate == 100 && read.frameCount == 20)
    #expect(read.trajectories.map(\.label) == ["LASI", "=cmd()", ending == "h5" ? "a\tb" : "a b"])
    // C3D tells the time by the number of the first frame.
    #expect(ending == "c3d" ? read.startTime == nil : abs((read.startTime ?? 0) - 0.41) < 1e-9)
    for (a, b) in zip(read.trajectories, whole.trajectories) {
      for (x, y) in zip(a.x + a.y + a.z, b.x + b.y + b.z) { #expect(abs(x - y) < 1e-6) }
    }
    if ending != "trc" {
      #expect(read.events.map(\.kind) == whole.events.map(\.kind))
      #expect(read.measures[.mass].map { abs($0 - 61.5) < 1e-5 } == true)
      #expect(read.plates.count == (ending == "c3d" ? 1 : 2))
      #expect(read.analog.map(\.label).contains("RF"))
      #expect(read.up == (ending == "c3d" ? nil : .plusY))
    }
    if ending == "csv" {
      #expect(read.analog.map(\.label) == ["RF", "Knee"] && read.forward == .plusX)
      #expect(read.events == whole.events)
    }
  }

  @Test("takes force plates and signals beside the markers along, and says so")
  func companions() throws {
    let folder = try TemporaryFolder()
    try Data(
      ("PathFileType\t4\t(X/Y/Z)\ta.trc\nDataRate\tNumFrames\tNumMarkers\tUnits\n100\t3\t1\tmm\n"
        + "Frame#\tTime\tLASI\t\t\n\n1\t0\t1\t900\t3\n2\t0.01\t1\t901\t3\n3\t0.02\t1\t902\t3\n")
        .utf8
    ).write(to: URL(fileURLWithPath: folder.path("walk.trc")))
    try Data(
      ("[Force Data]\nNumberOfForcePlates=1\nSampleRate=100\nNumberOfSamples=3\n"
        + "#Sample\tFX1\tFY1\tFZ1\tX1\tY1\tZ1\tMZ1\n"
        + "1\t0\t7\t0\t1\t0\t2\t0\n2\t0\t7\t0\t1\t0\t2\t0\n3\t0\t7\t0\t1\t0\t2\t0\n").utf8
    ).write(to: URL(fileURLWithPath: folder.path("walk.forces")))
    try Data("time,RF (mV)\n0,1\n0.001,word\n".utf8)
      .write(to: URL(fileURLWithPath: folder.path("walk_emg.csv")))
    let convert = try MareyCommand("convert", folder.path("walk.trc"), folder.path("out.h5"))
    #expect(convert.status == 0)
    let said = convert.errors.split(separator: "\n")
    #expect(said.contains("taken along: walk.forces"))
    #expect(said.contains { $0.hasPrefix("not read: walk_emg.csv: ") && $0.contains("\"word\"") })
    #expect(try RecordingFormats.recording(at: folder.path("out.h5")).plates.count == 1)
  }
}
