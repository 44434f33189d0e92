import Foundation
import Signal
import Testing

struct PeaksTests {
  static let samples = (0..<40).map { index -> Double in
    let n = Double(index)
    return sin(0.21 * n) + 0.3 * cos(1.7 * n) + 0.02 * n
  }

  // scipy 1.17.1: signal.find_peaks(x, distance=4, prominence=0.2)
  @Test func agreesWithScipy() {
    let peaks = Peaks.maxima(of: Self.samples, minimumDistance: 4, prominence: 0.2)
    #expect(peaks.map { $0.index } == [7, 11, 15, 22, 26, 33, 37])
    let expected = [
      1.2130244433341608, 0.4015501001273718, 0.20974226793838702, 0.45709125597057615,
      0.21707610631943153, 0.25187509455952206, 0.5958502576083409,
    ]
    for (peak, prominence) in zip(peaks, expected) {
      #expect(abs(peak.prominence - prominence) < 1e-12)
    }
    let all = Peaks.maxima(of: Self.samples).map { $0.index }
    #expect(all == [4, 7, 11, 15, 18, 22, 26, 30, 33, 37])
  }

  @Test("minima are the maxima of the signal upside down")
  func minima() {
    let minima = Peaks.minima(of: Self.samples, prominence: 0.1)
    let maxima = Peaks.maxima(of: Self.samples.map { -$0 }, prominence: 0.1)
    #expect(minima.map { $0.index } == maxima.map { $0.index })
    #expect(minima.map(\.value) == maxima.map { -$0.value })
    #expect(!minima.isEmpty)
  }

  @Test("no extreme at an end, beside a gap, or on a slope's step")
  func ends() {
    #expect(Peaks.maxima(of: [5, 1, 0, 4, .nan, 6, 3, 2, 9]).isEmpty)
    #expect(Peaks.maxima(of: [0, 1, 1, 2, 1]).map { $0.index } == [3])
    #expect(Peaks.maxima(of: [0, 2, 2, 2, 1]).map { $0.index } == [2])
    #expect(Peaks.maxima(of: []).isEmpty)
    #expect(Peaks.maxima(of: [1]).isEmpty)
  }

  @Test("a parabola's top is found between the samples")
  func refined() {
    let samples = (0..<7).map { -pow(Double($0) - 3.3, 2) }
    #expect(abs(Peaks.refinedIndex(of: 3, in: samples) - 3.3) < 1e-12)
    #expect(Peaks.refinedIndex(of: 0, in: samples) == 0)
    #expect(Peaks.refinedIndex(of: 1, in: [1, 1, 1]) == 1)
  }
}
