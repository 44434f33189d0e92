import Foundation

/// How a signal's power is spread over frequencies.
public struct Spectrum: Hashable, Sendable {
  /// Distance between neighbouring frequencies, hertz; the first frequency is 0.
  public var resolution: Double
  /// Power density, one value a frequency, in the square of the signal's unit per hertz.
  public var density: [Double]

  /// The one-sided power spectral density by Welch's method.
  ///
  /// Segments of a power of two, half overlapping, each without its mean and under a Hann window
  /// (periodic form); their periodograms are averaged. Segments with a gap in them are left out.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - rate: Samples per second, hertz.
  ///   - segment: Number of samples a segment, brought down to a power of two that fits.
  /// - Returns: `nil` where no segment of at least 8 samples without a gap was found.
  /// - SeeAlso: Welch 1967, IEEE Trans Audio Electroacoust 15:70.
  public init?(of samples: [Double], rate: Double, segment: Int = 1024) {
    var length = 1
    while length * 2 <= min(segment, samples.count) { length *= 2 }
    guard length >= 8, rate > 0, rate.isFinite else { return nil }
    let window = (0..<length).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(length)) }
    let scale = 1 / (rate * window.reduce(0) { $0 + $1 * $1 })
    var sum = [Double](repeating: 0, count: length / 2 + 1)
    var segments = 0
    for start in stride(from: 0, through: samples.count - length, by: length / 2) {
      let part = samples[start..<(start + length)]
      guard part.allSatisfy(\.isFinite) else { continue }
      let mean = part.reduce(0, +) / Double(length)
      var real = zip(part, window).map { ($0 - mean) * $1 }
      var imaginary = [Double](repeating: 0, count: length)
      FourierTransform.transform(real: &real, imaginary: &imaginary)
      for k in sum.indices {
        let sides: Double = k == 0 || k == length / 2 ? 1 : 2
        let power = real[k] * real[k] + imaginary[k] * imaginary[k]
        sum[k] += sides * scale * power
      }
      segments += 1
    }
    guard segments > 0 else { return nil }
    density = sum.map { $0 / Double(segments) }
    resolution = rate / Double(length)
  }

  /// The frequency of a value, hertz.
  public func frequency(at index: Int) -> Double { Double(index) * resolution }

  /// The power between two frequencies, in the square of the signal's unit.
  ///
  /// Each value stands for the band of one `resolution` around its frequency; values whose
  /// frequency lies in the range are summed.
  public func power(in range: ClosedRange<Double>) -> Double {
    density.indices.reduce(0) {
      range.contains(frequency(at: $1)) ? $0 + density[$1] * resolution : $0
    }
  }

  /// The whole power: the variance of a signal without trend.
  public var power: Double { density.reduce(0, +) * resolution }

  /// The frequency below which half the power lies, hertz; `nil` for a signal without power.
  public var medianFrequency: Double? {
    let half = density.reduce(0, +) / 2
    guard half > 0 else { return nil }
    var sum = 0.0
    for (index, value) in density.enumerated() {
      if sum + value >= half {
        return max(0, Double(index) - 0.5 + (half - sum) / value) * resolution
      }
      sum += value
    }
    return nil
  }
}
