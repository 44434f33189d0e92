import Motion

/// A method that finds when a muscle is active.
///
/// To add one, write a file in `ActivationDetectors/` and a line in `ActivationDetectors.swift`. A
/// detector only says where the signal is active; `BurstRules` then joins and drops runs alike for
/// all of them.
public protocol ActivationDetector: Sendable {
  /// The name that settings and results use.
  var name: String { get }
  /// How it works, in words.
  var words: String { get }
  var citations: [Citation] { get }

  /// The stretches of samples in which the muscle is active, in order, without overlap; or why the
  /// method cannot judge this signal.
  func runs(in signal: BaselinedSignal) -> Availability<[Range<Int>]>

  /// Bias and spread together of an onset at a signal to noise in decibels, seconds, as measured on
  /// bursts of known onset that rise over 5 to 50 ms (`DetectorAccuracyTests` print the table).
  func uncertainty(atSignalToNoise decibels: Double) -> Double
}

extension ActivationDetector {
  /// The times at which a muscle is active, once short bursts, short gaps and artefacts are gone.
  ///
  /// - Parameters:
  ///   - samples: Band-passed, any unit; NaN where not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: Seconds from the first sample, in order, without overlap; or why there are none.
  public func bursts(in samples: [Double], rate: Double) -> Availability<[ClosedRange<Double>]> {
    guard let signal = BaselinedSignal(samples, rate: rate) else {
      return .absent(because: "no quiet part to compare with")
    }
    return bursts(in: signal)
  }

  /// The same, where the signal's quiet is known already.
  public func bursts(in signal: BaselinedSignal) -> Availability<[ClosedRange<Double>]> {
    switch runs(in: signal) {
    case .absent(let reason): .absent(because: reason)
    case .present(let runs):
      .present(BurstRules.bursts(runs, in: signal).map { signal.time($0) })
    }
  }
}
