import Motion
import Signal

/// How much later one muscle begins than another around contact, in the same cycles.
struct OnsetDifference {
  var name: String
  var words: String
  /// Its onset minus the other's; + where it is later.
  var later: Muscle
  var earlier: Muscle
  /// How far from contact an onset may lie to belong to it, share of the cycle.
  var reach: Double
  var notes: [String]
  var citations: [Citation]
  /// A difference beyond this in 80 % of five or more cycles is remarked on, seconds.
  var remarkable: Double?

  static let leastCycles = 5
  static let repeatability = 0.8

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    session.timing.filter { $0.muscle == later.rawValue }.compactMap { first in
      let second = session.timing.first {
        $0.muscle == earlier.rawValue && $0.side == first.side && $0.task == first.task
          && $0.condition == first.condition
      }
      guard let second else { return nil }
      let differences = differences(first, second)
      var remarks = notes
      if let remarkable {
        let beyond = differences.count { $0 > remarkable }
        remarks.append(
          "beyond \(Int((remarkable * 1000).rounded())) ms in \(beyond) of \(differences.count) cycles"
        )
        if differences.count >= Self.leastCycles,
          Double(beyond) >= Self.repeatability * Double(differences.count)
        {
          remarks.append("repeatedly beyond what can be resolved in one person")
        }
      }
      let reason =
        first.reason ?? second.reason ?? "the two never began around the same contact"
      return MuscleIndex(
        parameter: Parameter(
          name: name, words: words, unit: .millisecond, side: first.side, task: first.task,
          condition: first.condition,
          value: Statistic(of: differences).map { .present($0) } ?? .absent(because: reason)),
        muscles: [later.rawValue, earlier.rawValue], window: "around contact",
        formula: "onset of \(later.rawValue) − onset of \(earlier.rawValue), cycle by cycle",
        signInWords: "+ \(later.rawValue) later", notes: remarks, citations: citations)
    }
  }

  private func differences(
    _ first: MuscleTimingStatistics, _ second: MuscleTimingStatistics
  ) -> [Double] {
    first.cycles.compactMap { cycle in
      let same = second.cycles.first {
        $0.cycle.trial == cycle.cycle.trial && $0.cycle.start == cycle.cycle.start
      }
      guard let same, let a = OnsetAroundContact.share(in: cycle, reach: reach),
        let b = OnsetAroundContact.share(in: same, reach: reach)
      else { return nil }
      return (a - b) * cycle.cycle.duration
    }
  }
}

/// The onset of the burst that is on at contact, or begins soonest after it.
enum OnsetAroundContact {
  /// As a share of the cycle, + after contact; `nil` where no burst begins within reach, or where it
  /// began before the recording.
  static func share(in cycle: MuscleCycle, reach: Double) -> Double? {
    let burst = cycle.bursts.first { $0.upperBound > 0 && $0.lowerBound < reach }
    guard let burst, burst.lowerBound > -reach,
      burst.lowerBound > cycle.recorded.lowerBound + 1e-9
    else { return nil }
    return burst.lowerBound
  }
}
