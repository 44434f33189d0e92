import Foundation
import Signal
import Testing

struct StatisticsTests {
  @Test("mean, spread and ranks leave out what was not measured")
  func ranks() throws {
    let values: [Double] = [3, 1, 4, .nan, 1, 5, 9, 2, 6]
    #expect(try #require(Statistics.mean(of: values)) == 3.875)
    #expect(abs(try #require(Statistics.standardDeviation(of: values)) - 2.748376143938713) < 1e-12)
    #expect(try #require(Statistics.median(of: values)) == 3.5)
    // np.percentile([3,1,4,1,5,9,2,6], [10, 90])
    #expect(try #require(Statistics.percentile(10, of: values)) == 1)
    #expect(abs(try #require(Statistics.percentile(90, of: values)) - 6.9) < 1e-12)
    #expect(try #require(Statistics.percentile(100, of: values)) == 9)
  }

  @Test("nothing measured gives no number")
  func empty() {
    #expect(Statistics.mean(of: [.nan]) == nil)
    #expect(Statistics.standardDeviation(of: [1]) == nil)
    #expect(Statistics.median(of: []) == nil)
    #expect(Statistics.circularMean(of: []) == nil)
    #expect(Statistics.circularMean(of: [0, .pi]) == nil)
    #expect(Statistics.wilsonInterval(successes: 0, of: 0) == nil)
  }

  // scipy 1.17.1: a = np.deg2rad([350,10,20,355])
  //               stats.circmean(a, high=np.pi, low=-np.pi); stats.circstd(a)
  @Test func circular() throws {
    let angles = [350.0, 10, 20, 355].map { $0 * .pi / 180 }
    let mean = try #require(Statistics.circularMean(of: angles))
    #expect(abs(mean - 0.06516536976062737) < 1e-12)
    let spread = try #require(Statistics.circularStandardDeviation(of: angles))
    #expect(abs(spread - 0.20872496054864553) < 1e-12)
  }

  // scipy 1.17.1: stats.binomtest(7, 10).proportion_ci(method="wilson"), and (0, 5)
  @Test func wilson() throws {
    let some = try #require(Statistics.wilsonInterval(successes: 7, of: 10))
    #expect(abs(some.lowerBound - 0.39677814746114526) < 1e-9)
    #expect(abs(some.upperBound - 0.892208732593699) < 1e-9)
    let none = try #require(Statistics.wilsonInterval(successes: 0, of: 5))
    #expect(abs(none.lowerBound) < 1e-12)
    #expect(abs(none.upperBound - 0.43448246478317476) < 1e-9)
  }

  // stats.norm.cdf([-3, -1.96, 0, 0.5, 4])
  @Test(
    arguments: zip(
      [-3, -1.96, 0, 0.5, 4],
      [
        0.0013498980316300933, 0.024997895148220435, 0.5, 0.6914624612740131, 0.9999683287581669,
      ]))
  func normal(z: Double, share: Double) {
    #expect(abs(Statistics.normalCDF(z) - share) < 1e-14)
  }
}
