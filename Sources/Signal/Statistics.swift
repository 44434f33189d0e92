import Foundation

/// Means, spreads and intervals. Samples that are not finite were not measured and are left out.
public enum Statistics {
  /// The arithmetic mean, or `nil` where nothing was measured.
  public static func mean(of values: [Double]) -> Double? {
    let finite = values.filter(\.isFinite)
    return finite.isEmpty ? nil : finite.reduce(0, +) / Double(finite.count)
  }

  /// The sample standard deviation (divided by n − 1), or `nil` for fewer than two values.
  public static func standardDeviation(of values: [Double]) -> Double? {
    let finite = values.filter(\.isFinite)
    guard finite.count > 1, let mean = mean(of: finite) else { return nil }
    let squares = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(finite.count - 1)).squareRoot()
  }

  /// The middle value, or the mean of the middle two; `nil` where nothing was measured.
  public static func median(of values: [Double]) -> Double? { percentile(50, of: values) }

  /// The value below which a share of the others lies.
  ///
  /// Between two ranks the value is interpolated linearly (definition 7 of Hyndman & Fan 1996, Am
  /// Stat 50:361, the default of NumPy and R).
  ///
  /// - Parameter percent: 0 to 100; cut to that range.
  /// - Returns: In the values' unit, or `nil` where nothing was measured.
  public static func percentile(_ percent: Double, of values: [Double]) -> Double? {
    let sorted = values.filter(\.isFinite).sorted()
    guard let last = sorted.last, percent.isFinite else { return nil }
    let rank = min(max(percent, 0), 100) / 100 * Double(sorted.count - 1)
    let lower = Int(rank)
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * (rank - Double(lower))
  }

  /// The mean direction of some angles, radians from −π to π; `nil` where nothing was measured or
  /// where the directions cancel out.
  ///
  /// - SeeAlso: Fisher, *Statistical Analysis of Circular Data*, 1993, section 2.3.
  public static func circularMean(of angles: [Double]) -> Double? {
    guard let resultant = resultant(of: angles), resultant.length > 1e-12 else { return nil }
    return atan2(resultant.sine, resultant.cosine)
  }

  /// The circular standard deviation √(−2 ln R), radians; `nil` where nothing was measured, infinite
  /// where the directions cancel out.
  ///
  /// - SeeAlso: Fisher, *Statistical Analysis of Circular Data*, 1993, section 2.3.
  public static func circularStandardDeviation(of angles: [Double]) -> Double? {
    guard let resultant = resultant(of: angles) else { return nil }
    let length = min(resultant.length, 1)
    return length > 1e-12 ? (-2 * log(length)).squareRoot() : .infinity
  }

  private struct Resultant {
    var cosine: Double
    var sine: Double
    var length: Double { (cosine * cosine + sine * sine).squareRoot() }
  }

  private static func resultant(of angles: [Double]) -> Resultant? {
    let finite = angles.filter(\.isFinite)
    guard !finite.isEmpty else { return nil }
    let count = Double(finite.count)
    return Resultant(
      cosine: finite.reduce(0) { $0 + cos($1) } / count,
      sine: finite.reduce(0) { $0 + sin($1) } / count)
  }

  /// The interval in which a share lies, from a count of successes.
  ///
  /// - Parameters:
  ///   - successes: How many of the trials succeeded.
  ///   - trials: How many there were.
  ///   - z: Standard deviations on each side; 1.96 for 95 %.
  /// - Returns: Within 0 and 1, or `nil` without trials or with a count outside them.
  /// - SeeAlso: Wilson 1927, J Am Stat Assoc 22:209.
  public static func wilsonInterval(
    successes: Int, of trials: Int, z: Double = 1.959963984540054
  ) -> ClosedRange<Double>? {
    guard trials > 0, (0...trials).contains(successes), z.isFinite, z >= 0 else { return nil }
    let n = Double(trials)
    let share = Double(successes) / n
    let scale = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / scale
    let half = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, centre - half)...min(1, centre + half)
  }

  /// The share of a normal distribution that lies below `z` standard deviations, 0 to 1.
  public static func normalCDF(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
}
