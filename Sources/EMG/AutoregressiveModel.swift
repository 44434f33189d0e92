import Foundation

/// A model of a quiet signal in which each sample is a weighted sum of those before it, plus white
/// noise; run backwards it makes the signal white.
///
/// The weights solve the Yule-Walker equations by Levinson's recursion.
struct AutoregressiveModel {
  /// Weights of the samples before, nearest first.
  var weights: [Double]
  /// Mean square of what is left, where the signal is quiet.
  var power: Double

  /// - Returns: `nil` where the quiet is shorter than ten times the order, or has no power.
  init?(of signal: BaselinedSignal, order: Int) {
    var products = [Double](repeating: 0, count: order + 1)
    var count = 0
    for run in signal.quietRuns where run.count > order {
      count += run.count
      for index in run {
        for lag in 0...order where index - lag >= run.lowerBound {
          products[lag] += signal.samples[index] * signal.samples[index - lag]
        }
      }
    }
    guard count >= 10 * order, products[0] > 0, products[0].isFinite else { return nil }
    weights = []
    var error = products[0]
    for step in 1...order {
      var rest = products[step]
      for (index, weight) in weights.enumerated() { rest -= weight * products[step - 1 - index] }
      let reflection = rest / error
      guard reflection.isFinite, abs(reflection) < 1 else { break }
      let before = weights
      for index in weights.indices {
        weights[index] -= reflection * before[before.count - 1 - index]
      }
      weights.append(reflection)
      error *= 1 - reflection * reflection
    }
    power = 0
    let white = whitened(signal.samples)
    var (sum, seen) = (0.0, 0.0)
    for run in signal.quietRuns {
      for index in run where white[index].isFinite {
        sum += white[index] * white[index]
        seen += 1
      }
    }
    guard sum > 0 else { return nil }
    power = sum / seen
  }

  /// What each sample is beyond its prediction; NaN after a gap until enough samples stand before.
  func whitened(_ samples: [Double]) -> [Double] {
    let order = weights.count
    var result = [Double](repeating: .nan, count: samples.count)
    guard samples.count > order else { return result }
    weights.withUnsafeBufferPointer { weights in
      samples.withUnsafeBufferPointer { samples in
        for index in order..<samples.count {
          var value = samples[index]
          for lag in 0..<order { value -= weights[lag] * samples[index - 1 - lag] }
          result[index] = value
        }
      }
    }
    return result
  }
}
