import Motion

/// In how many cycles a muscle was active at each per cent of its side's gait cycle.
package struct BurstShare {
  /// One share for each of 101 places, 0 to 1; empty where no cycle was timed.
  package var shares: [Double] = []

  /// Only assessed cycles count, and only trials in which the muscle could be timed.
  package init(of muscle: String, _ side: Side, in trials: [TrialAnalysis]) {
    var counts = Array(repeating: 0, count: Waveform.count)
    var cycles = 0
    for trial in trials {
      let activity = trial.muscles.first { $0.muscle == muscle && $0.side == side }
      guard let bursts = activity?.timing.value?.bursts else { continue }
      for cycle in trial.cycles.map(\.cycle)
      where cycle.side == side && cycle.isAssessed && cycle.duration > 0 {
        cycles += 1
        let within = bursts.filter { $0.upperBound >= cycle.start && $0.lowerBound <= cycle.end }
        guard !within.isEmpty else { continue }
        for percent in 0..<Waveform.count {
          let time = cycle.start + cycle.duration * Double(percent) / 100
          if within.contains(where: { $0.contains(time) }) { counts[percent] += 1 }
        }
      }
    }
    if cycles > 0 { shares = counts.map { Double($0) / Double(cycles) } }
  }

  /// The stretches, in per cent of the cycle, in which at least half of the cycles were active.
  package var stretches: [ClosedRange<Double>] {
    var stretches: [ClosedRange<Double>] = []
    var start: Int?
    for percent in 0...shares.count {
      if percent < shares.count, shares[percent] >= 0.5 {
        if start == nil { start = percent }
      } else if let begun = start {
        stretches.append(Double(begun)...Double(percent - 1))
        start = nil
      }
    }
    return stretches
  }
}
