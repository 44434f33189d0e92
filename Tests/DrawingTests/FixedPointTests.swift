import Drawing
import Testing

@Suite("Fixed-point numbers")
struct FixedPointTests {
  @Test(
    "have a fixed count of decimals",
    arguments: [
      (1.0, 0, "1"), (1.5, 2, "1.50"), (-0.004, 2, "0.00"), (-0.005, 2, "-0.01"),
      (0.05, 1, "0.1"), (123_456.789, 1, "123456.8"), (-2.0, 3, "-2.000"), (9.999, 2, "10.00"),
    ])
  func decimals(value: Double, places: Int, text: String) {
    #expect(value.fixed(places) == text)
  }

  @Test("say so where there is no number")
  func notFinite() {
    #expect(Double.nan.fixed(2) == "nan")
    #expect((-Double.infinity).fixed(2) == "-inf")
    #expect(1e300.fixed(2) == "1e+300")
  }
}
