import Motion

/// What walking rules read from one cycle's curves.
extension CycleCurves {
  /// The finite samples of a quantity over per cents of the cycle, against the line of progression.
  func samples(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> [Double] {
    guard let curve = waveformAlongPath(of: quantity) else { return [] }
    let cut = max(0, window.lowerBound)...min(Waveform.count - 1, window.upperBound)
    let samples = curve.samples[cut]
    // Asked thousands of times a session, and gaps are rare.
    return samples.allSatisfy(\.isFinite) ? Array(samples) : samples.filter(\.isFinite)
  }

  func minimum(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
    samples(quantity, window).min()
  }

  func maximum(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
    samples(quantity, window).max()
  }

  func mean(_ quantity: CycleQuantity, _ window: ClosedRange<Int>) -> Double? {
    Statistic(of: samples(quantity, window))?.mean
  }

  func range(_ quantity: CycleQuantity, _ window: ClosedRange<Int> = 0...100) -> Double? {
    let samples = samples(quantity, window)
    guard let low = samples.min(), let high = samples.max() else { return nil }
    return high - low
  }

  /// The sample at a per cent of the cycle, or `nil` where it was not seen.
  func value(_ quantity: CycleQuantity, at percent: Int) -> Double? {
    samples(quantity, percent...percent).first
  }

  /// Foot off in per cent of the cycle, or `nil` where none was found.
  var footOffPercent: Int? {
    cycle.stance.flatMap { (0.3...0.9).contains($0) ? Int(($0 * 100).rounded()) : nil }
  }

  /// Where the other foot's foot off and contact lie, per cent of the cycle.
  var singleSupportPercent: ClosedRange<Int>? {
    guard let off = cycle.oppositeFootOff, let contact = cycle.oppositeInitialContact,
      off < contact
    else { return nil }
    let range = (cycle.fraction(at: off) * 100, cycle.fraction(at: contact) * 100)
    guard range.0 >= 0, range.1 <= 100 else { return nil }
    return Int(range.0.rounded())...Int(range.1.rounded())
  }

  /// The lowest level that a quantity stays below for a stretch without a break.
  ///
  /// - Parameters:
  ///   - window: Per cents of the cycle.
  ///   - percent: Length of the stretch.
  func heldMinimum(
    _ quantity: CycleQuantity, _ window: ClosedRange<Int>, for percent: Int
  ) -> Double? {
    guard let curve = waveformAlongPath(of: quantity) else { return nil }
    let last = min(window.upperBound, Waveform.count - 1) - percent
    guard window.lowerBound >= 0, window.lowerBound <= last else { return nil }
    return (window.lowerBound...last).compactMap { start -> Double? in
      let stretch = (start...(start + percent)).map { curve[$0] }
      return stretch.allSatisfy(\.isFinite) ? stretch.max() : nil
    }.min()
  }
}

extension CycleQuantity {
  static let pelvicTilt = CycleQuantity.angle(.pelvis, 0)
  static let pelvicObliquity = CycleQuantity.angle(.pelvis, 1)
  static let pelvicRotation = CycleQuantity.angle(.pelvis, 2)
  static let hipFlexion = CycleQuantity.angle(.hip, 0)
  static let hipAdduction = CycleQuantity.angle(.hip, 1)
  static let hipRotation = CycleQuantity.angle(.hip, 2)
  static let kneeFlexion = CycleQuantity.angle(.knee, 0)
  static let kneeAdduction = CycleQuantity.angle(.knee, 1)
  static let dorsiflexion = CycleQuantity.angle(.ankle, 0)
  static let footProgression = CycleQuantity.angle(.footProgress, 2)
}
