import Formats
import Testing

@Suite("TimeAxis")
struct TimeAxisTests {
  private func times(_ rate: Double, count: Int, decimals: Double, start: Double = 0) -> [Double] {
    (0..<count).map { ((start + Double($0) / rate) * decimals).rounded() / decimals }
  }

  @Test(
    "finds the whole rate behind rounded times",
    arguments: [(60.0, 1e3), (120, 1e3), (150, 1e3), (600, 1e4), (1000, 1e6), (100, 1e2)])
  func wholeRates(rate: Double, decimals: Double) {
    let axis = TimeAxis(times(rate, count: 500, decimals: decimals, start: 3.38))
    #expect(axis.rate == rate)
    #expect(axis.firstUnevenRow == nil)
  }

  @Test("keeps a rate that is not whole")
  func brokenRate() throws {
    let axis = TimeAxis(times(119.88, count: 500, decimals: 1e6))
    #expect(abs(try #require(axis.rate) - 119.88) < 1e-3)
  }

  @Test("finds the rate of seconds since 1970, and a row lost among them")
  func epoch() throws {
    for decimals in [1e3, 1e6] {
      let axis = TimeAxis(times(59.94, count: 300, decimals: decimals, start: 1_700_000_000))
      #expect(abs(try #require(axis.rate) - 59.94) < 0.02)
      #expect(axis.firstUnevenRow == nil)
    }
    let whole = TimeAxis(times(100, count: 300, decimals: 1e2, start: 1_700_000_000))
    #expect(whole.rate == 100)
    var lost = whole.times
    lost.remove(at: 20)
    #expect(TimeAxis(lost).firstUnevenRow == 20)
  }

  @Test("finds a lost, a repeated and a backward row")
  func uneven() {
    var lost = times(100, count: 50, decimals: 1e3)
    lost.remove(at: 20)
    #expect(TimeAxis(lost).firstUnevenRow == 20)
    var repeated = times(100, count: 50, decimals: 1e3)
    repeated[30] = repeated[29]
    #expect(TimeAxis(repeated).firstUnevenRow == 30)
    #expect(TimeAxis([1, 0.5]).firstUnevenRow == 1)
    #expect(TimeAxis([0, 0, 0]).firstUnevenRow == 1)
    #expect(TimeAxis([]).rate == nil)
  }

  @Test("finds a slow drift that no single step shows")
  func drift() {
    let drifting = (0..<2000).map { 0.01 * Double($0) * (1 + 4e-6 * Double($0)) }
    #expect(TimeAxis(drifting).firstUnevenRow != nil)
  }
}
