import Motion

/// A number worked out from several muscles, or from a muscle and the movement.
///
/// To add one, write a file in `MuscleIndices/` and a line in `MuscleIndices.swift`.
public protocol MuscleIndexMethod: Sendable {
  /// The indices of a session: one a task, condition, side and window in which its muscles were
  /// recorded, absent with its reason where they may not be compared; none where they were not.
  func indices(of session: MuscleSession) -> [MuscleIndex]
}

/// Every index, in the order of reports.
public enum MuscleIndices {
  public static let all: [any MuscleIndexMethod] = [
    FalconerWinter(),
    Rudolph(),
    QuadricepsHamstrings(),
    QuadricepsDominance(),
    AbductorAdductor(),
    GlutealDelay(),
    VastusDelay(),
    LandingPreactivation(),
    Fatigue(),
    Synergies(),
  ]

  /// The indices of a session.
  public static func indices(
    of trials: [TrialAnalysis], timing: [MuscleTimingStatistics],
    settings: EMGSettings = EMGSettings()
  ) -> [MuscleIndex] {
    let session = MuscleSession(trials: trials, timing: timing, settings: settings)
    return all.flatMap { $0.indices(of: session) }
  }
}
