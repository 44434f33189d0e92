import Findings
import Motion
import Testing

struct GradingTests {
  @Test("uncertainty joins its parts in quadrature; one or two windows are given a spread")
  func uncertainty() {
    let three = Grading.uncertainty(session: 3, spread: 2, windows: 4, model: 4)
    #expect(abs(three - 26.0.squareRoot()) < 1e-12)
    let two = Grading.uncertainty(session: 0, spread: 99, windows: 2)
    #expect(abs(two - .degrees(2.5) / 2.0.squareRoot()) < 1e-12)
    let ratio = Grading.uncertainty(session: 0.03, spread: nil, windows: 1, kind: .ratio)
    #expect(abs(ratio - (0.03 * 0.03 + 0.08 * 0.08).squareRoot()) < 1e-12)
  }

  @Test(
    "the state follows the excess in uncertainties",
    arguments: [
      (-1.01, 3, FindingState.withinReference), (-0.99, 3, .borderline), (0.99, 3, .borderline),
      (1.01, 3, .present(.marked)), (1.99, 2, .borderline), (2.01, 2, .present(.moderate)),
      (-1.01, 1, .withinReference),
    ])
  func state(excess: Double, windows: Int, state: FindingState) {
    let graded = Grading.state(excess: excess, uncertainty: 1, windows: windows, severity: .marked)
    #expect(graded == state)
  }

  @Test("severity by z, by a rule's own column, and by the excess")
  func severity() {
    #expect([2.9, 3, 4].map(Grading.severity(z:)) == [.mild, .moderate, .marked])
    let column = [5.0, 8, 12].map { Grading.severity(of: $0, moderate: 8, marked: 12) }
    #expect(column == [.mild, .moderate, .marked])
    let angles = [4.9, 5.1, 10.1].map { Grading.severity(excess: .degrees($0), kind: .angle) }
    #expect(angles == [.mild, .moderate, .marked])
  }
}
