/// Filters a signal without shifting it in time.
///
/// A Butterworth filter is run forwards and then backwards. Two passes square the gain, so the
/// design edge is moved until the *pair* lets half the power through at the given edge (factor
/// 0.802 for order 2, on the prewarped frequency).
///
///     let smooth = ZeroPhaseFilter(.lowPass(6), order: 2).applied(to: heights, rate: 200)
///
/// What papers call a "fourth-order zero-lag Butterworth" is `order: 2`, run twice.
///
/// - SeeAlso: Winter, *Biomechanics and Motor Control of Human Movement*, 4th ed., 2009;
///   Gustafsson 1996, IEEE Trans Signal Process 44:988 (why the ends need care).
public struct ZeroPhaseFilter: Hashable, Sendable {
  public var band: Butterworth.Band
  /// Order of each of the two passes.
  public var order: Int

  public init(_ band: Butterworth.Band, order: Int) {
    self.band = band
    self.order = order
  }

  /// The filtered signal.
  ///
  /// Each unbroken block is filtered by itself, after it was lengthened at both ends by its own
  /// odd reflection of `reach` samples, so that its ends neither jump nor sag.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: As many samples, in the same unit. NaN in gaps, in every block of `reach` samples
  ///   or fewer, and everywhere where the band does not fit below half the rate.
  public func applied(to samples: [Double], rate: Double) -> [Double] {
    var result = [Double](repeating: .nan, count: samples.count)
    guard let filter = Butterworth(band, order: order, rate: rate, passes: 2) else { return result }
    let reach = reach
    for block in Blocks.unbroken(in: samples) where block.count > reach {
      let filtered = Self.filtered(Array(samples[block]), by: filter, reach: reach)
      result.replaceSubrange(block, with: filtered)
    }
    return result
  }

  /// Number of samples by which a block is lengthened at each end; a shorter block is not filtered.
  ///
  /// Three times the number of the filter's coefficients.
  public var reach: Int {
    if case .bandPass = band { return 3 * (2 * order + 1) }
    return 3 * (order + 1)
  }

  private static func filtered(
    _ samples: [Double], by filter: Butterworth, reach: Int
  ) -> [Double] {
    let count = samples.count
    let first = samples[0]
    let last = samples[count - 1]
    var signal: [Double] = []
    signal.reserveCapacity(count + 2 * reach)
    for offset in stride(from: reach, to: 0, by: -1) { signal.append(2 * first - samples[offset]) }
    signal += samples
    for offset in 1...reach { signal.append(2 * last - samples[count - 1 - offset]) }
    filter.run(over: &signal)
    signal.reverse()
    filter.run(over: &signal)
    signal.reverse()
    return Array(signal[reach..<(reach + count)])
  }
}
