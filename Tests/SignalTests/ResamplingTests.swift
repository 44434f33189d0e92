import Signal
import Testing

struct ResamplingTests {
  private func cubic(_ x: Double) -> Double { 1 - 2 * x + 0.5 * x * x - 0.1 * x * x * x }

  @Test("a cubic comes back exactly between its samples")
  func exact() {
    let samples = (0..<8).map { cubic(Double($0)) }
    for index in [1.0, 1.25, 2.5, 3.9, 5.999] {
      #expect(abs(Resampling.value(of: samples, at: index) - cubic(index)) < 1e-12)
    }
  }

  @Test("beside an edge or a gap it is a straight line, and nothing inside a gap")
  func edges() {
    let samples: [Double] = [0, 1, 4, 9, .nan, 25, 36]
    #expect(Resampling.value(of: samples, at: 0.5) == 0.5)
    #expect(Resampling.value(of: samples, at: 2.5) == 6.5)
    #expect(Resampling.value(of: samples, at: 3) == 9)
    #expect(Resampling.value(of: samples, at: 3.5).isNaN)
    #expect(Resampling.value(of: samples, at: 4).isNaN)
    #expect(Resampling.value(of: samples, at: 5.5) == 30.5)
    #expect(Resampling.value(of: samples, at: 6) == 36)
    #expect(Resampling.value(of: samples, at: 6.01).isNaN)
    #expect(Resampling.value(of: samples, at: -0.01).isNaN)
    #expect(Resampling.value(of: samples, at: .nan).isNaN)
    #expect(Resampling.value(of: [], at: 0).isNaN)
  }

  @Test("a normalised part begins and ends where it was told")
  func normalized() {
    let samples = (0..<20).map { cubic(Double($0)) }
    let part = Resampling.timeNormalized(samples, from: 2.3, to: 15.8, count: 101)
    #expect(part.count == 101)
    for (number, value) in part.enumerated() {
      #expect(abs(value - cubic(2.3 + 0.135 * Double(number))) < 1e-9)
    }
  }
}
