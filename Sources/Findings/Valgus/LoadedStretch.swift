import Motion

/// A stretch of time in which one leg carries, of a repetition or of a stride.
struct LoadedStretch {
  var trial: TrialAnalysis
  /// Seconds from the trial's first frame.
  var time: ClosedRange<Double>

  /// The tasks of one leg at a time.
  static let tasks: [MovementTask] = [.singleLegSquat, .stairs, .running]

  /// The stretches of a side in a trial, in order of time.
  static func all(of side: Side, _ task: MovementTask, in trial: TrialAnalysis) -> [LoadedStretch] {
    guard task == .running else {
      return trial.repetitions.filter { $0.task == task && $0.side == side }
        .map { LoadedStretch(trial: trial, time: $0.window) }
    }
    return trial.cycles.filter { $0.cycle.side == side && $0.cycle.isAssessed }.compactMap {
      toDeepest($0).map { LoadedStretch(trial: trial, time: $0) }
    }
  }

  /// Contact to the deepest knee flexion of stance, seconds.
  static func toDeepest(_ curves: CycleCurves) -> ClosedRange<Double>? {
    let cycle = curves.cycle
    guard let stance = cycle.stance, stance > 0.1, stance < 0.9,
      let knee = curves.waveformAlongPath(of: .kneeFlexion)
    else { return nil }
    let seen = (0...Int((stance * 100).rounded())).filter { knee[$0].isFinite }
    guard let deepest = seen.max(by: { knee[$0] < knee[$1] }), deepest > 0 else { return nil }
    return cycle.start...(cycle.start + Double(deepest) / 100 * cycle.duration)
  }
}
