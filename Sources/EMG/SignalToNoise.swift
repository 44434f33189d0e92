import Foundation

/// How far an EMG signal rises above its own quiet: 20·log10(RMS active / RMS quiet), decibels.
///
/// Active are the samples within the bursts that detectors agree on, quiet those of the signal's
/// quiet windows: the two that a reader of the figure means. (Percentiles of a moving RMS read 1 to
/// 2 dB too high, for the loudest window is loud by chance, too.)
public enum SignalToNoise {
  /// Below this a channel is not timed, decibels.
  public static let lowest = 6.0
  /// From this on timing is trusted, decibels.
  public static let good = 8.0

  /// - Returns: Decibels, or `nil` where there is no burst.
  static func decibels(of signal: BaselinedSignal, active bursts: [ClosedRange<Double>]) -> Double?
  {
    var (sum, count) = (0.0, 0.0)
    for burst in bursts.map({ signal.samples(in: $0) }) {
      sum += signal.power(burst) * Double(burst.count)
      count += Double(burst.count)
    }
    guard count > 0, sum > 0 else { return nil }
    return 10 * log10(sum / count / signal.quietPower)
  }
}
