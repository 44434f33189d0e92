import Motion

/// The cycle that stands for a movement: the one whose flexion curves lie nearest to the means.
enum RepresentativeCycle {
  private static let joints: [AngleGroup] = [.hip, .knee, .ankle]

  /// The nearest assessed cycle of some trials, or `nil` where none has curves.
  ///
  /// The distance is the mean square over the flexion of hip, knee and ankle; of equals, the first.
  static func nearest(in trials: [TrialAnalysis]) -> (trial: TrialAnalysis, cycle: CycleCurves)? {
    var best: (trial: TrialAnalysis, cycle: CycleCurves)?
    var least = Double.infinity
    for side in Side.allCases {
      let members = trials.flatMap { trial in
        trial.cycles.filter { $0.cycle.side == side && $0.cycle.isAssessed }.map { (trial, $0) }
      }
      let means = joints.map { joint in CurveBundle(members.compactMap { curve($0.1, joint) }).mean
      }
      for (trial, cycle) in members {
        var sum = 0.0
        var count = 0
        for (joint, mean) in zip(joints, means) {
          for (value, middle) in zip(curve(cycle, joint) ?? [], mean)
          where value.isFinite && middle.isFinite {
            sum += (value - middle) * (value - middle)
            count += 1
          }
        }
        guard count > 0, sum / Double(count) < least else { continue }
        least = sum / Double(count)
        best = (trial, cycle)
      }
    }
    return best
  }

  private static func curve(_ cycle: CycleCurves, _ joint: AngleGroup) -> [Double]? {
    cycle.waveform(of: .angle(joint, 0))?.samples
  }
}
