import Foundation
import Motion
import Signal

/// Finds activity where two of five successive pairs of whitened samples are too large for noise.
///
/// Bonato, D'Alessio & Knaflitz 1998: the signal is whitened by the inverse of an autoregressive
/// model of its quiet; the sum of the squares of two successive samples over the quiet's power is
/// χ² with two degrees of freedom in noise, above ζ with probability exp(−ζ/2). At least r₀ = 2 of
/// m = 5 above ζ happens by chance with probability 5 %. Pairs are two milliseconds long whatever the
/// rate, as in the paper.
public struct DoubleThreshold: ActivationDetector {
  public let name = "double_threshold"
  public let words =
    "whitened, 2 of 5 squared pairs above a threshold of 5 % false alarms (Bonato double threshold)"
  public let citations = [
    Citation("Bonato, D'Alessio, Knaflitz", 1998, "IEEE Trans Biomed Eng 45:287")
  ]

  static let successive = 5
  static let needed = 2
  static let falseAlarm = 0.05
  static let order = 6
  static let pairRate = 1000.0

  public init() {}

  public func runs(in signal: BaselinedSignal) -> Availability<[Range<Int>]> {
    guard let model = AutoregressiveModel(of: signal, order: Self.order) else {
      return .absent(because: "the quiet signal is too short to be whitened")
    }
    let white = model.whitened(signal.samples)
    let thinning = max(1, Int((signal.rate / Self.pairRate).rounded()))
    let pair = 2 * thinning
    let count = white.count / pair
    guard count >= Self.successive else { return .absent(because: "too short") }
    var isHigh = [Bool](repeating: false, count: count)
    let level = Self.level * model.power
    for index in 0..<count {
      let first = white[index * pair]
      let second = white[index * pair + thinning]
      isHigh[index] = first * first + second * second > level
    }
    var runs: [Range<Int>] = []
    var high = 0
    var start: Int?
    // A window is active where it holds enough; its first and last high pairs are its edges.
    for end in 0..<count {
      if isHigh[end] { high += 1 }
      if end >= Self.successive, isHigh[end - Self.successive] { high -= 1 }
      if high >= Self.needed {
        if start == nil {
          let window = max(0, end - Self.successive + 1)...end
          start = window.first { isHigh[$0] }
        }
      } else if let begun = start {
        let last = (begun..<end).last { isHigh[$0] } ?? begun
        runs.append((begun * pair)..<((last + 1) * pair))
        start = nil
      }
    }
    if let begun = start { runs.append((begun * pair)..<min(white.count, count * pair)) }
    return .present(runs)
  }

  /// ζ: the level above which so few pairs lie by chance that the false alarms are as wanted.
  static let level: Double = {
    func alarm(_ p: Double) -> Double {
      // 1 − P(none of m) − P(one of m), for r₀ = 2.
      let m = Double(successive)
      return 1 - pow(1 - p, m) - m * p * pow(1 - p, m - 1)
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if alarm(middle) < falseAlarm { low = middle } else { high = middle }
    }
    return -2 * log(low)
  }()

  public func uncertainty(atSignalToNoise decibels: Double) -> Double {
    DetectorAccuracy.uncertainty(decibels, at8: 0.020, at10: 0.018, at12: 0.016, at20: 0.015)
  }
}
