import Foundation
import Signal

/// Mains hum that stands out of an EMG signal: 50 or 60 Hz and their harmonics.
///
/// A frequency is notched (± 1 Hz) only where its power density is more than 6 dB above the median
/// of its neighbours, 3 to 10 Hz away; a notch is never put in by default. Before the spectrum is
/// taken the signal is divided by its own RMS over 100 ms: hum is always there, and a few strong
/// bursts must not speak for the whole trial.
public struct MainsHum: Hashable, Sendable {
  /// The frequencies that stand out, hertz.
  public var frequencies: [Double]

  static let mains = [50.0, 60.0]
  static let highest = 450.0
  static let excess = pow(10, 0.6)
  static let halfWidth = 1.0
  static let neighbours = 3.0...10.0

  /// Looks for hum in a band-passed signal.
  public init(in samples: [Double], rate: Double) {
    frequencies = []
    // Segments of about a second resolve a hertz and leave several to average in a short trial.
    guard rate.isFinite, rate > 0, rate < 1e6 else { return }
    let strength = Envelope.movingRMS(of: samples, window: Int(0.1 * rate))
    let even = zip(samples, strength).map { $1 > 0 ? $0 / $1 : $0 }
    guard let spectrum = Spectrum(of: even, rate: rate, segment: Int(1.25 * rate)) else { return }
    for mains in Self.mains {
      for harmonic in 1...9 {
        let frequency = mains * Double(harmonic)
        guard frequency <= min(Self.highest, 0.45 * rate), !frequencies.contains(frequency) else {
          continue
        }
        // A harmonic alone is more often chance than hum, and has to be plainer.
        let isLikely = harmonic == 1 || frequencies.contains(mains)
        if stands(out: frequency, of: spectrum, above: isLikely ? 2 : 3) {
          frequencies.append(frequency)
        }
      }
    }
    frequencies.sort()
  }

  private func stands(
    out frequency: Double, of spectrum: Spectrum, above factor: Double
  ) -> Bool {
    var here = 0.0
    var around: [Double] = []
    for index in spectrum.density.indices {
      let distance = abs(spectrum.frequency(at: index) - frequency)
      if distance <= Self.halfWidth { here = max(here, spectrum.density[index]) }
      if Self.neighbours.contains(distance) { around.append(spectrum.density[index]) }
    }
    // The largest of a few noisy values lies above their median; a line must do so clearly.
    guard let median = Statistics.median(of: around), median > 0 else { return false }
    guard let high = Statistics.percentile(95, of: around) else { return false }
    return here > Self.excess * median && here > factor * high
  }

  /// The signal without the frequencies that stood out, without a shift in time.
  ///
  /// Around each instant the hum is a sine whose height and phase are fitted by least squares over
  /// one second (a notch of about ± 1 Hz), weighted by the inverse of the signal's power, so that
  /// bursts leave no trace in it; it does not ring at the signal's ends as a recursive notch does.
  public func removed(from samples: [Double], rate: Double) -> [Double] {
    guard !frequencies.isEmpty, rate.isFinite, rate > 0 else { return samples }
    let weights = Envelope.movingRMS(of: samples, window: Int(0.1 * rate)).map {
      $0 > 0 ? 1 / ($0 * $0) : 0
    }
    return frequencies.reduce(samples) { signal, frequency in
      removed(frequency, from: signal, weights: weights, rate: rate)
    }
  }

  private func removed(
    _ frequency: Double, from samples: [Double], weights: [Double], rate: Double
  ) -> [Double] {
    let half = max(1, Int(0.5 * rate))
    let step = 2 * Double.pi * frequency / rate
    var cosines = [0.0]
    var sines = [0.0]
    var totals = [0.0]
    for index in samples.indices {
      let isSeen = samples[index].isFinite && weights[index].isFinite
      let weight = isSeen ? weights[index] : 0
      let value = isSeen ? weight * samples[index] : 0
      cosines.append(cosines[index] + value * cos(step * Double(index)))
      sines.append(sines[index] + value * sin(step * Double(index)))
      totals.append(totals[index] + weight)
    }
    return samples.indices.map { index in
      let (start, end) = (max(0, index - half), min(samples.count, index + half + 1))
      let total = totals[end] - totals[start]
      guard total > 0 else { return samples[index] }
      let phase = step * Double(index)
      let inPhase = (cosines[end] - cosines[start]) * cos(phase)
      let inQuadrature = (sines[end] - sines[start]) * sin(phase)
      return samples[index] - 2 * (inPhase + inQuadrature) / total
    }
  }

  /// What was found and done, in words.
  public var words: String {
    guard !frequencies.isEmpty else { return "no mains hum, no notch" }
    let list = frequencies.map { String(format: "%.0f", $0) }.joined(separator: ", ")
    return "mains hum notched at \(list) Hz (± 1 Hz)"
  }
}
