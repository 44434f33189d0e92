/// Values for a hole in evenly spaced samples, from what was measured on both sides of it.
///
/// A discrete smoothing spline of the fifth degree (a penalty on third differences, no weight in the
/// hole) is laid over the hole and a few samples on each side. How smooth it is, generalised
/// cross-validation decides, so that smooth paths are interpolated and noisy ones are not overshot.
///
/// - SeeAlso: Whittaker 1923, *Proc Edinb Math Soc* 41:63; Eilers 2003, *Anal Chem* 75:3631; Craven
///   and Wahba 1979, *Numer Math* 31:377.
public enum GapSpline {
  /// Fewest measured samples on each side of a hole; with fewer its edges would be guessed.
  public static let fewest = 5

  /// How many samples on each side of a hole are looked at.
  public static func reach(for gap: Int) -> Int { max(20, 2 * gap) }

  /// - Parameters:
  ///   - gap: The samples that are asked for, counted from 0.
  ///   - columns: Coordinates of one path, each of the same count, any unit; NaN where not measured.
  /// - Returns: As many columns with one value for each sample of `gap`; `nil` where fewer than
  ///   `fewest` samples were measured within reach of either side, and at the ends of the path.
  public static func values(in gap: Range<Int>, of columns: [[Double]]) -> [[Double]]? {
    guard let count = columns.first?.count, columns.allSatisfy({ $0.count == count }),
      !gap.isEmpty, gap.lowerBound > 0, gap.upperBound < count
    else { return nil }
    let reach = reach(for: gap.count)
    let window = max(0, gap.lowerBound - reach)..<min(count, gap.upperBound + reach)
    let isSeen = window.map { sample in
      !gap.contains(sample) && columns.allSatisfy { $0[sample].isFinite }
    }
    let hole = (gap.lowerBound - window.lowerBound)..<(gap.upperBound - window.lowerBound)
    guard isSeen[..<hole.lowerBound].count(where: { $0 }) >= fewest,
      isSeen[hole.upperBound...].count(where: { $0 }) >= fewest,
      isSeen[hole.lowerBound - 1], isSeen[hole.upperBound]
    else { return nil }
    // Far from the origin, digits would be lost.
    let levels = columns.map { $0[gap.lowerBound - 1] }
    let measured = zip(columns, levels).map { column, level in
      zip(window, isSeen).map { $1 ? column[$0] - level : 0 }
    }
    guard let smoothed = smoothest(measured, isSeen) else { return nil }
    return zip(smoothed, levels).map { column, level in hole.map { column[$0] + level } }
  }

  /// Exponents of ten of the smoothing parameters tried: from interpolation to a parabola.
  private static let exponents = -4...6

  /// The columns smoothed by the parameter whose cross-validation score is the lowest.
  private static func smoothest(_ columns: [[Double]], _ isSeen: [Bool]) -> [[Double]]? {
    let seen = Double(isSeen.count { $0 })
    var best: (score: Double, columns: [[Double]])?
    for exponent in exponents {
      let system = System(isSeen: isSeen, smoothing: power(exponent))
      let smoothed = columns.map { system.solved($0) }
      var squares = 0.0
      for (column, original) in zip(smoothed, columns) {
        for index in isSeen.indices where isSeen[index] {
          let difference = column[index] - original[index]
          squares += difference * difference
        }
      }
      let freedom = seen - system.trace(over: isSeen)
      guard freedom > 0, squares.isFinite else { continue }
      let score = squares / (freedom * freedom)
      if best.map({ score < $0.score }) ?? true { best = (score, smoothed) }
    }
    return best?.columns
  }

  private static func power(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<abs(exponent) { value *= 10 }
    return exponent < 0 ? 1 / value : value
  }
}

extension GapSpline {
  /// W + λ D₃ᵀD₃, factored as L D Lᵀ: three bands below the diagonal.
  private struct System {
    private let diagonal: [Double]
    private let lower: [[Double]]

    init(isSeen: [Bool], smoothing: Double) {
      let count = isSeen.count
      var bands = Array(repeating: Array(repeating: 0.0, count: count), count: 4)
      for index in 0..<count where isSeen[index] { bands[0][index] = 1 }
      let difference = [-1.0, 3, -3, 1]
      for first in 0..<max(0, count - 3) {
        for a in 0..<4 {
          for b in a..<4 { bands[b - a][first + a] += smoothing * difference[a] * difference[b] }
        }
      }
      var diagonal = bands[0]
      var lower = Array(repeating: Array(repeating: 0.0, count: count), count: 3)
      for i in 0..<count {
        for b in 1...3 where i - b >= 0 {
          diagonal[i] -= lower[b - 1][i - b] * lower[b - 1][i - b] * diagonal[i - b]
        }
        for b in 1...3 where i + b < count {
          var value = bands[b][i]
          for back in 1...3 where i - back >= 0 && b + back <= 3 {
            value -= lower[b + back - 1][i - back] * lower[back - 1][i - back] * diagonal[i - back]
          }
          lower[b - 1][i] = value / diagonal[i]
        }
      }
      self.diagonal = diagonal
      self.lower = lower
    }

    func solved(_ right: [Double]) -> [Double] {
      var x = right
      let count = x.count
      for i in 0..<count {
        for b in 1...3 where i + b < count { x[i + b] -= lower[b - 1][i] * x[i] }
      }
      for i in 0..<count { x[i] /= diagonal[i] }
      for i in stride(from: count - 1, through: 0, by: -1) {
        for b in 1...3 where i + b < count { x[i] -= lower[b - 1][i] * x[i + b] }
      }
      return x
    }

    /// How many numbers the spline spends on the samples: the trace of the hat matrix.
    func trace(over isSeen: [Bool]) -> Double {
      var unit = Array(repeating: 0.0, count: isSeen.count)
      var trace = 0.0
      for index in isSeen.indices where isSeen[index] {
        unit[index] = 1
        trace += solved(unit)[index]
        unit[index] = 0
      }
      return trace
    }
  }
}
