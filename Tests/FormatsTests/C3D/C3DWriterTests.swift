import Formats
import Foundation
import Geometry
import Motion
import TestSupport
import Testing

@Suite struct C3DWriterTests {
  /// A recording with everything that C3D holds; numbers are exact in float32 millimetres.
  static let whole: Recording = {
    let frames = 30
    let wave = { (shift: Double) in (0..<frames).map { (Double($0) + shift) * 0.125 } }
    var gappy = wave(3)
    gappy[4] = .nan
    gappy[5] = .nan
    let signal = { (label: String, unit: Motion.Unit?, shift: Double) in
      AnalogChannel(
        label: label, unit: unit, rate: 1000,
        samples: (0..<(10 * frames)).map { Double($0) * 0.5 + shift })
    }
    let letters = ["Fx", "Fy", "Fz", "Mx", "My", "Mz"]
    let channels = letters.enumerated().map { index, label in
      signal(label + "1", index < 3 ? .newton : .newtonMetre, Double(index))
    }
    var recording = Recording(
      name: "made", format: "C3D", frameRate: 100, frameCount: frames, firstFrame: 286, up: .plusZ,
      trajectories: [
        Trajectory(label: "LASI", prefix: "Ann", x: wave(0), y: wave(1), z: wave(2)),
        Trajectory(label: "RASI", prefix: "Ann", x: gappy, y: gappy, z: gappy),
        Trajectory(
          label: "Origin", x: wave(0).map { _ in 0 }, y: wave(0).map { _ in 0 },
          z: wave(0).map { _ in 0 }),
      ],
      modelOutputs: [
        ModelOutput(
          label: "LHipAngles", kind: .angle, unit: .degree, columns: [gappy, gappy, gappy]),
        ModelOutput(
          label: "Zero", kind: .power, unit: .watt,
          columns: [wave(0), wave(0), wave(0)].map { $0.map { _ in 0 } }),
        ModelOutput(
          label: "CoM", kind: .point, unit: .millimetre, columns: [wave(0), wave(1), wave(2)]),
        ModelOutput(label: "Index", kind: .other, unit: nil, columns: [wave(0), wave(1), wave(2)]),
      ],
      analog: [signal("EMG", .volt, 0.25), signal("Knee", nil, 7)],
      plates: [
        ForcePlate(
          label: "1", kind: .c3d(type: 2),
          corners: [
            Vector3(0, 0, 0), Vector3(0.5, 0, 0), Vector3(0.5, 0.25, 0), Vector3(0, 0.25, 0),
          ], origin: Vector3(0.001, 0.002, -0.04), zeroRange: 1...10, channels: channels)
      ],
      events: [
        GaitEvent(.initialContact, side: .left, time: 0.05, source: "file"),
        GaitEvent(.footOff, side: .right, time: 0.125, source: "file"),
        GaitEvent(.other("Turn"), side: nil, time: 0.25, source: "file"),
      ], prefixes: ["Ann"])
    recording.measures.set(.mass, 64.5, from: "C3D PROCESSING")
    recording.measures.set(.legLength(.left), 0.875, from: "C3D PROCESSING")
    recording.measures.set(.staticPlantarFlexion(.right), 0.25, from: "C3D PROCESSING")
    return recording
  }()

  private func roundTrip(_ recording: Recording) throws -> (Recording, [String]) {
    let (bytes, lost) = try C3D.bytes(of: recording)
    return (try C3D.recording(of: bytes, name: "made", file: "made.c3d"), lost)
  }

  private func expectClose(_ read: [Double], _ written: [Double], _ tolerance: Double = 1e-6) {
    #expect(read.count == written.count)
    for (a, b) in zip(read, written) {
      #expect(a.isNaN == b.isNaN)
      if !a.isNaN, !b.isNaN { #expect(abs(a - b) <= tolerance * max(1, abs(b))) }
    }
  }

  @Test("gives back what was written")
  func whole() throws {
    let written = Self.whole
    let (read, lost) = try roundTrip(written)
    #expect(lost.isEmpty)
    #expect(read.notices.isEmpty)
    // Other programs count frames by the length of the file: nothing may follow the last frame.
    let (bytes, _) = try C3D.bytes(of: written)
    #expect((bytes.count - 512 * (Int(bytes[16]) - 1)) % (4 * (4 * 7 + 8 * 10)) == 0)
    #expect(read.frameRate == 100)
    #expect(read.frameCount == 30)
    #expect(read.firstFrame == 286)
    #expect(read.up == .plusZ)
    #expect(read.prefixes == ["Ann"])
    #expect(read.trajectories.map(\.label) == written.trajectories.map(\.label))
    #expect(read.trajectories.map(\.prefix) == written.trajectories.map(\.prefix))
    for (a, b) in zip(read.trajectories, written.trajectories) {
      expectClose(a.x, b.x, 1e-12)
      expectClose(a.y, b.y, 1e-12)
      expectClose(a.z, b.z, 1e-12)
    }
    #expect(read.modelOutputs.count == 4)
    for output in written.modelOutputs {
      let found = try #require(read.modelOutputs.first { $0.label == output.label })
      #expect(found.kind == output.kind)
      #expect(found.unit == output.unit)
      for (a, b) in zip(found.columns, output.columns) { expectClose(a, b, 1e-12) }
    }
    #expect(read.analog.map(\.label) == ["EMG", "Knee"])
    #expect(read.analog.map(\.unit) == [.volt, nil])
    #expect(read.analog.map(\.rate) == [1000, 1000])
    for (a, b) in zip(read.analog, written.analog) { expectClose(a.samples, b.samples, 1e-12) }
    let (plate, original) = (read.plates[0], written.plates[0])
    #expect(plate.label == "1")
    #expect(plate.kind == original.kind)
    #expect(plate.corners == original.corners)
    #expect(plate.zeroRange == 1...10)
    #expect(abs(plate.origin.z + 0.04) < 1e-9)
    #expect(plate.channels.map(\.label) == original.channels.map(\.label))
    #expect(plate.channels.map(\.unit) == original.channels.map(\.unit))
    for (a, b) in zip(plate.channels, original.channels) {
      expectClose(a.samples, b.samples, 1e-12)
    }
    #expect(read.events.map(\.kind) == written.events.map(\.kind))
    #expect(read.events.map(\.side) == written.events.map(\.side))
    expectClose(read.events.map(\.time), written.events.map(\.time))
    #expect(read.measures == written.measures)
  }

  @Test("holds 700 points, 300 channels and 300 events")
  func manyLabels() throws {
    var recording = Self.whole
    recording.trajectories = (0..<700).map {
      Trajectory(label: "Marker\($0)", [Vector3](repeating: Vector3(0, 0, Double($0)), count: 2))
    }
    recording.modelOutputs = (0..<300).map {
      ModelOutput(
        label: "Angle\($0)", kind: .angle, unit: .degree, columns: [[1, 2], [3, 4], [5, 6]])
    }
    recording.frameCount = 2
    recording.plates = []
    recording.analog = (0..<300).map {
      AnalogChannel(label: "C\($0)", unit: .volt, rate: 200, samples: [1, 2, 3, Double($0)])
    }
    recording.events = (0..<300).map {
      GaitEvent(.footOff, side: .left, time: Double($0) / 16, source: "file")
    }
    let (read, lost) = try roundTrip(recording)
    #expect(lost.isEmpty)
    #expect(read.trajectories.map(\.label) == recording.trajectories.map(\.label))
    #expect(read.trajectories[650].z == [650, 650])
    #expect(read.modelOutputs == recording.modelOutputs)
    #expect(read.analog == recording.analog)
    #expect(read.events.count == 300)
  }

  @Test("holds 70 000 frames")
  func longTrial() throws {
    let count = 70_000
    let recording = Recording(
      name: "long", format: "C3D", frameRate: 100, frameCount: count, firstFrame: 12,
      trajectories: [
        Trajectory(
          label: "A", x: (0..<count).map(Double.init), y: [Double](repeating: 1, count: count),
          z: [Double](repeating: 2, count: count))
      ])
    let (read, lost) = try roundTrip(recording)
    #expect(lost.isEmpty)
    #expect(read.frameCount == count)
    #expect(read.firstFrame == 12)
    #expect(read.trajectories[0].x.last == Double(count - 1))
    #expect(!read.notices.contains { $0.topic == .file })
  }

  @Test("holds analog signals without markers")
  func analogAlone() throws {
    let emg = AnalogChannel(label: "EMG", unit: .volt, rate: 1500, samples: [0.5, -0.25, 1, 2, 3])
    let (read, lost) = try roundTrip(
      Recording(name: "emg", format: "CSV", frameRate: 0, frameCount: 0, analog: [emg]))
    #expect(lost.isEmpty)
    #expect(read.analog == [emg])
    #expect(read.frameRate == 0)
  }

  @Test(
    "keeps the time of events where frames are not counted from 1", arguments: [0, -5, Int.max])
  func oddFirstFrame(first: Int) throws {
    var recording = Self.whole
    recording.firstFrame = first
    let (read, lost) = try roundTrip(recording)
    #expect(lost.count == 1)
    #expect(read.firstFrame >= 1)
    if first < 1 { expectClose(read.events.map(\.time), recording.events.map(\.time)) }
  }

  @Test("leaves out signals where no frame rate is known, and keeps the markers")
  func noRate() throws {
    var recording = Self.whole
    recording.frameRate = 0
    let (read, lost) = try roundTrip(recording)
    #expect(lost.count == 8)
    #expect(read.trajectories.count == 3)
    #expect(read.frameRate == 0)
    #expect(read.analog.isEmpty)
  }

  @Test("carries a calibration matrix through the file's units")
  func calibration() throws {
    var recording = Self.whole
    recording.plates[0].kind = .c3d(type: 4)
    recording.plates[0].calibration = (0..<6).map { row in (0..<6).map { Double(8 * row + $0) } }
    let (read, _) = try roundTrip(recording)
    let matrix = try #require(read.plates[0].calibration)
    for (a, b) in zip(matrix, recording.plates[0].calibration ?? []) { expectClose(a, b) }
  }

  @Test("says what it cannot hold, one sentence a thing")
  func lost() throws {
    var recording = Self.whole
    recording.analog.append(AnalogChannel(label: "Odd", unit: .volt, rate: 333, samples: [1]))
    recording.analog.append(AnalogChannel(label: "Slow", unit: .volt, rate: 200, samples: [1]))
    recording.forward = .plusX
    recording.up = .plusY
    recording.measures.set(.age, 12, from: "participants.tsv")
    recording.plates[0].label = "left plate"
    recording.events[0].source = "plates"
    recording.modelOutputs.append(
      ModelOutput(
        label: "Nine", kind: .angle, unit: .degree, columns: .init(repeating: [1], count: 9)))
    recording.plates.append(
      ForcePlate(label: "lab", kind: .laboratoryAxes, corners: [], channels: []))
    let (read, lost) = try roundTrip(recording)
    for word in [
      "Odd", "Slow", "forward", "+Y is up", "age", "left plate", "who found", "Nine", "lab ",
    ] {
      #expect(lost.count { $0.contains(word) } == 1, "\(word)")
    }
    #expect(lost.count == 9)
    #expect(read.plates.count == 1)
    #expect(read.analog.map(\.label) == ["EMG", "Knee"])
  }

  @Test("writes a file that is whole or not there, and refuses a folder that is missing")
  func file() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("walk.c3d").path
    #expect(try C3D.write(Self.whole, to: path).isEmpty)
    #expect(try RecordingFormats.recording(at: path).name == "walk")
    #expect(throws: ReadError.self) {
      try C3D.write(Self.whole, to: folder.appendingPathComponent("none/walk.c3d").path)
    }
  }

  @Test(
    "gives real files back within float32", .enabled(if: RealData.isAvailable),
    arguments: [
      "biomechzoo-gait-c3d/HC030A/Straight/HC030A05.c3d",
      "btk-orthotrak-gait/C3DSamples/others/Gait.c3d",
    ])
  func realFiles(file: String) throws {
    let original = try C3D.recording(at: RealData.path(file), file: file)
    let (read, lost) = try roundTrip(original)
    #expect(lost.isEmpty)
    #expect(read.trajectories.map(\.label) == original.trajectories.map(\.label))
    for (a, b) in zip(read.trajectories, original.trajectories) {
      #expect(a.gaps == b.gaps)
      #expect(furthest(a.x, b.x) < 1e-6)
      #expect(furthest(a.z, b.z) < 1e-6)
    }
    for output in original.modelOutputs {
      let found = try #require(read.modelOutputs.first { $0.label == output.label })
      #expect(furthest(found.columns[0], output.columns[0]) == 0)
    }
    for (a, b) in zip(read.plates, original.plates) {
      #expect(a.corners.count == b.corners.count)
      for (c, d) in zip(a.channels, b.channels) { #expect(furthest(c.samples, d.samples) < 1e-3) }
    }
    #expect(read.analog.map(\.label) == original.analog.map(\.label))
    #expect(read.events.map(\.kind) == original.events.map(\.kind))
    #expect(Set(read.measures.entries.keys) == Set(original.measures.entries.keys))
  }

  private func furthest(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $1.0.isFinite && $1.1.isFinite ? max($0, abs($1.0 - $1.1)) : $0 }
  }
}
