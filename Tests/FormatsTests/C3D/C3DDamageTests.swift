import Formats
import Motion
import Testing

/// No bytes whatever crash the reader, and what it refuses it refuses with a place and a remedy.
@Suite struct C3DDamageTests {
  private static let points: [[[Double]]] = (0..<20).map { frame in
    (0..<4).map { point -> [Double] in [Double(10 * frame + point + 1), 2, 3, 0] }
  }

  private static let analog: [[[Double]]] = (0..<20).map { frame in
    (0..<5).map { sample in (0..<7).map { channel -> Double in Double(frame + sample + channel) } }
  }

  /// A file with all groups, 20 frames.
  static let whole: [UInt8] = C3DFixture(
    points: points, analog: analog,
    parameters: [
      ("POINT", "LABELS", .texts(["A:LASI", "RASI", "LHipAngles", "RASI"])),
      ("POINT", "ANGLES", .texts(["LHipAngles"])), ("POINT", "ANGLE_UNITS", .texts(["deg"])),
      ("POINT", "TYPE_GROUPS", .texts(["ANGLES", "ANGLE", "OTHERS"])),
      ("ANALOG", "RATE", .reals([500])), ("ANALOG", "SCALE", .reals([1, 1, 1, 1, 1, 1, 2])),
      ("ANALOG", "OFFSET", .integers([0, 0, 0, 0, 0, 0, 1])), ("ANALOG", "GEN_SCALE", .reals([1])),
      ("ANALOG", "UNITS", .texts(["N", "N", "N", "Nmm", "Nmm", "Nmm", "V"])),
      ("TRIAL", "ACTUAL_START_FIELD", .integers([1, 0])),
      ("TRIAL", "ACTUAL_END_FIELD", .integers([20, 0])),
      ("FORCE_PLATFORM", "USED", .integers([1])),
      ("FORCE_PLATFORM", "TYPE", .integers([4], axes: [1])),
      ("FORCE_PLATFORM", "CHANNEL", .integers([1, 2, 3, 4, 5, 6], axes: [6, 1])),
      ("FORCE_PLATFORM", "CORNERS", .reals((0..<12).map(Double.init), axes: [3, 4, 1])),
      ("FORCE_PLATFORM", "ORIGIN", .reals([0, 0, 1], axes: [3, 1])),
      ("FORCE_PLATFORM", "CAL_MATRIX", .reals((0..<36).map(Double.init), axes: [6, 6, 1])),
      ("FORCE_PLATFORM", "ZERO", .integers([1, 5])),
      ("EVENT", "USED", .integers([2])), ("EVENT", "LABELS", .texts(["Foot Strike", "RTO"])),
      ("EVENT", "CONTEXTS", .texts(["Left", "Right"])),
      ("EVENT", "TIMES", .reals([0, 0.05, 0, 0.1], axes: [2, 2])),
      ("PROCESSING", "LLegLength", .reals([900])), ("PROCESSING", "LStaticRotOff", .reals([0.1])),
    ], headerEvents: [("LHS", 0.1)]
  ).bytes

  /// What became of the bytes; an error must help its reader.
  private func outcome(_ bytes: [UInt8]) -> Recording? {
    do {
      let recording = try C3D.recording(of: bytes, name: "made", file: "made.c3d")
      for marker in recording.trajectories { #expect(marker.count == recording.frameCount) }
      // What was read can be written, and stays readable.
      let written = try C3D.bytes(of: recording).bytes
      if !recording.trajectories.isEmpty {
        #expect(throws: Never.self) {
          try C3D.recording(of: written, name: "made", file: "made.c3d")
        }
      }
      return recording
    } catch {
      #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
      #expect(error.place != .wholeFile)
      return nil
    }
  }

  @Test("reads the whole file without a word but on the repeated label")
  func undamaged() throws {
    let recording = try #require(outcome(Self.whole))
    #expect(recording.trajectories.count == 3)
    #expect(recording.events.count == 2)
    #expect(recording.plates[0].channels.count == 6)
    #expect(recording.notices.count == 1)
  }

  @Test("survives an end at any block and beside it")
  func truncation() {
    for cut in stride(from: 0, through: Self.whole.count, by: 512) {
      for end in [cut - 1, cut, cut + 1] where (0..<Self.whole.count).contains(end) {
        let recording = outcome(Array(Self.whole[..<end]))
        if let recording { #expect(recording.notices.contains { $0.text.contains("missing") }) }
      }
    }
  }

  @Test("survives changed bytes", arguments: 0..<300)
  func mutation(seed: Int) {
    var random = Random(seed: UInt64(seed))
    var bytes = Self.whole
    // Half of the changes hit the header and the parameters, where they do most harm.
    for _ in 0..<(1 + Int(random.next() % 12)) {
      let span = random.next() % 2 == 0 ? 2048 : bytes.count
      bytes[Int(random.next() % UInt64(span))] = Self.values[Int(random.next() % 8)]
    }
    _ = outcome(bytes)
  }

  @Test("survives random bytes behind a valid mark", arguments: 0..<100)
  func noise(seed: Int) {
    var random = Random(seed: UInt64(seed))
    var bytes = (0..<4096).map { _ in UInt8(truncatingIfNeeded: random.next() >> 32) }
    bytes[0] = 2
    bytes[1] = 0x50
    bytes[515] = seed % 2 == 0 ? 84 : 85
    _ = outcome(bytes)
  }

  @Test("names the byte of a broken pointer, type and axis")
  func places() throws {
    var pointer = Self.whole
    pointer[0] = 200
    #expect(throws: ReadError.self) { try read(pointer) }
    var data = Self.whole
    data[17] = 0x7F
    let late = #expect(throws: ReadError.self) { try read(data) }
    #expect(late?.place == .byte(16))
    // The first parameter is LABELS: group 2 + 5 + 3, then 2 + 6 + 2 up to its type.
    let type = 512 + 4 + 10 + 10
    var unknown = Self.whole
    unknown[type] = 9
    #expect(throws: ReadError.self) { try read(unknown) }
    var axis = Self.whole
    axis[type + 2] = 255
    let wide = #expect(throws: ReadError.self) { try read(axis) }
    #expect(wide?.place == .byte(type + 1))
    #expect(wide?.problem.contains("LABELS") == true)
  }

  private func read(_ bytes: [UInt8]) throws(ReadError) -> Recording {
    try C3D.recording(of: bytes, name: "made", file: "made.c3d")
  }

  /// Values that counters and signs stumble over, and one that varies.
  private static let values: [UInt8] = [0, 1, 127, 128, 255, 254, 80, 33]

  /// SplitMix64 (Steele et al. 2014, OOPSLA), so that a failing seed fails again.
  private struct Random {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
