/// Winter's residual analysis: the cut-off at which a low-pass takes away as much as the noise is.
///
/// What a zero-lag Butterworth filter takes away is drawn over its cut-off. Where only noise is left
/// the curve is a straight line; carried on to 0 Hz it tells the noise, and the cut-off is where the
/// curve reaches that height.
///
/// - SeeAlso: Winter, *Biomechanics and Motor Control of Human Movement*, 4th ed., 2009, section
///   3.4.4.3; Wells and Winter 1980, Human Locomotion I, 92.
public struct ResidualAnalysis: Hashable, Sendable {
  /// Hertz.
  public var cutoff: Double
  /// RMS of the noise, unit of the signal, all columns together as one coordinate.
  public var noise: Double

  /// The straight part of the curve, as shares of the sampling rate.
  static let straight = 0.2...0.4

  /// - Parameters:
  ///   - columns: Coordinates of one path, each of the same count; NaN where not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: `nil` where the path is too short, or the curve has no straight part above 0.
  public init?(_ columns: [[Double]], rate: Double) {
    guard rate.isFinite, rate >= 25, rate < 100_000, let count = columns.first?.count, count > 20
    else { return nil }
    // Whole hertz at the usual rates, coarser where that would be hundreds of filters.
    let step = max(1, (rate / 200).rounded(.up))
    var curve: [(cutoff: Double, residual: Double)] = []
    for frequency in stride(from: step, through: Self.straight.upperBound * rate, by: step) {
      let filter = ZeroPhaseFilter(.lowPass(frequency), order: 2)
      var squares = 0.0
      var measured = 0
      for column in columns {
        for (smooth, sample) in zip(filter.applied(to: column, rate: rate), column) {
          let difference = smooth - sample
          guard difference.isFinite else { continue }
          squares += difference * difference
          measured += 1
        }
      }
      guard measured > 0 else { return nil }
      curve.append((frequency, (squares / Double(measured)).squareRoot()))
    }
    let tail = curve.filter { $0.cutoff >= Self.straight.lowerBound * rate }
    guard tail.count >= 3 else { return nil }
    let n = Double(tail.count)
    let meanX = tail.reduce(0) { $0 + $1.cutoff } / n
    let meanY = tail.reduce(0) { $0 + $1.residual } / n
    let xx = tail.reduce(0) { $0 + ($1.cutoff - meanX) * ($1.cutoff - meanX) }
    let xy = tail.reduce(0) { $0 + ($1.cutoff - meanX) * ($1.residual - meanY) }
    guard xx > 0 else { return nil }
    let intercept = meanY - xy / xx * meanX
    guard intercept > 0, let found = curve.first(where: { $0.residual <= intercept }) else {
      return nil
    }
    cutoff = found.cutoff
    noise = intercept
  }
}
