import Foundation
import Signal

/// Bursts of coloured noise in quieter coloured noise, with onsets that are known.
struct SyntheticEMG {
  static let rate = 1000.0
  var noise: [Double]
  var muscle: [Double]

  /// Two independent signals of one RMS, band-passed as the detector's input is.
  init(seed: Int, seconds: Double) {
    var state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    func uniform() -> Double {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
    }
    func gaussian() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
    for _ in 0..<20 { _ = uniform() }
    let count = Int(seconds * Self.rate)
    var last = 0.0
    let coloured = (0..<count).map { _ -> Double in
      last = 0.7 * last + gaussian()
      return last
    }
    let white = (0..<count).map { _ in gaussian() }
    noise = Self.unit(
      ZeroPhaseFilter(.bandPass(20, 450), order: 2).applied(to: coloured, rate: Self.rate))
    muscle = Self.unit(
      ZeroPhaseFilter(.bandPass(40, 200), order: 2).applied(to: white, rate: Self.rate))
  }

  private static func unit(_ samples: [Double]) -> [Double] {
    let rms = (samples.reduce(0) { $0 + $1 * $1 } / Double(samples.count)).squareRoot()
    return samples.map { $0 / rms }
  }

  /// A burst from an onset to an offset, seconds, rising and falling in a straight line.
  struct Burst {
    var onset: Double
    var offset: Double
    var rise: Double
  }

  /// The signal, volts; its RMS in a burst is `decibels` above that of the quiet.
  func signal(_ bursts: [Burst], decibels: Double, microvolts: Double = 5) -> [Double] {
    let ratio = pow(10, decibels / 20)
    let gain = max(0, ratio * ratio - 1).squareRoot()
    return noise.indices.map { index in
      let time = Double(index) / Self.rate
      var shape = 0.0
      for burst in bursts {
        let up = min(1, max(0, (time - burst.onset) / burst.rise))
        let down = min(1, max(0, (burst.offset - time) / burst.rise))
        shape = max(shape, min(up, down))
      }
      return (noise[index] + gain * shape * muscle[index]) * microvolts * 1e-6
    }
  }
}
