import Foundation
import Motion
import Signal

/// Finds the instants at which the power of the signal changes, as a mean over all that are possible.
///
/// The signal is noise whose amplitude is at one level before an onset, rises in a straight line and
/// stays at another level: the model of the approximated generalised likelihood ratio with a ramp
/// (Staude 2001). Where Staude takes the likeliest instant, here every instant and every rise from 0
/// to 65 ms is weighed by its likelihood (a Bayesian change point, Tenan et al. 2017), which neither
/// waits for the rise to pass a threshold nor jumps with single samples. Bursts are looked for where
/// the power over 32 ms lies 3.5 standard deviations above the quiet's, as noise of its band would be
/// spread; onset and offset are refined within 150 ms.
///
/// Samples of a band-passed signal are not independent: likelihoods are scaled by the share that are,
/// 1 / Σ ρ², from the signal's own autocorrelation.
public struct ChangePoint: ActivationDetector {
  public let name = "change_point"
  public let words =
    "change of power with a rise of 0-65 ms, mean over all instants by their likelihood (Staude; "
    + "Tenan)"
  public let citations = [
    Citation("Staude", 2001, "IEEE Trans Biomed Eng 48:1292"),
    Citation("Tenan, Tweedell, Haynes", 2017, "PLoS ONE 12:e0177312"),
  ]

  static let window = 0.032
  /// Standard deviations above the quiet at which a burst is looked for, and to which it reaches out.
  static let enter = 3.5
  static let leave = 2.0
  /// Milliseconds.
  static let rises = [1, 5, 10, 20, 30, 40, 50, 65]
  static let before = 150
  static let after = 170
  /// Milliseconds of a burst that are not yet its level, and of the time before it that may be rise.
  static let settling = 20
  static let approach = 40
  static let leastRatio = 1.5

  public init() {}

  public func runs(in signal: BaselinedSignal) -> Availability<[Range<Int>]> {
    let count = Int((Self.window * signal.rate).rounded()) | 1
    let power = signal.movingPower(count: count)
    let quietShare = Self.independentShare(of: signal, signal.quietRuns)
    let freedom = max(1, quietShare * Double(count))
    let coarse = BurstRules.joined(
      BurstRules.runs(
        in: power, above: Self.height(Self.enter, freedom) * signal.quietPower,
        reachingTo: Self.height(Self.leave, freedom) * signal.quietPower),
      gap: Int((BurstRules.shortestGap * signal.rate).rounded())
    ).filter { Double($0.count) >= BurstRules.shortestBurst * signal.rate }
    guard !coarse.isEmpty else { return .present([]) }
    let bins = Bins(
      signal, independent: min(quietShare, Self.independentShare(of: signal, coarse)))
    let rough = coarse.map { bins.bin(of: $0) }
    var refined: [Range<Int>] = []
    for (index, run) in rough.enumerated() {
      let floor = index > 0 ? rough[index - 1].upperBound : 0
      let ceiling = index + 1 < rough.count ? rough[index + 1].lowerBound : bins.count
      let onset = bins.edge(of: run, from: floor)
      let offset = bins.reversed.edge(
        of: bins.mirrored(run), from: bins.count - ceiling
      ).map { Double(bins.count) - $0 }
      let start = bins.sample(onset ?? Double(run.lowerBound))
      let end = bins.sample(offset ?? Double(run.upperBound))
      let free = max(start, refined.last?.upperBound ?? 0)
      if end > free { refined.append(free..<end) }
    }
    return .present(refined)
  }

  /// How high a mean of squares lies so many standard deviations above 1, for χ² with so many degrees
  /// of freedom (Wilson & Hilferty 1931, Proc Natl Acad Sci 17:684).
  static func height(_ deviations: Double, _ freedom: Double) -> Double {
    let part = 2 / (9 * freedom)
    let root = 1 - part + deviations * part.squareRoot()
    return root * root * root
  }

  /// The share of the samples of some stretches that tell something new: 1 / (1 + 2 Σ ρ²).
  private static func independentShare(of signal: BaselinedSignal, _ runs: [Range<Int>]) -> Double {
    let lags = max(1, Int((0.015 * signal.rate).rounded()))
    var products = [Double](repeating: 0, count: lags + 1)
    var budget = 10_000
    for run in runs where run.count > 2 * lags && budget > 0 {
      let part = run.lowerBound..<min(run.upperBound, run.lowerBound + budget)
      budget -= part.count
      let level = signal.power(part)
      guard level > 0 else { continue }
      for lag in 0...lags {
        var sum = 0.0
        for index in (part.lowerBound + lag)..<part.upperBound {
          sum += signal.samples[index] * signal.samples[index - lag]
        }
        products[lag] += sum / level
      }
    }
    guard products[0] > 0, products[0].isFinite else { return 1 }
    let squares = products.dropFirst().reduce(0) { $0 + ($1 / products[0]) * ($1 / products[0]) }
    return 1 / (1 + 2 * squares)
  }

  public func uncertainty(atSignalToNoise decibels: Double) -> Double {
    DetectorAccuracy.uncertainty(decibels, at8: 0.011, at10: 0.010, at12: 0.009, at20: 0.005)
  }
}

/// The power of a signal in bins of a millisecond.
private struct Bins {
  /// Mean squares; NaN where a sample was not measured.
  var power: [Double]
  /// Samples a bin.
  let width: Int
  let samples: Int
  /// Half the number of independent samples a bin: what a log-likelihood is multiplied by.
  let weight: Double
  let quiet: Double

  var count: Int { power.count }

  init(_ signal: BaselinedSignal, independent: Double) {
    width = max(1, Int((signal.rate / 1000).rounded()))
    samples = signal.samples.count
    weight = independent * Double(width) / 2
    quiet = signal.quietPower
    let width = width
    power = (0..<(samples / width)).map { bin in
      var sum = 0.0
      for index in (bin * width)..<((bin + 1) * width) {
        sum += signal.samples[index] * signal.samples[index]
      }
      return sum / Double(width)
    }
  }

  /// The same, backwards in time.
  var reversed: Bins {
    var bins = self
    bins.power.reverse()
    return bins
  }

  func bin(of run: Range<Int>) -> Range<Int> {
    let start = min(run.lowerBound / width, count)
    return start..<max(start, min(count, run.upperBound / width))
  }

  func mirrored(_ run: Range<Int>) -> Range<Int> {
    (count - run.upperBound)..<(count - run.lowerBound)
  }

  func sample(_ bin: Double) -> Int {
    min(samples, max(0, Int((bin * Double(width)).rounded())))
  }

  /// The mean instant at which a run's rise begins, in bins; `nil` where it cannot be refined.
  func edge(of run: Range<Int>, from floor: Int) -> Double? {
    let first = max(floor, run.lowerBound - ChangePoint.before)
    let last = min(run.upperBound, run.lowerBound + ChangePoint.after)
    let part = first..<last
    guard part.count > 10, power[part].allSatisfy(\.isFinite), first < run.lowerBound else {
      return nil
    }
    let loudFrom = min(run.lowerBound + ChangePoint.settling, max(run.lowerBound, last - 10))
    let loud = mean(loudFrom..<last)
    let calm = first..<max(first, run.lowerBound - ChangePoint.approach)
    let low = calm.count >= ChangePoint.approach ? max(quiet, mean(calm)) : quiet
    guard loud > ChangePoint.leastRatio * low else { return nil }

    // Sums of log-likelihoods at the low and at the high level.
    var lows = [0.0]
    var highs = [0.0]
    lows.reserveCapacity(part.count + 1)
    highs.reserveCapacity(part.count + 1)
    let (logLow, logHigh) = (log(low), log(loud))
    for bin in part {
      lows.append(lows[lows.count - 1] - weight * (logLow + power[bin] / low))
      highs.append(highs[highs.count - 1] - weight * (logHigh + power[bin] / loud))
    }
    let total = highs[part.count]
    var likelihoods: [(start: Int, value: Double)] = []
    var best = -Double.infinity
    for rise in ChangePoint.rises where rise + 5 < part.count {
      let inverse = (0..<rise).map { step -> Double in
        let share = (Double(step) + 0.5) / Double(rise)
        return 1 / (low + (loud - low) * share * share)
      }
      let logs = inverse.reduce(0) { $0 - log($1) }
      for start in 1..<(part.count - rise - 5) {
        var sum = logs
        let base = first + start
        for step in 0..<rise { sum += power[base + step] * inverse[step] }
        let value = lows[start] - weight * sum + total - highs[start + rise]
        likelihoods.append((start, value))
        best = max(best, value)
      }
    }
    guard best.isFinite else { return nil }
    var masses = [Double](repeating: 0, count: part.count)
    var mass = 0.0
    for (start, value) in likelihoods {
      let share = exp(value - best)
      masses[start] += share
      mass += share
    }
    // The median: half of the likelihood lies before it.
    var sum = 0.0
    for start in masses.indices {
      if sum + masses[start] >= mass / 2 {
        return Double(first + start) - 0.5 + (mass / 2 - sum) / masses[start]
      }
      sum += masses[start]
    }
    return nil
  }

  private func mean(_ bins: Range<Int>) -> Double {
    guard !bins.isEmpty else { return 0 }
    return power[bins].reduce(0, +) / Double(bins.count)
  }
}
