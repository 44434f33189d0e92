import Foundation
import Signal
import Testing

@Suite("Residual analysis")
struct ResidualAnalysisTests {
  @Test("finds a cut-off between the movement and the noise")
  func cutoff() throws {
    let column = zip(0..<500, NoiseEstimateTests.noise(500)).map { sample, noise in
      let t = Double(sample) / 100
      return 0.2 * sin(2 * .pi * t) + 0.02 * sin(2 * .pi * 3 * t) + 0.002 * noise
    }
    let found = try #require(ResidualAnalysis([column], rate: 100))
    #expect((4...12).contains(found.cutoff))
    #expect(abs(found.noise - 0.002) < 0.0006)
  }

  @Test("nothing to analyse is no answer")
  func none() {
    #expect(ResidualAnalysis([[1, 2, 3]], rate: 100) == nil)
    #expect(ResidualAnalysis([[Double](repeating: 0, count: 100)], rate: 0) == nil)
    #expect(ResidualAnalysis([], rate: 100) == nil)
  }
}
