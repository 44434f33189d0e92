import Foundation
import Motion

/// A surface signal: band-limited Gaussian noise that is louder while the muscle is active.
struct SurfaceEMG {
  /// Samples a second.
  var rate: Double

  /// A signal of unit root mean square whose power lies between about 20 and 400 Hz.
  ///
  /// Two second-order Butterworth sections, one high-pass, one low-pass, by the bilinear transform.
  func carrier(count: Int, random: inout RandomStream) -> [Double] {
    let warmUp = Int(rate / 5)
    let white = (0..<(count + warmUp)).map { _ in random.gaussian() }
    let low = min(400, 0.4 * rate)
    let shaped = section(section(white, cutoff: 20, highPass: true), cutoff: low, highPass: false)
    let kept = Array(shaped.dropFirst(warmUp))
    let power = kept.reduce(0) { $0 + $1 * $1 } / Double(max(1, kept.count))
    let scale = power > 0 ? 1 / power.squareRoot() : 0
    return kept.map { $0 * scale }
  }

  /// The signal with its bursts, volts.
  ///
  /// - Parameter bursts: Seconds from the first sample.
  func signal(
    count: Int, bursts: [ClosedRange<Double>], quiet: Double, signalToNoise: Double,
    random: inout RandomStream
  ) -> [Double] {
    let loud = quiet * pow(10, signalToNoise / 20)
    var amplitude = Array(repeating: quiet, count: count)
    for burst in bursts {
      let first = max(0, Int((burst.lowerBound * rate).rounded(.up)))
      let end = min(count, Int((burst.upperBound * rate).rounded(.up)))
      guard first < end else { continue }
      for sample in first..<end { amplitude[sample] = loud }
    }
    return zip(carrier(count: count, random: &random), amplitude).map { $0 * $1 }
  }

  private func section(_ samples: [Double], cutoff: Double, highPass: Bool) -> [Double] {
    let w = tan(.pi * cutoff / rate)
    let norm = 1 / (1 + 2.0.squareRoot() * w + w * w)
    let b0 = highPass ? norm : w * w * norm
    let b1 = highPass ? -2 * norm : 2 * w * w * norm
    let a1 = 2 * (w * w - 1) * norm
    let a2 = (1 - 2.0.squareRoot() * w + w * w) * norm
    var (s1, s2) = (0.0, 0.0)
    return samples.map { x in
      let y = b0 * x + s1
      s1 = b1 * x - a1 * y + s2
      s2 = b0 * x - a2 * y
      return y
    }
  }
}
