/// How much of a signal is noise that no movement makes.
public enum NoiseEstimate {
  /// The standard deviation of the noise, from the middle size of third differences.
  ///
  /// Differencing takes the movement away and leaves 20 times the variance of white noise; the median
  /// is not moved by the few samples at which something really jerks.
  ///
  /// - Parameter samples: Evenly spaced, any unit; NaN where not measured.
  /// - Returns: In the signal's unit; `nil` for fewer than twenty third differences.
  /// - SeeAlso: Rousseeuw and Croux 1993, *J Am Stat Assoc* 88:1273 (the factor 1.4826).
  public static func standardDeviation(of samples: [Double]) -> Double? {
    guard samples.count >= 23 else { return nil }
    var sizes: [Double] = []
    // The middle of some thousand is as good as that of all.
    for i in stride(from: 0, to: samples.count - 3, by: max(1, samples.count / 8000)) {
      let third = samples[i + 3] - 3 * samples[i + 2] + 3 * samples[i + 1] - samples[i]
      if third.isFinite { sizes.append(abs(third)) }
    }
    guard sizes.count >= 20, let middle = Statistics.median(of: sizes) else { return nil }
    return 1.4826 * middle / 20.0.squareRoot()
  }
}
