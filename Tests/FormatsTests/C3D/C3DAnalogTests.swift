import Formats
import Motion
import Testing

@Suite struct C3DAnalogTests {
  @Test(
    "scales a sample by its offset, its scale and the general scale, in reals and integers",
    arguments: [true, false])
  func scaling(isReal: Bool) throws {
    let recording = try C3DFixture(
      isReal: isReal, scale: isReal ? -1 : 1, points: [[[1, 1, 1, 0]]],
      analog: [[[2100, -50, 7]]],
      parameters: [
        ("ANALOG", "GEN_SCALE", .reals([0.5])), ("ANALOG", "SCALE", .reals([4, -0.25])),
        ("ANALOG", "OFFSET", .integers([2048, -2])),
        ("ANALOG", "LABELS", .texts(["EMG1", "EMG1"])),
        ("ANALOG", "UNITS", .texts(["mV", "furlong"])),
      ]
    ).recording()
    #expect(recording.analog.map(\.label) == ["EMG1", "EMG1#2", "*3"])
    #expect(recording.analog.map(\.unit) == [.volt, nil, nil])
    #expect(abs(recording.analog[0].samples[0] - 0.104) < 1e-12)
    #expect(recording.analog[1].samples == [6])
    #expect(recording.analog[2].samples == [3.5])
    #expect(recording.notices.contains { $0.text.contains("furlong") })
  }

  @Test("takes integers as unsigned where FORMAT says so")
  func unsigned() throws {
    func recording(_ format: String) throws -> Recording {
      try C3DFixture(
        isReal: false, scale: 1, points: [[[1, 1, 1, 0]]], analog: [[[60_000], [10]]],
        parameters: [
          ("ANALOG", "FORMAT", .texts([format])), ("ANALOG", "OFFSET", .integers([32_768])),
        ]
      ).recording()
    }
    #expect(try recording("UNSIGNED").analog[0].samples == [27_232, -32_758])
    #expect(try recording("SIGNED").analog[0].samples == [-5536 + 32_768, 10 + 32_768])
  }

  @Test("says where ANALOG:RATE and the samples a frame disagree, and follows the samples")
  func rates() throws {
    let recording = try C3DFixture(
      points: [[[1, 1, 1, 0]]], analog: [[[1], [2]]],
      parameters: [("ANALOG", "RATE", .reals([1000]))]
    ).recording()
    #expect(recording.analog[0].rate == 200)
    #expect(recording.notices.contains { $0.text.contains("ANALOG:RATE") })
  }

  @Test("finds the labels, scales and units of 300 channels")
  func manyChannels() throws {
    let recording = try C3DFixture(
      points: [[[1, 1, 1, 0]]], analog: [[(0..<300).map(Double.init)]],
      parameters: [
        ("ANALOG", "LABELS", .texts((0..<255).map { "C\($0)" })),
        ("ANALOG", "LABELS2", .texts((255..<300).map { "C\($0)" })),
        ("ANALOG", "UNITS", .texts((0..<255).map { _ in "V" })),
        ("ANALOG", "UNITS2", .texts((255..<300).map { _ in "N" })),
        ("ANALOG", "SCALE", .reals((0..<255).map { _ in 1 })),
        ("ANALOG", "SCALE2", .reals((255..<300).map { _ in 2 })),
        ("ANALOG", "USED", .integers([300])),
      ]
    ).recording()
    #expect(recording.analog.map(\.label) == (0..<300).map { "C\($0)" })
    #expect(recording.analog[299].samples == [598])
    #expect(recording.analog[299].unit == .newton)
    #expect(recording.analog[0].unit == .volt)
  }
}
