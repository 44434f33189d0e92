import Foundation
import Motion
import Signal

/// Finds activity where the smoothed signal stands three standard deviations above its quiet.
///
/// After Hodges & Bui 1996, the combination they found best: rectified, low-passed at 50 Hz, mean
/// over 25 ms, against mean + 3 SD of the quiet. Two changes: the 25 ms are centred on their instant,
/// so that onsets and offsets are met alike and not 12 ms early; and a burst reaches out to where the
/// signal falls below mean + 2 SD, which takes off a third of the lateness on slowly rising bursts.
public struct HodgesBui: ActivationDetector {
  public let name = "hodges_bui"
  public let words =
    "rectified, 50 Hz low-pass, 25 ms mean above quiet + 3 SD, edges at + 2 SD (Hodges & Bui)"
  public let citations = [
    Citation("Hodges, Bui", 1996, "Electroencephalogr Clin Neurophysiol 101:511")
  ]

  static let smoothing = ZeroPhaseFilter(.lowPass(50), order: 2)
  static let window = 0.025
  static let enter = 3.0
  static let leave = 2.0

  public init() {}

  public func runs(in signal: BaselinedSignal) -> Availability<[Range<Int>]> {
    let rectified = Self.smoothing.applied(to: signal.samples.map(abs), rate: signal.rate)
    let smooth = Self.centredMean(
      rectified, count: Int((Self.window * signal.rate).rounded()) | 1)
    guard let quiet = signal.quiet(of: rectified) else {
      return .absent(because: "the quiet signal has no spread")
    }
    return .present(
      BurstRules.runs(
        in: smooth, above: quiet.mean + Self.enter * quiet.deviation,
        reachingTo: quiet.mean + Self.leave * quiet.deviation))
  }

  /// The mean over an odd number of samples around each; NaN near gaps.
  static func centredMean(_ samples: [Double], count: Int) -> [Double] {
    let half = count / 2
    var result = [Double](repeating: .nan, count: samples.count)
    for block in Blocks.unbroken(in: samples) where block.count >= count {
      var sum = 0.0
      for index in block.lowerBound..<(block.lowerBound + count) { sum += samples[index] }
      let last = block.upperBound - 1 - half
      for index in (block.lowerBound + half)...last {
        result[index] = sum / Double(count)
        if index < last { sum += samples[index + half + 1] - samples[index - half] }
      }
      // The signal's ends keep the nearest mean, so that a burst may run into them.
      for index in block.lowerBound..<(block.lowerBound + half) {
        result[index] = result[block.lowerBound + half]
      }
      for index in (last + 1)..<block.upperBound { result[index] = result[last] }
    }
    return result
  }

  public func uncertainty(atSignalToNoise decibels: Double) -> Double {
    DetectorAccuracy.uncertainty(decibels, at8: 0.020, at10: 0.016, at12: 0.014, at20: 0.010)
  }
}
