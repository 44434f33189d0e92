/// The unknowns that satisfy more linear equations than there are unknowns as well as can be: the
/// sum of squared differences is smallest.
///
/// The matrix is made triangular by Householder's reflections, which keep lengths and so lose no
/// digits. Source: Golub & Van Loan, *Matrix Computations*, 4th ed., 2013, section 5.3.
public struct LeastSquares: Sendable {
  /// One number for each unknown.
  public let solution: [Double]
  /// Root mean square of what is left of the equations, in the unit of the values.
  public let rootMeanSquare: Double

  /// Below this share of the largest, a diagonal element says that the equations do not tell all
  /// unknowns apart.
  private static let negligible = 1e-12

  /// - Parameters:
  ///   - rows: One equation a row, one coefficient for each unknown.
  ///   - values: What each equation should give.
  /// - Returns: `nil` where a number is not finite, the counts do not fit, there are fewer equations
  ///   than unknowns, or the equations do not tell the unknowns apart.
  public init?(rows: [[Double]], values: [Double]) {
    guard let unknowns = rows.first?.count, unknowns > 0, rows.count >= unknowns,
      rows.count == values.count, values.allSatisfy(\.isFinite),
      rows.allSatisfy({ $0.count == unknowns && $0.allSatisfy(\.isFinite) })
    else { return nil }
    let count = rows.count
    // By columns, the values being one more.
    var columns = (0..<unknowns).map { column in rows.map { $0[column] } } + [values]
    var diagonal: [Double] = []
    for pivot in 0..<unknowns {
      var squares = 0.0
      for row in pivot..<count { squares += columns[pivot][row] * columns[pivot][row] }
      let length = squares.squareRoot()
      let alpha = columns[pivot][pivot] > 0 ? -length : length
      diagonal.append(alpha)
      guard length > 0 else { return nil }
      var reflector = Array(columns[pivot][pivot...])
      reflector[0] -= alpha
      let norm = reflector.reduce(0) { $0 + $1 * $1 }
      guard norm > 0 else { continue }
      for column in pivot...unknowns {
        var product = 0.0
        for (index, value) in reflector.enumerated() {
          product += value * columns[column][pivot + index]
        }
        let scale = 2 * product / norm
        for (index, value) in reflector.enumerated() {
          columns[column][pivot + index] -= scale * value
        }
      }
    }
    let largest = diagonal.map { abs($0) }.max() ?? 0
    guard diagonal.allSatisfy({ abs($0) > largest * Self.negligible }) else { return nil }
    var solution = [Double](repeating: 0, count: unknowns)
    for row in stride(from: unknowns - 1, through: 0, by: -1) {
      var value = columns[unknowns][row]
      for column in (row + 1)..<max(unknowns, row + 1) {
        value -= columns[column][row] * solution[column]
      }
      solution[row] = value / diagonal[row]
    }
    self.solution = solution
    let left = columns[unknowns][unknowns...].reduce(0) { $0 + $1 * $1 }
    rootMeanSquare = (left / Double(count)).squareRoot()
  }
}
