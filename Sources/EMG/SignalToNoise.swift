import Foundation
import Signal

/// How far an EMG signal rises above its own quiet: 20·log10(RMS active / RMS quiet), decibels.
///
/// The RMS is taken over 100 ms; quiet is its 5th percentile over the trial, active its 95th. A
/// signal of noise alone reaches about 2 dB.
public enum SignalToNoise {
  static let window = 0.100
  static let quiet = 5.0
  static let active = 95.0
  /// Below this a channel is not timed, decibels.
  public static let lowest = 6.0
  /// From this on timing is trusted, decibels.
  public static let good = 8.0

  /// - Parameters:
  ///   - samples: Band-passed; NaN where not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: Decibels, or `nil` for a signal shorter than a window or without quiet parts.
  public static func decibels(of samples: [Double], rate: Double) -> Double? {
    let count = Int((window * rate).rounded())
    guard count > 1, samples.count > count else { return nil }
    let rms = Envelope.movingRMS(of: samples, window: count)
    guard let low = Statistics.percentile(quiet, of: rms),
      let high = Statistics.percentile(active, of: rms), low > 0, high > 0
    else { return nil }
    return 20 * log10(high / low)
  }
}
