import Motion
import Testing

@testable import Analysis

@Suite("Interval of a displaced value") struct PlacementIntervalTests {
  @Test("reaches as far to both sides as 95 % of the repetitions lie away") func reach() throws {
    // 199 distances of 0.01 to 1.99: the 190th is that of which 95 % of 200 are no larger.
    let values = (1...199).map { 5 + ($0.isMultiple(of: 2) ? 0.01 : -0.01) * Double($0) }
    let interval = try #require(PlacementInterval.interval(about: 5, of: values, in: .ratio))
    #expect(abs(interval.lowerBound - 3.1) < 1e-9)
    #expect(abs(interval.upperBound - 6.9) < 1e-9)
  }

  @Test("holds values on the side to which no repetition goes") func side() throws {
    let values = (1...199).map { 5 + 0.01 * Double($0) }
    let interval = try #require(PlacementInterval.interval(about: 5, of: values, in: .ratio))
    #expect(interval.contains(3.2))
  }

  @Test("adds what a repetition tells wrong of an angle, and nothing to one that stays") func own()
    throws
  {
    let moved = (1...199).map { 0.1 + 1e-5 * Double($0) / 199 }
    let interval = try #require(PlacementInterval.interval(about: 0.1, of: moved, in: .degree))
    #expect(interval.upperBound - 0.1 > 1.9 * PlacementInterval.resolution(.degree))
    let still = [Double](repeating: 0.1, count: 199)
    #expect(PlacementInterval.interval(about: 0.1, of: still, in: .degree) == nil)
  }

  @Test("is none with too few repetitions or without a value") func none() {
    let values = [Double](repeating: 1, count: 10) + (0..<29).map(Double.init)
    #expect(PlacementInterval.interval(about: 1, of: values, in: .ratio) == nil)
    #expect(PlacementInterval.interval(about: .nan, of: values + values, in: .ratio) == nil)
  }
}
