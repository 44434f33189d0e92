/// The 95 % interval of a value from repeated analyses with displaced markers.
///
/// What markers out of place did to the measured value is not known, but it came from the same
/// distribution as what displacing them once more does to it. The error of the measured value is
/// therefore taken off, not added: from 2 m − q(97.5 %) to 2 m − q(2.5 %), the basic interval of
/// Davison & Hinkley 1997, *Bootstrap Methods and their Application*, section 5.2. A value that
/// displacement pushes one way (a range, a distance, a largest value) is so corrected for it; the
/// percentiles themselves would be off by it twice.
enum PlacementInterval {
  /// Fewer repetitions than this give no tails.
  static let leastValues = 40
  /// Narrower intervals are those of a value that markers do not move, SI units.
  static let negligible = 1e-9

  static func interval(
    about measured: Double, of values: [Double], narrowest: Double = negligible
  ) -> ClosedRange<Double>? {
    let sorted = values.filter(\.isFinite).sorted()
    guard measured.isFinite, sorted.count >= leastValues else { return nil }
    let low = 2 * measured - quantile(0.975, of: sorted)
    let high = 2 * measured - quantile(0.025, of: sorted)
    return high - low > narrowest ? low...high : nil
  }

  /// The rank is p (n + 1), so that a further value lies below it with probability p (definition 6 of
  /// Hyndman & Fan 1996, Am Stat 50:361); other definitions give intervals that are too short.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let rank = share * Double(sorted.count + 1) - 1
    let lower = min(max(Int(rank.rounded(.down)), 0), sorted.count - 1)
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (sorted[upper] - sorted[lower]) * min(1, max(0, rank - Double(lower)))
  }
}
