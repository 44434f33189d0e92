import Foundation
import Signal

/// Mains hum that stands out of an EMG signal: 50 or 60 Hz and their harmonics.
///
/// A frequency is notched (± 1 Hz) only where its power density is more than 6 dB above the median
/// of its neighbours, 3 to 10 Hz away; a notch is never put in by default.
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
    // Segments of about two seconds resolve half a hertz.
    guard rate.isFinite, rate > 0, rate < 1e6,
      let spectrum = Spectrum(of: samples, rate: rate, segment: Int(2.5 * rate))
    else { return }
    for mains in Self.mains {
      for harmonic in 1...9 {
        let frequency = mains * Double(harmonic)
        guard frequency <= min(Self.highest, 0.45 * rate), !frequencies.contains(frequency) else {
          continue
        }
        if stands(out: frequency, of: spectrum) { frequencies.append(frequency) }
      }
    }
    frequencies.sort()
  }

  private func stands(out frequency: Double, of spectrum: Spectrum) -> Bool {
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
    return here > Self.excess * median && here > 2 * high
  }

  /// The signal without the frequencies that stood out, without a shift in time.
  public func removed(from samples: [Double], rate: Double) -> [Double] {
    frequencies.reduce(samples) { signal, frequency in
      let band = ZeroPhaseFilter(
        .bandPass(frequency - Self.halfWidth, frequency + Self.halfWidth), order: 1)
      let hum = band.applied(to: signal, rate: rate)
      return zip(signal, hum).map { $1.isFinite ? $0 - $1 : $0 }
    }
  }

  /// What was found and done, in words.
  public var words: String {
    guard !frequencies.isEmpty else { return "no mains hum, no notch" }
    let list = frequencies.map { String(format: "%.0f", $0) }.joined(separator: ", ")
    return "mains hum notched at \(list) Hz (± 1 Hz)"
  }
}
