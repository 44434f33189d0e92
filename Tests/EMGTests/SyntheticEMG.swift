import Foundation
import Signal

/// Bursts of noise in quieter noise, with onsets that are known.
struct SyntheticEMG {
  /// Which frequencies the quiet and the muscle hold.
  enum Colour: String, CaseIterable {
    /// All of them, alike.
    case white
    /// 20 to 450 Hz.
    case band
    /// A quiet that falls towards high frequencies, a muscle of 40 to 200 Hz.
    case muscle
  }

  static let rate = 1000.0
  var rate: Double
  var noise: [Double]
  var muscle: [Double]

  /// Two independent signals of one RMS.
  init(seed: Int, seconds: Double, colour: Colour = .muscle, rate: Double = Self.rate) {
    var state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678
    func uniform() -> Double {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return (Double(state >> 11) + 0.5) / 9_007_199_254_740_992
    }
    func gaussian() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
    for _ in 0..<20 { _ = uniform() }
    let count = Int(seconds * rate)
    var first = (0..<count).map { _ in gaussian() }
    var second = (0..<count).map { _ in gaussian() }
    func passed(_ samples: [Double], _ low: Double, _ high: Double) -> [Double] {
      ZeroPhaseFilter(.bandPass(low, high), order: 2).applied(to: samples, rate: rate)
    }
    switch colour {
    case .white: break
    case .band:
      first = passed(first, 20, 450)
      second = passed(second, 20, 450)
    case .muscle:
      var last = 0.0
      for index in first.indices {
        last = 0.7 * last + first[index]
        first[index] = last
      }
      first = passed(first, 20, 450)
      second = passed(second, 40, 200)
    }
    self.rate = rate
    noise = Self.unit(first)
    muscle = Self.unit(second)
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
      let time = Double(index) / rate
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
