import Geometry
import Motion

/// Whether a person walks on a belt: with steps, and in place.
public struct Treadmill: Sendable {
  /// Slower than this over the whole trial, a person stays in place, metres per second.
  static let stays = 0.2
  /// A shorter trial does not show whether a person stays in place, seconds.
  static let leastDuration = 1.0

  /// Metres per second, or `nil` where the laboratory names none.
  var beltSpeed: Double?

  public init(_ settings: EventSettings) { beltSpeed = settings.beltSpeed }

  /// The trial with the belt's speed, where the laboratory names one, the task is done on a belt and
  /// the person stays in place.
  public func set(in trial: Trial) -> Trial {
    guard let beltSpeed, trial.beltSpeed == nil,
      [.walking, .running, .unknown].contains(trial.task), Self.staysInPlace(trial)
    else { return trial }
    var trial = trial
    trial.beltSpeed = beltSpeed
    trial.notices.append(
      Notice(
        .events, trial: trial.name,
        "the person stays in place, so the belt's speed of \(beltSpeed) m/s is added to the way"))
    return trial
  }

  /// Whether the pelvis ends where it began, though it was watched for long enough to travel.
  static func staysInPlace(_ trial: Trial) -> Bool {
    guard let pelvis = PelvisPath(trial) else { return false }
    let span = pelvis.span
    let duration = span.upperBound - span.lowerBound
    guard duration >= leastDuration else { return false }
    return pelvis.widestWay < stays * duration
  }

  /// Whether the person walks or runs in place and nobody says how fast the belt goes, so that
  /// lengths and speed are not known.
  static func lacksSpeed(_ trial: Trial) -> Bool {
    trial.beltSpeed == nil && [.walking, .running].contains(trial.task) && staysInPlace(trial)
  }

  static func notice(for trial: Trial) -> Notice {
    Notice(
      .events, trial: trial.name,
      "the person steps in place, as on a treadmill, and no gait.belt_speed_m_per_s is given: "
        + "lengths and speed are not assessed")
  }
}
