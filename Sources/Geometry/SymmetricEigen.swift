/// Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations.
///
/// Exact to rounding for matrices of a few rows; deterministic, since the order of rotations is
/// fixed.
public struct SymmetricEigen: Sendable {
  /// Eigenvalues, the largest first.
  public let values: [Double]
  /// Eigenvectors of length one, in the order of `values`.
  public let vectors: [[Double]]

  /// Sweeps after which any matrix of a few rows has long converged.
  private static let largestSweeps = 50
  /// Below this share of the largest element, what is left off the diagonal changes no digit.
  private static let negligible = 1e-20

  private static func rotate(
    _ m: inout [Double], _ i: Int, _ j: Int, _ c: Double, _ s: Double
  ) {
    let (x, y) = (m[i], m[j])
    m[i] = c * x - s * y
    m[j] = s * x + c * y
  }

  /// - Parameter matrix: Rows of a symmetric matrix; only finite numbers.
  /// - Returns: `nil` where a number is not finite or the matrix is not square.
  public init?(_ matrix: [[Double]]) {
    let n = matrix.count
    guard n > 0, matrix.allSatisfy({ $0.count == n && $0.allSatisfy(\.isFinite) }) else {
      return nil
    }
    var a = Array(matrix.joined())
    var v = (0..<n * n).map { $0 / n == $0 % n ? 1.0 : 0.0 }
    let scale = a.map { abs($0) }.max() ?? 0
    for _ in 0..<Self.largestSweeps {
      var offDiagonal = 0.0
      for p in 0..<n { for q in (p + 1)..<max(n, p + 1) { offDiagonal += abs(a[p * n + q]) } }
      if offDiagonal <= scale * Self.negligible { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where a[p * n + q] != 0 {
          let theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
          // For a very large theta its square overflows, where the tangent is 1 / (2 theta).
          let t =
            abs(theta) > 1e150
            ? 1 / (2 * theta)
            : (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            Self.rotate(&a, k * n + p, k * n + q, c, s)
            Self.rotate(&v, k * n + p, k * n + q, c, s)
          }
          for k in 0..<n { Self.rotate(&a, p * n + k, q * n + k, c, s) }
        }
      }
    }
    let diagonal = (0..<n).map { a[$0 * n + $0] }
    let order = (0..<n).sorted { (diagonal[$0], $1) > (diagonal[$1], $0) }
    values = order.map { diagonal[$0] }
    vectors = order.map { column in (0..<n).map { v[$0 * n + column] } }
  }
}
