import Geometry
import Motion
import Plates
import Testing

@Suite("The free plate")
struct PlateSignalsLevelTests {
  /// A step on an ideal plate; its vertical channel is negative where it is loaded.
  private static func plate(_ change: (Int) -> Double) -> ForcePlate {
    var plate = PlateReadingTests.plate
    for index in plate.channels[2].samples.indices {
      plate.channels[2].samples[index] += change(index)
    }
    return plate
  }

  private func level(_ plate: ForcePlate, _ baseline: PlateBaseline = .file) throws -> PlateLevel {
    try #require(PlateSignals.of(plate, baseline: baseline, markerRate: 100).value?.level)
  }

  /// Normal noise of a known spread, always the same.
  private static func noise(_ count: Int, spread: Double) -> [Double] {
    var state: UInt64 = 7
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    return (0..<count).map { _ in
      spread * ((0..<12).reduce(0) { sum, _ in sum + uniform() } - 6)
    }
  }

  @Test("an ideal plate rests at zero")
  func ideal() throws {
    let level = try level(Self.plate { _ in 0 })
    // The first and last newtons of the step count as free, and tilt the line a little.
    #expect(abs(level.offset) < 0.5 && level.noise < 0.2 && level.residual < 0.5)
    #expect(level.plate == PlateReadingTests.plate.label)
  }

  @Test("a zero that has wandered and its noise are read back, and what the chain leaves of them")
  func wandered() throws {
    let noise = Self.noise(PlateReadingTests.plate.channels[2].samples.count, spread: 1.5)
    // The channel points down: 13 newtons in it are 13 upward with the other sign.
    var plate = Self.plate { -13 + noise[$0] }
    let raw = try level(plate)
    #expect(abs(raw.offset - 13) < 0.4 && abs(raw.noise - 1.5) < 0.2)
    #expect(abs(raw.residual - raw.offset) < 0.4, "no zero was set")
    plate.zeroRange = 1...20
    let zeroed = try level(plate)
    // The level before the zero is the same, and what is left is the noise: its mean size is
    // 0.80 of its standard deviation, beside the error of the zero.
    #expect(abs(zeroed.offset - raw.offset) < 1e-9)
    #expect(zeroed.residual < 2)
    #expect(try level(plate, .unloaded).residual < 1.6)
  }

  @Test("turning the plate turns its level; a loaded or a missing one has none")
  func others() throws {
    let plate = Self.plate { _ in -13 }
    let read = try #require(PlateSignals.of(plate, baseline: .none, markerRate: 100).value)
    let turned = try #require(read.turned().level)
    #expect(abs(turned.offset + 13) < 0.4)
    for change in [-400, Double.nan] {
      let loaded = PlateSignals.of(
        Self.plate { _ in change }, baseline: .file, markerRate: 100)
      #expect(loaded.value?.level == nil)
    }
  }
}
