/// A column of times: how fast it runs, and whether it runs evenly.
package struct TimeAxis: Sendable {
  /// Seconds, one a row.
  package let times: [Double]
  /// The last decimal that the file writes, seconds; 0 for more than nine decimals.
  let resolution: Double

  package init(_ times: [Double]) {
    self.times = times
    resolution = Self.resolution(of: times)
  }

  /// Rows per second, hertz, or `nil` for fewer than two rows or a time that does not grow.
  ///
  /// A rate within the rounding of the written times of a whole number is that number.
  package var rate: Double? {
    guard let rate = meanRate else { return nil }
    return Self.settled(rate, uncertainty: rate * relativeUncertainty)
  }

  /// Whether a rate in hertz cannot be that of the times, as they are rounded.
  package func contradicts(_ stated: Double) -> Bool {
    guard let rate = meanRate else { return false }
    return abs(rate - stated) > (0.001 + 2 * relativeUncertainty) * rate
  }

  private var meanRate: Double? {
    guard times.count > 1, let first = times.first, let last = times.last, last > first else {
      return nil
    }
    return Double(times.count - 1) / (last - first)
  }

  /// How far the rounding of the first and last time can move the rate.
  private var relativeUncertainty: Double {
    guard let rate = meanRate else { return 0 }
    return rounding(ofStep: 1 / rate) * rate / Double(times.count - 1)
  }

  /// How much the rounding of the written times may move a step, seconds; never so much that a lost
  /// or repeated row would pass.
  package func rounding(ofStep step: Double) -> Double {
    min(resolution * 1.001, 0.45 * step)
  }

  /// A whole number where the rate is one within its uncertainty, hertz.
  package static func settled(_ rate: Double, uncertainty: Double = 0) -> Double {
    let whole = rate.rounded()
    return whole > 0 && abs(rate - whole) <= max(1e-6 * rate, uncertainty) ? whole : rate
  }

  /// The first row whose time does not follow evenly, or `nil`: steps may differ by a hundredth of
  /// a step and by the rounding of the written times.
  package var firstUnevenRow: Int? {
    guard times.count > 2 else { return times.count == 2 && times[1] <= times[0] ? 1 : nil }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    let step = steps.sorted()[(steps.count - 1) / 2]
    guard step > 0 else { return 1 + (steps.firstIndex { $0 <= 0 } ?? 0) }
    let tolerance = 0.01 * step + rounding(ofStep: step)
    if let row = steps.firstIndex(where: { !(abs($0 - step) <= tolerance) }) { return row + 1 }
    // Steps that are each within tolerance may still drift.
    let mean = (times[times.count - 1] - times[0]) / Double(times.count - 1)
    return times.indices.first { row in
      !(abs(times[row] - times[0] - Double(row) * mean) <= 0.5 * step + rounding(ofStep: step))
    }
  }

  private static func resolution(of times: [Double]) -> Double {
    var power = 1.0
    var decimals = 0
    for time in times {
      while decimals < 10 {
        let scaled = time * power
        // As near as the number can tell: a time since 1970 has seven decimals, not nine.
        if abs(scaled - scaled.rounded()) <= max(1e-9, 4 * time.ulp * power) { break }
        decimals += 1
        power *= 10
      }
      if decimals == 10 { return 0 }
    }
    return 1 / power
  }
}
