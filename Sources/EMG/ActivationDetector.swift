import Motion

/// A method that finds when a muscle is active.
///
/// To add one, write a file in `ActivationDetectors/` and a line in `ActivationDetectors.swift`.
public protocol ActivationDetector: Sendable {
  /// The name that settings and results use.
  var name: String { get }
  /// How it works, in words.
  var words: String { get }
  var citations: [Citation] { get }

  /// The times at which a muscle is active.
  ///
  /// - Parameters:
  ///   - samples: Band-passed, any unit; NaN where not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: Seconds from the first sample, in order, without overlap.
  func bursts(in samples: [Double], rate: Double) -> [ClosedRange<Double>]

  /// Standard deviation of an onset at a signal to noise in decibels, seconds; as measured on
  /// bursts of known onset.
  func uncertainty(atSignalToNoise decibels: Double) -> Double
}
