extension Chart.Axis {
  /// A range that is kept as it is unless the data leave it, and then grows by whole steps.
  ///
  /// - Parameters:
  ///   - usual: The range that charts of this quantity have.
  ///   - step: Size of one step of growth, in the axis's unit; above 0.
  ///   - values: What is to be drawn; what is not finite is passed over.
  ///   - widest: The range never grows beyond this; what lies outside is cut off.
  public static func range(
    _ usual: ClosedRange<Double>, by step: Double, holding values: some Sequence<Double>,
    within widest: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    var lower = usual.lowerBound
    var upper = usual.upperBound
    // An array is gone through without asking the sequence for every value.
    let held = values.withContiguousStorageIfAvailable { values in
      for value in values where value.isFinite {
        lower = min(lower, value)
        upper = max(upper, value)
      }
    }
    if held == nil {
      for value in values where value.isFinite {
        lower = min(lower, value)
        upper = max(upper, value)
      }
    }
    if lower < usual.lowerBound { lower = (lower / step).rounded(.down) * step }
    if upper > usual.upperBound { upper = (upper / step).rounded(.up) * step }
    lower = max(lower, min(widest.lowerBound, usual.lowerBound))
    upper = min(upper, max(widest.upperBound, usual.upperBound))
    return lower...upper
  }
}
