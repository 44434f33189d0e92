import Reports
import Testing

@Suite("Wilson interval")
struct WilsonIntervalTests {
  // scipy.stats.binomtest(k, n).proportion_ci(method="wilson"), scipy 1.x
  @Test(
    "agrees with the reference",
    arguments: [
      (9, 11, 0.52302, 0.94863), (0, 10, 0.0, 0.27753), (5, 5, 0.56552, 1.0),
      (1, 2, 0.09453, 0.90547),
    ])
  func reference(successes: Int, total: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(successes: successes, of: total)
    #expect(abs(interval.lower - lower) < 1e-5)
    #expect(abs(interval.upper - upper) < 1e-5)
  }
}
