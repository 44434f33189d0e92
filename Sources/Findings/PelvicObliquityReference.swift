import Motion

/// Obliquity of the stance side of children at five speeds, as figures of our own.
///
/// Worked out from the curves published with Schwartz et al. 2008 (mean ± SD every 2 % of the
/// cycle, the side's own obliquity, + up): means of the mean and of the SD over 30-45 % of the
/// cycle, and the largest obliquity in stance from the table of discrete values. Degrees here, as
/// the source writes them; radians to the outside.
public enum PelvicObliquityReference {
  private static let means = [-1.2, -0.6, -0.3, 0.0, 0.5]
  private static let deviations = [2.6, 1.9, 2.0, 2.3, 2.8]
  /// Mean + 2 SD of the same window, from figures before rounding.
  private static let limits = [3.9, 3.3, 3.7, 4.5, 6.0]
  /// Mean + 2 SD of the largest obliquity in stance.
  private static let peaks = [5.0, 5.6, 6.6, 8.7, 10.2]

  public static func mean(at speed: Double?) -> Double {
    .degrees(SpeedBands.value(of: means, at: speed))
  }

  public static func standardDeviation(at speed: Double?) -> Double {
    .degrees(SpeedBands.value(of: deviations, at: speed))
  }

  /// Upper limit of the window's mean, radians.
  public static func limit(at speed: Double?) -> Double {
    .degrees(SpeedBands.value(of: limits, at: speed))
  }

  /// Upper limit of the largest obliquity in stance, radians.
  public static func peakLimit(at speed: Double?) -> Double {
    .degrees(SpeedBands.value(of: peaks, at: speed))
  }
}
