/// A natural quintic smoothing spline whose smoothness the data decide, for accelerations.
///
/// One smoothing parameter serves all columns. It is found where generalised cross-validation has
/// its local minimum near no smoothing; already smooth paths are interpolated.
///
/// - Complexity: Linear in the number of samples for each parameter tried.
/// - SeeAlso: Woltring 1986, *Adv Eng Softw* 8:104; Hutchinson and de Hoog 1985, *Numer Math* 47:99.
public struct GCVSpline: Sendable {
  private let step: Double
  private let columns: [[Double]]
  private let differences: [[Double]]
  private let count: Int

  /// Fewest samples that a quintic spline can be laid through.
  public static let fewest = 8

  /// - Parameters:
  ///   - columns: Coordinates of one path, each of the same count, no NaN.
  ///   - rate: Samples per second, hertz.
  /// - Returns: `nil` for fewer than eight samples.
  public init?(_ columns: [[Double]], rate: Double) {
    guard let count = columns.first?.count, count >= Self.fewest, rate > 0,
      columns.allSatisfy({ $0.count == count && $0.allSatisfy(\.isFinite) })
    else { return nil }
    let step = 1 / rate
    self.step = step
    self.columns = columns
    self.count = count
    let cube = step * step * step
    differences = columns.map { y in
      (0..<count - 3).map { j in
        (y[j + 3] - 3 * y[j + 2] + 3 * y[j + 1] - y[j]) / cube
      }
    }
  }

  /// The second derivative of each column at its samples, unit of the column per second squared.
  public func secondDerivatives() -> [[Double]] {
    let smoothing = smoothingParameter()
    let factors = Band(count: count - 3, step: step, smoothing: smoothing)
    return zip(columns, differences).map { column, difference in
      let gamma = factors.solved(difference)
      return secondDerivative(column, gamma, smoothing)
    }
  }

  /// The smoothed columns at their samples; what was smooth already stays as it was.
  public func values() -> [[Double]] {
    let smoothing = smoothingParameter()
    guard smoothing > 0 else { return columns }
    let factors = Band(count: count - 3, step: step, smoothing: smoothing)
    return zip(columns, differences).map { column, difference in
      zip(column, residuals(factors.solved(difference), smoothing)).map { $0 - $1 }
    }
  }

  private func secondDerivative(
    _ column: [Double], _ gamma: [Double], _ smoothing: Double
  ) -> [Double] {
    let residual = residuals(gamma, smoothing)
    let g = (0..<3).map { column[$0] - residual[$0] }
    let start =
      (g[2] - 2 * g[1] + g[0]) / (step * step)
      - (27 * gamma[0] + (gamma.count > 1 ? gamma[1] : 0)) / 120
    var result: [Double] = []
    result.reserveCapacity(count)
    var passed = 0.0
    for i in 0..<count {
      // Each third difference acts from one sample on: by 1/6, by 5/6, then wholly.
      if i >= 3 { passed += gamma[i - 3] }
      var value = start + passed
      if i >= 2, i - 2 < gamma.count { value += gamma[i - 2] * 5 / 6 }
      if i >= 1, i - 1 < gamma.count { value += gamma[i - 1] / 6 }
      result.append(value)
    }
    return result
  }

  /// What smoothing takes away from each sample: p Q γ.
  private func residuals(_ gamma: [Double], _ smoothing: Double) -> [Double] {
    var residual = Array(repeating: 0.0, count: count)
    guard smoothing > 0 else { return residual }
    let scale = smoothing / (step * step * step)
    for (j, value) in gamma.enumerated() {
      let scaled = value * scale
      residual[j] -= scaled
      residual[j + 1] += 3 * scaled
      residual[j + 2] -= 3 * scaled
      residual[j + 3] += scaled
    }
    return residual
  }

  /// The generalised cross-validation score of a smoothing parameter.
  private func score(_ smoothing: Double) -> Double {
    let factors = Band(count: count - 3, step: step, smoothing: smoothing)
    var squares = 0.0
    for difference in differences {
      for value in residuals(factors.solved(difference), smoothing) { squares += value * value }
    }
    let trace = smoothing * factors.traceOfSmoothness()
    return Double(count) * squares / (trace * trace)
  }

  /// Woltring's search, begun at almost no smoothing; 0 where less is always better.
  private func smoothingParameter() -> Double {
    let unit = step * step * step * step * step / 64
    var (low, middle) = (unit, 2 * unit)
    var (lowScore, middleScore) = (score(low), score(middle))
    while lowScore <= middleScore {
      (middle, middleScore) = (low, lowScore)
      low /= 2
      if low / unit < 1e-15 { return 0 }
      lowScore = score(low)
    }
    var high = 2 * middle
    var highScore = score(high)
    while highScore <= middleScore, high.isFinite {
      (low, middle, middleScore) = (middle, high, highScore)
      high *= 2
      highScore = score(high)
    }
    return goldenSection(low, high)
  }

  private func goldenSection(_ from: Double, _ to: Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (a, b) = (from, to)
    var (c, d) = (b - ratio * (b - a), a + ratio * (b - a))
    var (fc, fd) = (score(c), score(d))
    while (b - a) > 1e-6 * (a + b) / 2 {
      if fc < fd {
        (b, d, fd) = (d, c, fc)
        c = b - ratio * (b - a)
        fc = score(c)
      } else {
        (a, c, fc) = (c, d, fd)
        d = a + ratio * (b - a)
        fd = score(d)
      }
    }
    return (a + b) / 2
  }
}

extension GCVSpline {
  /// The spline's system, R + p S, factored as L D Lᵀ; three bands below the diagonal.
  private struct Band {
    private let count: Int
    private let smoothness: [Double]
    /// Rows of L below its diagonal of ones: `lower[b][i]` is L(i + b + 1, i).
    private var lower: [[Double]]
    private var diagonal: [Double]

    init(count: Int, step: Double, smoothing: Double) {
      self.count = count
      let h6 = step * step * step * step * step * step
      smoothness = [20 / h6, -15 / h6, 6 / h6, -1 / h6]
      let stiffness = [66 / (120 * step), 26 / (120 * step), 1 / (120 * step), 0]
      let bands = zip(stiffness, smoothness).map { $0 + smoothing * $1 }
      diagonal = Array(repeating: 0, count: count)
      lower = Array(repeating: Array(repeating: 0, count: count), count: 3)
      for i in 0..<count {
        var pivot = bands[0]
        for b in 0..<3 where i - b - 1 >= 0 {
          let j = i - b - 1
          pivot -= lower[b][j] * lower[b][j] * diagonal[j]
        }
        diagonal[i] = pivot
        for b in 0..<3 where i + b + 1 < count {
          var value = bands[b + 1]
          for back in 1...3 where i - back >= 0 && b + back < 3 {
            let j = i - back
            value -= lower[b + back][j] * lower[back - 1][j] * diagonal[j]
          }
          lower[b][i] = value / pivot
        }
      }
    }

    func solved(_ right: [Double]) -> [Double] {
      var x = right
      for i in 0..<count {
        for b in 0..<3 where i + b + 1 < count { x[i + b + 1] -= lower[b][i] * x[i] }
      }
      for i in 0..<count { x[i] /= diagonal[i] }
      for i in stride(from: count - 1, through: 0, by: -1) {
        for b in 0..<3 where i + b + 1 < count { x[i] -= lower[b][i] * x[i + b + 1] }
      }
      return x
    }

    /// The trace of S (R + p S)⁻¹, from the central bands of the inverse alone.
    func traceOfSmoothness() -> Double {
      // inverse[b][i] is the inverse's element (i, i + b).
      var inverse = Array(repeating: Array(repeating: 0.0, count: count), count: 4)
      func element(_ i: Int, _ j: Int) -> Double { inverse[abs(i - j)][min(i, j)] }
      for i in stride(from: count - 1, through: 0, by: -1) {
        let reach = min(3, count - 1 - i)
        for b in stride(from: reach, through: 0, by: -1) where b > 0 {
          var value = 0.0
          for l in 1...reach { value -= lower[l - 1][i] * element(i + l, i + b) }
          inverse[b][i] = value
        }
        var value = 1 / diagonal[i]
        if reach > 0 { for l in 1...reach { value -= lower[l - 1][i] * inverse[l][i] } }
        inverse[0][i] = value
      }
      var trace = 0.0
      for i in 0..<count {
        trace += smoothness[0] * inverse[0][i]
        for b in 1...3 where i + b < count { trace += 2 * smoothness[b] * inverse[b][i] }
      }
      return trace
    }
  }
}
