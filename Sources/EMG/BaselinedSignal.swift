import Foundation
import Signal

/// A conditioned channel, and what it is like where its muscle is at rest.
///
/// Rest is looked for in windows of 100 ms, 25 ms apart: first the quietest tenth, then every window
/// whose power stays below 1.8 times the mean of those found so far, three times over. The quietest
/// windows of a signal lie below its true quiet by chance alone; the later rounds take that back.
public struct BaselinedSignal: Sendable {
  /// Band-passed, any unit; NaN where not measured.
  public let samples: [Double]
  /// Samples per second, hertz.
  public let rate: Double
  /// Mean square of the quiet.
  public let quietPower: Double
  /// The samples at rest, as stretches in order.
  let quietRuns: [Range<Int>]
  /// Sums of squares before each sample; what was not measured counts as nothing.
  private let energy: [Double]
  private let seen: [Int]

  static let window = 0.100
  static let step = 0.025
  static let quietest = 0.10
  static let reach = 1.8
  static let rounds = 3

  /// - Returns: `nil` for a signal too short to have a quiet window, or without power in it.
  public init?(_ samples: [Double], rate: Double) {
    guard rate.isFinite, rate > 0 else { return nil }
    let length = max(2, Int((Self.window * rate).rounded()))
    let step = max(1, Int((Self.step * rate).rounded()))
    guard samples.count >= length else { return nil }
    var energy = [Double](repeating: 0, count: samples.count + 1)
    var seen = [Int](repeating: 0, count: samples.count + 1)
    for index in samples.indices {
      let value = samples[index]
      let isSeen = value.isFinite
      energy[index + 1] = energy[index] + (isSeen ? value * value : 0)
      seen[index + 1] = seen[index] + (isSeen ? 1 : 0)
    }
    var windows: [(start: Int, power: Double)] = []
    for start in stride(from: 0, through: samples.count - length, by: step)
    where seen[start + length] - seen[start] == length {
      windows.append((start, (energy[start + length] - energy[start]) / Double(length)))
    }
    guard !windows.isEmpty else { return nil }
    let sorted = windows.map(\.power).sorted()
    let least = min(sorted.count, max(3, Int((Self.quietest * Double(sorted.count)).rounded(.up))))
    var power = sorted.prefix(least).reduce(0, +) / Double(least)
    var count = least
    for _ in 0..<Self.rounds {
      count = max(least, sorted.partitioningIndex { $0 >= Self.reach * power })
      power = sorted.prefix(count).reduce(0, +) / Double(count)
    }
    guard power > 0, power.isFinite else { return nil }
    let limit = sorted[count - 1]
    var runs: [Range<Int>] = []
    for window in windows where window.power <= limit {
      let end = window.start + length
      if let last = runs.last, window.start <= last.upperBound {
        runs[runs.count - 1] = last.lowerBound..<end
      } else {
        runs.append(window.start..<end)
      }
    }
    self.samples = samples
    self.rate = rate
    self.energy = energy
    self.seen = seen
    quietPower = power
    quietRuns = runs
  }

  /// A stretch of samples as seconds from the first sample.
  func time(_ run: Range<Int>) -> ClosedRange<Double> {
    Double(run.lowerBound) / rate...Double(run.upperBound) / rate
  }

  /// The samples of a stretch of time, cut to the signal.
  func samples(in time: ClosedRange<Double>) -> Range<Int> {
    let last = Double(samples.count)
    let start = Int(min(max(0, (time.lowerBound * rate).rounded()), last))
    return start..<max(start, Int(min(max(0, (time.upperBound * rate).rounded()), last)))
  }

  /// Mean square over a stretch, of what was measured in it; 0 where nothing was.
  func power(_ run: Range<Int>) -> Double {
    let part = run.clamped(to: 0..<samples.count)
    let count = seen[part.upperBound] - seen[part.lowerBound]
    return count > 0 ? (energy[part.upperBound] - energy[part.lowerBound]) / Double(count) : 0
  }

  /// Mean square over so many samples centred on each; cut at the ends, and NaN where the sample
  /// itself was not measured.
  func movingPower(count: Int) -> [Double] {
    let half = max(0, count / 2)
    var result = [Double](repeating: .nan, count: samples.count)
    for index in samples.indices where samples[index].isFinite {
      let start = max(0, index - half)
      let end = min(samples.count, index + half + 1)
      result[index] = (energy[end] - energy[start]) / Double(seen[end] - seen[start])
    }
    return result
  }

  /// Mean and standard deviation of a curve where the signal is at rest.
  ///
  /// The ends of each stretch are left out, for smoothing carries what lies beside it into them.
  func quiet(of curve: [Double]) -> (mean: Double, deviation: Double)? {
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    let margin = Int((Self.step * rate).rounded())
    for run in quietRuns {
      let inner =
        run.count > 3 * margin ? (run.lowerBound + margin)..<(run.upperBound - margin) : run
      for index in inner where curve[index].isFinite {
        count += 1
        sum += curve[index]
        squares += curve[index] * curve[index]
      }
    }
    guard count > 1 else { return nil }
    let mean = sum / count
    let variance = max(0, squares / count - mean * mean) * count / (count - 1)
    guard mean.isFinite, variance > 0 else { return nil }
    return (mean, variance.squareRoot())
  }
}

extension Array where Element == Double {
  /// The first index of a sorted list at which a condition holds, or the count.
  fileprivate func partitioningIndex(where isBeyond: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
