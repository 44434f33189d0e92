import Motion
import Signal

/// Finds activity where the Teager-Kaiser energy stands seven standard deviations above its quiet.
///
/// ψ[n] = x[n]² − x[n+1]·x[n−1] weighs height and frequency at once (Li et al. 2007); rectified and
/// low-passed at 50 Hz (Solnik et al. 2010), above mean + 7 SD for at least 25 ms. The smoothing is
/// run forwards and backwards, so that onsets and offsets are met alike. Energies more than 30 dB
/// above the quiet are cut to that: they say nothing more, and a spike's would be smeared over it.
public struct TeagerKaiser: ActivationDetector {
  public let name = "teager_kaiser"
  public let words =
    "Teager-Kaiser energy, rectified, 50 Hz low-pass, above quiet + 7 SD for 25 ms (Li; Solnik)"
  public let citations = [
    Citation("Li, Zhou, Aruin", 2007, "Ann Biomed Eng 35:1532"),
    Citation("Solnik, Rider, Steinweg, DeVita, Hortobágyi", 2010, "Eur J Appl Physiol 110:489"),
  ]

  static let smoothing = ZeroPhaseFilter(.lowPass(50), order: 2)
  static let deviations = 7.0
  static let held = 0.025
  /// Largest energy over the mean of the quiet.
  static let most = 1000.0

  public init() {}

  public func runs(in signal: BaselinedSignal) -> Availability<[Range<Int>]> {
    let x = signal.samples
    guard x.count > 2 else { return .absent(because: "too short") }
    var energy = [Double](repeating: .nan, count: x.count)
    for n in 1..<(x.count - 1) { energy[n] = abs(x[n] * x[n] - x[n + 1] * x[n - 1]) }
    // The ends take their neighbours', so that a burst may run into them.
    if x[0].isFinite { energy[0] = energy[1] }
    if x[x.count - 1].isFinite { energy[x.count - 1] = energy[x.count - 2] }
    if let mean = signal.quiet(of: energy)?.mean {
      let cut = Self.most * mean
      for n in energy.indices where energy[n] > cut { energy[n] = cut }
    }
    let smooth = Self.smoothing.applied(to: energy, rate: signal.rate)
    guard let quiet = signal.quiet(of: smooth) else {
      return .absent(because: "the quiet signal has no spread")
    }
    let level = quiet.mean + Self.deviations * quiet.deviation
    let least = Self.held * signal.rate
    return .present(
      BurstRules.runs(in: smooth, above: level, reachingTo: level).filter {
        Double($0.count) >= least
      })
  }

  public func uncertainty(atSignalToNoise decibels: Double) -> Double {
    DetectorAccuracy.uncertainty(decibels, at8: 0.160, at10: 0.090, at12: 0.040, at20: 0.015)
  }
}
