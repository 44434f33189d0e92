import Formats
import Foundation
import Geometry
import Motion
import Testing

/// What is written is read back: 200 random recordings for every format that can be written.
///
/// The tolerances are those of the formats: HDF5 keeps every bit; CSV and TRC keep positions to a
/// nanometre (half of it is rounding); C3D is float32, 6e-8 of the largest number of a column.
@Suite("Round trips")
struct RoundTripTests {
  static let seeds = 200

  /// Writes a recording and reads it, with the files beside it.
  private func roundTrip(
    _ recording: Recording, _ ending: String
  ) throws -> (read: Recording, lost: [String]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("made.\(ending)").path
    let lost = try RecordingFormats.write(recording, to: path)
    var read = try RecordingFormats.recording(at: path)
    for number in 1...4 {
      let name = "made_analog" + (number == 1 ? "" : "_\(number)") + ".csv"
      let beside = folder.appendingPathComponent(name).path
      guard FileManager.default.fileExists(atPath: beside) else { continue }
      let more = try RecordingFormats.recording(at: beside)
      read.analog += more.analog
      read.plates += more.plates
    }
    return (read, lost)
  }

  private func close(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance || ($0.isNaN && $1.isNaN) }
  }

  private func expectMarkers(
    _ read: Recording, _ written: Recording, _ tolerance: Double, seed: Int,
    keepsPrefixes: Bool = true
  ) {
    #expect(read.frameCount == written.frameCount, "seed \(seed)")
    #expect(abs(read.frameRate - written.frameRate) < 1e-5 * written.frameRate, "seed \(seed)")
    #expect(read.firstFrame == written.firstFrame, "seed \(seed)")
    #expect(read.trajectories.map(\.label) == written.trajectories.map(\.label), "seed \(seed)")
    if keepsPrefixes {
      #expect(
        read.trajectories.map(\.prefix) == written.trajectories.map(\.prefix), "seed \(seed)")
    }
    for (a, b) in zip(read.trajectories, written.trajectories) {
      #expect(
        close(a.x, b.x, tolerance) && close(a.y, b.y, tolerance) && close(a.z, b.z, tolerance),
        "seed \(seed), \(b.label)")
    }
  }

  private func expectSignals(
    _ read: [AnalogChannel], _ written: [AnalogChannel], _ tolerance: Double, seed: Int
  ) {
    // Files hold their signals by rate; the order within a rate is kept.
    func ordered(_ channels: [AnalogChannel]) -> [AnalogChannel] {
      channels.enumerated().sorted { ($0.element.rate, $0.offset) < ($1.element.rate, $1.offset) }
        .map(\.element)
    }
    let (a, b) = (ordered(read), ordered(written))
    #expect(a.map(\.label) == b.map(\.label), "seed \(seed)")
    #expect(a.map(\.unit) == b.map(\.unit), "seed \(seed)")
    for (x, y) in zip(a, b) {
      #expect(abs(x.rate - y.rate) < 1e-5 * y.rate, "seed \(seed), \(y.label)")
      #expect(close(x.samples, y.samples, tolerance), "seed \(seed), \(y.label)")
    }
  }

  private func expectPlates(
    _ read: [ForcePlate], _ written: [ForcePlate], _ tolerance: Double, seed: Int
  ) {
    func ordered(_ plates: [ForcePlate]) -> [ForcePlate] { plates.sorted { $0.label < $1.label } }
    let (a, b) = (ordered(read), ordered(written))
    #expect(a.map(\.label) == b.map(\.label), "seed \(seed)")
    for (x, y) in zip(a, b) {
      #expect(x.kind == y.kind && x.zeroRange == y.zeroRange, "seed \(seed)")
      #expect(x.corners.count == y.corners.count, "seed \(seed)")
      for (corner, other) in zip(x.corners + [x.origin], y.corners + [y.origin]) {
        #expect((corner - other).length <= max(tolerance, 1e-12), "seed \(seed)")
      }
      expectSignals(x.channels, y.channels, tolerance, seed: seed)
    }
  }

  private func expectEvents(
    _ read: [GaitEvent], _ written: [GaitEvent], _ tolerance: Double, seed: Int
  ) {
    #expect(read.map(\.kind) == written.map(\.kind), "seed \(seed)")
    #expect(read.map(\.side) == written.map(\.side), "seed \(seed)")
    #expect(close(read.map(\.time), written.map(\.time), tolerance), "seed \(seed)")
  }

  @Test("HDF5 keeps every bit")
  func hdf5() throws {
    for seed in 0..<Self.seeds {
      let written = RandomRecording.recording(seed: seed, .everything)
      let (read, lost) = try roundTrip(written, "h5")
      #expect(lost.isEmpty, "seed \(seed)")
      expectMarkers(read, written, 0, seed: seed)
      expectSignals(read.analog, written.analog, 0, seed: seed)
      expectPlates(read.plates, written.plates, 0, seed: seed)
      expectEvents(read.events, written.events, 0, seed: seed)
      #expect(read.measures == written.measures, "seed \(seed)")
      #expect(read.up == written.up && read.forward == written.forward, "seed \(seed)")
      #expect(read.startTime == written.startTime, "seed \(seed)")
    }
  }

  @Test("CSV keeps all but the names of sources, positions to a nanometre")
  func csv() throws {
    for seed in 0..<Self.seeds {
      let written = RandomRecording.recording(seed: seed, .everything)
      let (read, lost) = try roundTrip(written, "csv")
      let isPlain = written.events.allSatisfy { !$0.kind.label.contains(";") }
      #expect(lost.isEmpty == isPlain, "seed \(seed): \(lost)")
      expectMarkers(read, written, 0.51e-9, seed: seed)
      expectSignals(read.analog, written.analog, 0, seed: seed)
      expectPlates(read.plates, written.plates, 0, seed: seed)
      if isPlain { expectEvents(read.events, written.events, 0, seed: seed) }
      for (measure, entry) in written.measures.entries {
        #expect(read.measures[measure] == entry.value, "seed \(seed)")
      }
      #expect(read.up == written.up && read.forward == written.forward, "seed \(seed)")
      #expect(abs((read.startTime ?? 0) - (written.startTime ?? 0)) < 1e-9, "seed \(seed)")
    }
  }

  @Test("C3D keeps what it can hold, as float32")
  func c3d() throws {
    for seed in 0..<Self.seeds {
      let written = RandomRecording.recording(seed: seed, .c3d)
      let (read, lost) = try roundTrip(written, "c3d")
      #expect(lost.isEmpty, "seed \(seed): \(lost)")
      expectMarkers(read, written, 4 * 6e-8, seed: seed)
      expectSignals(read.analog, written.analog, 6e-8, seed: seed)
      expectPlates(read.plates, written.plates, 2e-7, seed: seed)
      expectEvents(read.events, written.events, 1e-5, seed: seed)
      for (measure, entry) in written.measures.entries {
        #expect(abs((read.measures[measure] ?? 0) - entry.value) < 1e-5, "seed \(seed)")
      }
      #expect(read.up == written.up, "seed \(seed)")
    }
  }

  @Test("TRC keeps the markers, and says what it cannot")
  func trc() throws {
    for seed in 0..<Self.seeds {
      let written = RandomRecording.recording(seed: seed, .markers)
      let (read, lost) = try roundTrip(written, "trc")
      let several = Set(written.trajectories.map(\.prefix)).count > 1
      #expect(lost.isEmpty == (several || written.prefixes.isEmpty), "seed \(seed): \(lost)")
      expectMarkers(read, written, 0.51e-9, seed: seed, keepsPrefixes: several)
    }
  }

  @Test("names that a format cannot hold are changed, and that is said")
  func names() throws {
    let column = [0.5, 0.25, 0.125]
    var recording = Recording(name: "made", format: "made", frameRate: 100, frameCount: 3)
    for label in ["A", "A", "", "b \"c\"", "tab\tbed"] {
      recording.trajectories.append(Trajectory(label: label, x: column, y: column, z: column))
    }
    let (trc, trcLost) = try roundTrip(recording, "trc")
    #expect(trc.trajectories.map(\.label) == ["A", "A", "unnamed 3", "b 'c'", "tab bed"])
    #expect(
      trcLost == [
        "the name of marker 3, which has none: it is unnamed 3 in TRC",
        "the name b \"c\": it is b 'c' in TRC", "the name tab\\u{9}bed: it is tab bed in TRC",
      ])
    let (csv, csvLost) = try roundTrip(recording, "csv")
    #expect(csv.trajectories.map(\.label) == ["A", "A 2", "unnamed 3", "b \"c\"", "tab bed"])
    #expect(
      csvLost == [
        "the name A of marker 2, which another marker has: it is A 2 in CSV",
        "the name of marker 3, which has none: it is unnamed 3 in CSV",
        "the name tab\\u{9}bed: it is tab bed in CSV",
      ])
  }

  @Test("what TRC cannot hold is listed, each thing once, in words")
  func losses() throws {
    let (_, lost) = try roundTrip(C3DWriterTests.whole, "trc")
    #expect(
      lost == [
        "TRC holds no analog channels (2)", "TRC holds no force plates (1)",
        "TRC holds no events (3)", "TRC holds no numbers about the person (3)",
        "TRC holds no model outputs (4)", "TRC does not say which way is up",
      ])
  }
}
