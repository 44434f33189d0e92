import Foundation
import Motion
import Signal

/// Finds activity by telling two kinds of loudness apart: quiet and active.
///
/// The logarithm of the power over 25 ms is taken as a mixture of two normal distributions, fitted
/// by expectation and maximisation (Dempster, Laird & Rubin 1977); a sample belongs to the likelier
/// one. It needs no rest trial and no threshold, and cannot judge a muscle that is always on: where
/// the two mean heights differ by less than a factor of two, it says so.
public struct Mixture: ActivationDetector {
  public let name = "mixture"
  public let words = "log power over 25 ms in two normal components, the likelier one (mixture)"
  public let citations = [
    Citation("Dempster, Laird, Rubin", 1977, "J R Stat Soc B 39:1")
  ]

  static let window = 0.025
  static let step = 0.005
  static let rounds = 40
  static let leastRatio = 2.0

  public init() {}

  public func runs(in signal: BaselinedSignal) -> Availability<[Range<Int>]> {
    let power = signal.movingPower(count: Int((Self.window * signal.rate).rounded()) | 1)
    let step = max(1, Int((Self.step * signal.rate).rounded()))
    let values = stride(from: 0, to: power.count, by: step).compactMap {
      power[$0] > 0 ? log(power[$0]) : nil
    }
    guard values.count >= 20, let low = Statistics.percentile(10, of: values),
      let high = Statistics.percentile(90, of: values), high > low
    else { return .absent(because: "too short") }
    var means = (low, high)
    var spreads = ((high - low) / 4, (high - low) / 4)
    var share = 0.5
    for _ in 0..<Self.rounds {
      var (n, m, v, o, q) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for value in values {
        let w = Self.weight(value, means, spreads, share)
        n += w
        m += w * value
        v += w * value * value
        o += (1 - w) * value
        q += (1 - w) * value * value
      }
      let rest = Double(values.count) - n
      guard n > 1, rest > 1 else { return .absent(because: "only one kind of loudness") }
      means = (o / rest, m / n)
      let floor = 1e-3
      spreads = (
        max(floor, q / rest - means.0 * means.0).squareRoot(),
        max(floor, v / n - means.1 * means.1).squareRoot()
      )
      share = n / Double(values.count)
    }
    // Heights are roots of powers.
    guard exp((means.1 - means.0) / 2) >= Self.leastRatio else {
      return .absent(because: "quiet and active differ by less than a factor of two")
    }
    // Beyond the active mean a sample is active, however wide the quiet's distribution is.
    let border = Self.border(means, spreads, share)
    return .present(BurstRules.runs(in: power, above: exp(border), reachingTo: exp(border)))
  }

  /// Probability that a value belongs to the louder component.
  private static func weight(
    _ value: Double, _ means: (Double, Double), _ spreads: (Double, Double), _ share: Double
  ) -> Double {
    let a = (value - means.0) / spreads.0
    let b = (value - means.1) / spreads.1
    let odds = (1 - share) / share * spreads.1 / spreads.0 * exp((b * b - a * a) / 2)
    return 1 / (1 + odds)
  }

  /// The value between the two means at which both are equally likely.
  private static func border(
    _ means: (Double, Double), _ spreads: (Double, Double), _ share: Double
  ) -> Double {
    var (low, high) = (means.0, means.1)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if weight(middle, means, spreads, share) < 0.5 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  public func uncertainty(atSignalToNoise decibels: Double) -> Double {
    DetectorAccuracy.uncertainty(decibels, at8: 0.020, at10: 0.016, at12: 0.014, at20: 0.010)
  }
}
