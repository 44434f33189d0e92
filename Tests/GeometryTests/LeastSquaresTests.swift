import Foundation
import Geometry
import Testing

@Suite("Least squares")
struct LeastSquaresTests {
  static let times = (0..<10).map { Double($0) / 9 }
  static let rows = times.map { [1, $0, sin(3 * $0), cos(2 * $0)] }

  // numpy 2.4.6: t = arange(10)/9; A = c_[ones(10), t, sin(3*t), cos(2*t)]
  // x, residuals, *_ = linalg.lstsq(A, exp(t)*cos(5*t), rcond=None); sqrt(residuals[0]/10)
  @Test("are those of numpy's lstsq")
  func numpy() throws {
    let found = try #require(
      LeastSquares(rows: Self.rows, values: Self.times.map { exp($0) * cos(5 * $0) }))
    let expected = [
      -17.385362528293022, 26.789335866700256, -7.293496575340099, 18.313527528371118,
    ]
    // The columns are nearly dependent (condition 600), which costs three of sixteen digits.
    for (a, b) in zip(found.solution, expected) { #expect(abs(a - b) < 1e-10) }
    #expect(abs(found.rootMeanSquare - 0.06266112985164032) < 1e-12)
  }

  @Test("equations that agree leave nothing")
  func exact() throws {
    let truth = [2.0, -1, 0.5, 3]
    let values = Self.rows.map { row in zip(row, truth).reduce(0) { $0 + $1.0 * $1.1 } }
    let found = try #require(LeastSquares(rows: Self.rows, values: values))
    for (a, b) in zip(found.solution, truth) { #expect(abs(a - b) < 1e-11) }
    #expect(found.rootMeanSquare < 1e-12)
  }

  @Test("equations that do not tell the unknowns apart have no solution")
  func dependent() {
    let rows = Self.times.map { [1, $0, 2 * $0] }
    #expect(LeastSquares(rows: rows, values: Self.times) == nil)
    #expect(LeastSquares(rows: [[0, 0], [0, 0]], values: [1, 2]) == nil)
  }

  @Test("no crash on what is no system of equations")
  func refused() {
    #expect(LeastSquares(rows: [], values: []) == nil)
    #expect(LeastSquares(rows: [[]], values: [1]) == nil)
    #expect(LeastSquares(rows: [[1, 2]], values: [1]) == nil)
    #expect(LeastSquares(rows: [[1], [2, 3]], values: [1, 2]) == nil)
    #expect(LeastSquares(rows: [[1], [.nan]], values: [1, 2]) == nil)
    #expect(LeastSquares(rows: [[1], [2]], values: [1, .infinity]) == nil)
    #expect(LeastSquares(rows: [[1], [2]], values: [1]) == nil)
  }
}
