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
    guard times.count > 1, let first = times.first, let last = times.last, last > first else {
      return nil
    }
    let span = last - first
    let rate = Double(times.count - 1) / span
    return Self.settled(rate, uncertainty: rate * resolution / span)
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
    let step = steps.sorted()[steps.count / 2]
    guard step > 0 else { return 1 + (steps.firstIndex { $0 <= 0 } ?? 0) }
    let tolerance = 0.01 * step + resolution * 1.001
    if let row = steps.firstIndex(where: { !(abs($0 - step) <= tolerance) }) { return row + 1 }
    // Steps that are each within tolerance may still drift.
    let mean = (times[times.count - 1] - times[0]) / Double(times.count - 1)
    return times.indices.first { row in
      !(abs(times[row] - times[0] - Double(row) * mean) <= 0.5 * step + resolution)
    }
  }

  private static func resolution(of times: [Double]) -> Double {
    var power = 1.0
    var decimals = 0
    for time in times {
      while decimals < 10 {
        let scaled = time * power
        if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { break }
        decimals += 1
        power *= 10
      }
      if decimals == 10 { return 0 }
    }
    return 1 / power
  }
}
