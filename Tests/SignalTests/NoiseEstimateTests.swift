import Foundation
import Signal
import Testing

@Suite("How much of a signal is noise")
struct NoiseEstimateTests {
  /// Normal numbers by a fixed generator, for noise of a known size.
  static func noise(_ count: Int, seed: UInt64 = 7) -> [Double] {
    var state = seed
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) / Double(1 << 53)
    }
    return (0..<count).map { _ in
      (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
    }
  }

  @Test("white noise on a walking movement is measured", arguments: [0.0005, 0.002])
  func white(deviation: Double) throws {
    let samples = zip(0..<400, Self.noise(400)).map { sample, noise in
      0.4 * sin(2 * .pi * Double(sample) / 100) + deviation * noise
    }
    let found = try #require(NoiseEstimate.standardDeviation(of: samples))
    // The spread of the median of 400 correlated sizes is about a tenth.
    #expect(abs(found - deviation) < 0.25 * deviation)
  }

  @Test("movement alone is next to none")
  func smooth() throws {
    let samples = (0..<400).map { 0.4 * sin(2 * .pi * Double($0) / 100) }
    #expect(try #require(NoiseEstimate.standardDeviation(of: samples)) < 5e-5)
  }

  @Test("gaps are passed over, too little is no answer")
  func short() {
    #expect(NoiseEstimate.standardDeviation(of: [1, 2, 3]) == nil)
    #expect(NoiseEstimate.standardDeviation(of: [Double](repeating: .nan, count: 100)) == nil)
  }
}
