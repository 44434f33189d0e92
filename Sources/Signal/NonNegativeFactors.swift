import Foundation

/// Rows of non-negative numbers as sums of a few non-negative courses, each with a weight a row.
///
/// Multiplicative updates lower the squared error in every step (Lee & Seung 2001, Adv Neural Inf
/// Process Syst 13:556). They stop in the nearest valley, and so several starts are tried and the
/// best is kept. The starts come from a fixed seed: the same rows always give the same factors.
public struct NonNegativeFactors: Hashable, Sendable {
  /// One row of weights a row of the data, one weight a factor.
  public var weights: [[Double]]
  /// One course a factor, as long as the rows.
  public var courses: [[Double]]
  /// Share of the sum of squares that the factors explain, over all rows and for each.
  public var accounted: Double
  public var accountedByRow: [Double]

  static let rounds = 200
  static let tolerance = 1e-5
  private static let floor = 1e-12

  /// - Parameters:
  ///   - rows: Equally long, not negative, finite.
  ///   - count: Number of factors.
  ///   - restarts: Number of starts.
  /// - Returns: `nil` for rows that are empty, of different lengths, negative or all zero, or where
  ///   the count does not lie between 1 and the number of rows.
  public init?(of rows: [[Double]], count: Int, restarts: Int = 20) {
    guard let length = rows.first?.count, length > 0, (1...rows.count).contains(count),
      rows.allSatisfy({ $0.count == length && $0.allSatisfy { $0.isFinite && $0 >= 0 } })
    else { return nil }
    let total = rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    guard total > 0 else { return nil }
    var state: UInt64 = 0x6d61_7265_79
    var best: (error: Double, weights: [[Double]], courses: [[Double]])?
    for _ in 0..<max(1, restarts) {
      var weights = rows.map { _ in (0..<count).map { _ in Self.uniform(&state) } }
      var courses = (0..<count).map { _ in (0..<length).map { _ in Self.uniform(&state) } }
      let error = Self.descend(rows, &weights, &courses)
      if error < best?.error ?? .infinity { best = (error, weights, courses) }
    }
    guard let best else { return nil }
    weights = best.weights
    courses = best.courses
    accounted = 1 - best.error / total
    accountedByRow = rows.indices.map { row in
      let power = rows[row].reduce(0) { $0 + $1 * $1 }
      guard power > 0 else { return 1 }
      return 1 - Self.error(of: rows[row], best.weights[row], best.courses) / power
    }
  }

  private static func descend(
    _ rows: [[Double]], _ weights: inout [[Double]], _ courses: inout [[Double]]
  ) -> Double {
    var last = Double.infinity
    for round in 0..<rounds {
      updateCourses(rows, weights, &courses)
      updateWeights(rows, &weights, courses)
      if round % 10 == 9 {
        let error = rows.indices.reduce(0) {
          $0 + Self.error(of: rows[$1], weights[$1], courses)
        }
        if last - error <= tolerance * max(error, floor) { return error }
        last = error
      }
    }
    return rows.indices.reduce(0) { $0 + error(of: rows[$1], weights[$1], courses) }
  }

  /// H ← H · WᵀV / WᵀWH.
  private static func updateCourses(
    _ rows: [[Double]], _ weights: [[Double]], _ courses: inout [[Double]]
  ) {
    let count = courses.count
    let length = courses[0].count
    let square = (0..<count).map { a in
      (0..<count).map { b in weights.reduce(0) { $0 + $1[a] * $1[b] } }
    }
    let old = courses
    for factor in 0..<count {
      var above = [Double](repeating: 0, count: length)
      for row in rows.indices {
        let weight = weights[row][factor]
        for index in 0..<length { above[index] += weight * rows[row][index] }
      }
      var below = [Double](repeating: floor, count: length)
      for other in 0..<count {
        let share = square[factor][other]
        for index in 0..<length { below[index] += share * old[other][index] }
      }
      for index in 0..<length {
        courses[factor][index] = old[factor][index] * above[index] / below[index]
      }
    }
  }

  /// W ← W · VHᵀ / WHHᵀ.
  private static func updateWeights(
    _ rows: [[Double]], _ weights: inout [[Double]], _ courses: [[Double]]
  ) {
    let count = courses.count
    let square = (0..<count).map { a in (0..<count).map { b in product(courses[a], courses[b]) } }
    for row in rows.indices {
      let old = weights[row]
      for factor in 0..<count {
        let above = product(rows[row], courses[factor])
        var below = floor
        for other in 0..<count { below += old[other] * square[factor][other] }
        weights[row][factor] = old[factor] * above / below
      }
    }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func error(
    of row: [Double], _ weights: [Double], _ courses: [[Double]]
  ) -> Double {
    var sum = 0.0
    for index in row.indices {
      var value = row[index]
      for factor in courses.indices { value -= weights[factor] * courses[factor][index] }
      sum += value * value
    }
    return sum
  }

  /// A number between 0.05 and 1: zeros would stay zero.
  private static func uniform(_ state: inout UInt64) -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return 0.05 + 0.95 * Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }
}
