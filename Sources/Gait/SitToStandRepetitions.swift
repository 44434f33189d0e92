import Motion
import Signal

/// Finds the rises from a chair.
///
/// A rise begins where both knees, bent by more than 60°, stretch faster than 10° per second for
/// 100 ms, and ends where they are within 5° of their straightest.
public struct SitToStandRepetitions: Sendable {
  /// Least mean flexion while sitting, radians.
  static let sitting = Double.degrees(60)
  /// Most mean flexion while standing, radians.
  static let standing = Double.degrees(35)
  static let onsetVelocity = Double.degrees(10)
  static let hold = 0.100
  static let within = Double.degrees(5)

  public init() {}

  public func repetitions(
    in trial: Trial, angles: JointAngles
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    let flexion = KneeFlexion(nil, in: trial, angles: angles).flexion
    guard !flexion.isEmpty else {
      return (
        [],
        [
          Notice(
            .events, trial: trial.name,
            "rises from the chair were not looked for: no knee flexion was measured")
        ]
      )
    }
    let velocity = Derivative.first(of: flexion, rate: trial.rate)
    let held = max(1, Int((Self.hold * trial.rate).rounded(.up)))
    var repetitions: [Repetition] = []
    var rising = 0
    var frame = 0
    while frame < flexion.count {
      rising = velocity[frame] < -Self.onsetVelocity ? rising + 1 : 0
      guard rising > held, flexion[frame - held] >= Self.sitting else {
        frame += 1
        continue
      }
      let onset = frame - held
      // The top of the rise: the straightest point before the knees bend to sit again.
      var top = frame
      var end = frame
      while end < flexion.count, flexion[end].isFinite,
        flexion[end] < Self.sitting || velocity[end] < 0
      {
        if flexion[end] < flexion[top] { top = end }
        end += 1
      }
      if flexion[top] <= Self.standing,
        let stood = (onset...top).first(where: { flexion[$0] <= flexion[top] + Self.within })
      {
        let (start, finish) = (trial.time(ofFrame: onset), trial.time(ofFrame: stood))
        repetitions.append(
          Repetition(
            task: .sitToStand, trial: trial.name, side: nil, start: start, deepest: start,
            end: finish, peakKneeFlexion: flexion[onset],
            phases: [Repetition.Phase(.rising, from: start, to: finish)]))
      }
      rising = 0
      frame = max(end, frame + 1)
    }
    let none = Notice(
      .events, trial: trial.name, "no rise from bent to stretched knees was found")
    return (repetitions, repetitions.isEmpty ? [none] : [])
  }
}
