import Motion

/// The stretch of one repetition in which a knee is looked at, by its task.
struct LoadedWindow {
  /// How the tasks differ.
  struct Manner {
    /// A fall onto the ground: contact is the start, soft tissue shakes, samples are few.
    var isLanding: Bool
    /// Deepest knee flexion at which the projection angle is graded, radians.
    var deepestGraded: Double
    /// How long the angle must hold above its onset level, seconds.
    var held: Double
    /// Longest gap in which the leg may be unseen, seconds.
    var longestGap: Double
    /// Least depth that is not called shallow, radians.
    var shallow: Double
    /// What stands in sentences: "single-leg squat".
    var words: String
    /// What happens before: "before the descent".
    var before: String
  }

  static func manner(of task: MovementTask) -> Manner {
    switch task {
    case .dropVerticalJump, .singleLegLanding, .doubleLegLanding:
      Manner(
        isLanding: true, deepestGraded: .degrees(75), held: 0.020, longestGap: 0.020,
        shallow: .degrees(60), words: task.words, before: "at contact")
    case .singleLegSquat, .squat:
      Manner(
        isLanding: false, deepestGraded: .degrees(90), held: 0.050, longestGap: 0.050,
        shallow: .degrees(45), words: task == .squat ? "squat" : "single-leg squat",
        before: "before the descent")
    default:
      Manner(
        isLanding: false, deepestGraded: .degrees(75), held: 0.050, longestGap: 0.050,
        shallow: 0, words: task.words, before: "at contact")
    }
  }
}
