import Motion

/// Finds the repetitions of every task that is no gait.
public struct RepetitionSearch: Sendable {
  public init() {}

  /// The repetitions of a trial's task, by time, and what a reader should know.
  ///
  /// - Parameters:
  ///   - trial: What is looked for depends on its task; gait has cycles instead.
  ///   - angles: Knee flexion of both sides; without it the height of the pelvis stands in where the
  ///     task allows.
  ///   - events: Contacts of both feet, for stairs.
  public func repetitions(
    in trial: Trial, angles: JointAngles, events: [GaitEvent] = []
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    guard FootPath.usableRates.contains(trial.rate), trial.frameCount > 0 else { return ([], []) }
    return switch trial.task {
    case .singleLegSquat, .squat: SquatRepetitions().repetitions(in: trial, angles: angles)
    case .dropVerticalJump, .singleLegLanding, .doubleLegLanding:
      LandingRepetitions().repetitions(in: trial, angles: angles)
    case .sitToStand: SitToStandRepetitions().repetitions(in: trial, angles: angles)
    case .stairs: StairRepetitions().repetitions(in: trial, angles: angles, events: events)
    case .standing: (QuietStance().repetitions(in: trial, angles: angles), [])
    default: ([], [])
    }
  }
}
