import Foundation
import Signal
import Testing

@Suite("A spline through a hole")
struct GapSplineTests {
  private func path(_ count: Int) -> [[Double]] {
    [
      (0..<count).map { sin(Double($0) * 0.08) }, (0..<count).map { 1000 + 0.5 * Double($0) },
      (0..<count).map { cos(Double($0) * 0.05) },
    ]
  }

  @Test("a parabola is met to the last digits")
  func parabola() throws {
    let column = (0..<80).map { sample -> Double in
      let t = Double(sample)
      return 3 - 0.2 * t + 0.01 * t * t
    }
    var hidden = column
    for sample in 30..<45 { hidden[sample] = .nan }
    let values = try #require(GapSpline.values(in: 30..<45, of: [hidden]))[0]
    for (value, sample) in zip(values, 30..<45) { #expect(abs(value - column[sample]) < 1e-8) }
  }

  /// A sine of 1.3 Hz at 100 Hz in ten missing samples: an interpolating quintic spline stays within
  /// 1e-4 of it.
  @Test("smooth paths are interpolated, wherever the hole is", arguments: [15, 40, 60])
  func smooth(start: Int) throws {
    let whole = path(100)
    let gap = start..<(start + 10)
    let hidden = whole.map { column in
      column.indices.map { gap.contains($0) ? Double.nan : column[$0] }
    }
    let values = try #require(GapSpline.values(in: gap, of: hidden))
    for (column, found) in zip(whole, values) {
      for (sample, value) in zip(gap, found) { #expect(abs(value - column[sample]) < 1e-4) }
    }
  }

  @Test("noise is not overshot")
  func noise() throws {
    // A fixed rough sequence between -1 and 1; an interpolating quintic would leave it tenfold.
    let column = (0..<80).map { Double(($0 * 7919) % 201 - 100) / 100 }
    let values = try #require(GapSpline.values(in: 35..<45, of: [column]))[0]
    #expect(values.allSatisfy { abs($0) < 1.5 })
  }

  @Test("ends and too few neighbours are refused, not guessed")
  func refused() {
    var column = [Double](repeating: 1, count: 30)
    #expect(GapSpline.values(in: 0..<5, of: [column]) == nil)
    #expect(GapSpline.values(in: 25..<30, of: [column]) == nil)
    #expect(GapSpline.values(in: 3..<6, of: [column]) == nil)
    #expect(GapSpline.values(in: 10..<10, of: [column]) == nil)
    #expect(GapSpline.values(in: 10..<12, of: []) == nil)
    column[9] = .nan
    #expect(GapSpline.values(in: 10..<12, of: [column]) == nil)
  }
}
