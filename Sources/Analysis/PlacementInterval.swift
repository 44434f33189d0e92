import Motion

/// The 95 % interval of a value from repeated analyses with displaced markers.
///
/// What markers out of place did to the measured value is not known, but it came from the same
/// distribution as what displacing them once more does to it. The interval reaches as far to either
/// side of the measured value as 95 % of the repetitions lie from it: the symmetric interval of
/// Hall 1988, "On symmetric bootstrap confidence intervals", J R Stat Soc B 50:35, whose coverage
/// comes nearer to 95 % than that of intervals which give each tail 2.5 %. Ranges, distances and
/// largest values are why: where displacement pushes the measured value to the lower end of what it
/// can be, repetitions go up alone, and where it pushes it up, mostly down; the percentiles
/// themselves miss true values below, and those taken off the measured value (the basic interval)
/// miss true values above.
enum PlacementInterval {
  /// Fewer repetitions than this give no tails.
  static let leastValues = 40
  /// Values that are moved less are not moved by markers, SI units.
  static let negligible = 1e-9

  /// One standard deviation of what a repetition tells wrong of the value itself, SI units: it reads
  /// curves between solved frames, and markers ride on measured axes. Of ranges and heights, from
  /// repetitions that take a known displacement off again: it matters where markers hardly do.
  static func resolution(_ unit: Unit) -> Double {
    switch unit {
    case .degree: .degrees(0.02)
    case .millimetre, .centimetre, .metre: 0.00006
    default: 0
    }
  }

  static func interval(
    about measured: Double, of values: [Double], in unit: Unit
  ) -> ClosedRange<Double>? {
    let distances = values.lazy.filter(\.isFinite).map { abs($0 - measured) }.sorted()
    guard measured.isFinite, distances.count >= leastValues else { return nil }
    let moved = quantile(0.95, of: distances)
    guard moved > negligible else { return nil }
    let own = 1.96 * resolution(unit)
    let reach = (moved * moved + own * own).squareRoot()
    return measured - reach...measured + reach
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
