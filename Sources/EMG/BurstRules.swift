import Foundation

/// What makes a burst of a run of active samples, whoever found it.
///
/// Gaps under 30 ms are none, bursts under 30 ms are none (Bonato et al. 1998); a burst whose mean
/// power is less than 4 dB above the quiet is none, for no channel below 6 dB is timed; and a short
/// burst whose energy lies within 30 ms is an artefact that smoothing has made wide.
enum BurstRules {
  static let shortestBurst = 0.030
  static let shortestGap = 0.030
  /// Least mean power of a burst over that of the quiet: 4 dB.
  static let leastPower = pow(10, 0.4)
  /// What smoothing adds to a short, strong burst, seconds.
  static let smear = 0.050
  static let artefactEnergy = 0.9

  /// The bursts among some runs, which lie in order.
  static func bursts(_ runs: [Range<Int>], in signal: BaselinedSignal) -> [Range<Int>] {
    joined(runs, gap: Int((shortestGap * signal.rate).rounded())).filter {
      Double($0.count) >= shortestBurst * signal.rate
        && signal.power($0) >= leastPower * signal.quietPower
        && !isArtefact($0, in: signal)
    }
  }

  static func joined(_ runs: [Range<Int>], gap: Int) -> [Range<Int>] {
    runs.reduce(into: []) { joined, run in
      if let last = joined.last, run.lowerBound - last.upperBound < gap {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
      } else {
        joined.append(run)
      }
    }
  }

  /// The runs in which a curve stands above a level, each reaching out to a lower one.
  static func runs(
    in curve: [Double], above high: Double, reachingTo low: Double
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < curve.count {
      guard curve[index] > high else {
        index += 1
        continue
      }
      var start = index
      while start > (found.last?.upperBound ?? 0), curve[start - 1] > low { start -= 1 }
      var end = index
      while end < curve.count, curve[end] > low { end += 1 }
      found.append(start..<max(end, start + 1))
      index = max(end, index + 1)
    }
    return found
  }

  private static func isArtefact(_ run: Range<Int>, in signal: BaselinedSignal) -> Bool {
    let width = Int((shortestBurst * signal.rate).rounded())
    guard Double(run.count) < (shortestBurst + smear) * signal.rate else { return false }
    guard run.count > width else { return true }
    let total = signal.power(run) * Double(run.count)
    let most = (run.lowerBound...(run.upperBound - width)).reduce(0.0) {
      max($0, signal.power($1..<($1 + width)) * Double(width))
    }
    return most >= artefactEnergy * total
  }
}
