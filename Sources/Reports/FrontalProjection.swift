import Foundation
import Geometry
import Motion

/// The angle between thigh and shank in the plane that faces the task.
enum FrontalProjection {
  /// Time before a repetition over which the person's facing is taken, seconds.
  static let facing = 0.2

  /// The projection angle of one leg in one frame, radians, + inwards (valgus); NaN where a joint
  /// was not seen.
  ///
  /// The plane is vertical and faces where the pelvis faced before the repetition began. Nothing is
  /// taken away for how the leg stands.
  static func angle(of member: RepetitionCurves.Member, at frame: Int) -> Double {
    let trial = member.trial
    guard let poses = trial.poses.value, let figure = StickFigure(trial), trial.trial.rate > 0
    else { return .nan }
    let start = Int((member.repetition.start * trial.trial.rate).rounded(.down))
    let first = max(0, start - Int((facing * trial.trial.rate).rounded()))
    let last = min(trial.trial.frameCount, max(start, first + 1))
    guard first < last, frame >= 0, frame < poses.frameCount,
      let heading = figure.heading(over: first..<last)
    else { return .nan }
    let leftward = Vector3(-sin(heading), cos(heading), 0)
    func flat(_ joint: Joint) -> (across: Double, up: Double) {
      let point = poses.centre(of: joint, member.side)[frame]
      return (point.dot(leftward), point.z)
    }
    let (hip, knee, ankle) = (flat(.hip), flat(.knee), flat(.ankle))
    let thigh = atan2(hip.across - knee.across, hip.up - knee.up)
    let shank = atan2(knee.across - ankle.across, knee.up - ankle.up)
    // A knee inside the line from hip to ankle turns the left leg's thigh to the left.
    return member.side == .left ? thigh - shank : shank - thigh
  }
}
