import Motion

/// Finds the landings of drop vertical jumps and of landings on one leg or both.
///
/// A drop vertical jump is the first landing, from initial contact (20 N on a plate; else the 40 mm
/// rule of `FloorContacts`, of low confidence) to the foot off of the rebound; the landing after the
/// rebound belongs to it and is no repetition of its own. A plain landing ends at deepest knee
/// flexion, or, where no knee was measured, where the pelvis is lowest.
public struct LandingRepetitions: Sendable {
  /// Both feet land within so much of each other in a landing on both, seconds.
  static let together = 0.15
  /// A landing is absorbed within so much of its contact, seconds.
  static let absorption = 1.0
  /// The longest time from contact to rebound, seconds.
  static let longestContact = 3.0
  /// The longest flight of a rebound, seconds: a jump of two metres.
  static let longestFlight = 1.3
  /// Below this peak flexion a drop jump is shallow, radians.
  static let shallow = Double.degrees(60)

  public init() {}

  /// The repetitions, by time.
  public func repetitions(
    in trial: Trial, angles: JointAngles
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    let floor = FloorContacts(trial)
    guard floor.hasBothFeet else {
      return ([], [Notice(.markers, trial: trial.name, Self.noFeet)])
    }
    var repetitions: [Repetition] = []
    for landing in floor.landings {
      guard let repetition = repetition(of: landing, in: trial, angles: angles, floor: floor)
      else { continue }
      if trial.task == .dropVerticalJump, let last = repetitions.last,
        repetition.start - last.end < Self.longestFlight
      {
        repetitions[repetitions.count - 1].phases.append(
          Repetition.Phase(.flight, from: last.end, to: repetition.start))
        continue
      }
      repetitions.append(repetition)
    }
    var notices: [Notice] = []
    if repetitions.isEmpty {
      notices.append(
        Notice(
          .events, trial: trial.name,
          "no landing was found: no foot comes down after a flight of both"))
    } else if repetitions.contains(where: { $0.confidence == .low }) {
      notices.append(
        Notice(
          .events, trial: trial.name,
          "landings are timed by the height of toe or heel markers, not by force plates, and are of "
            + "low confidence"))
    }
    return (repetitions, notices)
  }

  private func repetition(
    of landing: (first: FloorContacts.Contact, other: FloorContacts.Contact?), in trial: Trial,
    angles: JointAngles, floor: FloorContacts
  ) -> Repetition? {
    let isSingle = trial.task == .singleLegLanding
    let feet = [landing.first, landing.other].compactMap { $0 }
    let side = isSingle ? landing.first.side : nil
    var notes: [String] = []
    if isSingle, landing.other != nil { notes.append("both feet landed") }
    if !isSingle, landing.other == nil {
      notes.append("only the \(landing.first.side.rawValue) foot was seen to land")
    }
    let counted = isSingle ? [landing.first] : feet
    let start = counted.map(\.start).min() ?? landing.first.start
    let duration = trial.time(ofFrame: trial.frameCount - 1)
    let ends = counted.compactMap(\.end)
    let off = ends.count == counted.count ? ends.max() : nil
    let knees = KneeFlexion(side, in: trial, angles: angles)
    let limit = min(off ?? duration, start + Self.absorption, duration)
    guard let deepest = knees.deepest(from: start, to: limit) else { return nil }

    var phases = [Repetition.Phase(.landing, from: start, to: deepest.time)]
    var end = deepest.time
    if trial.task == .dropVerticalJump {
      if let off, off - start <= Self.longestContact {
        phases.append(Repetition.Phase(.propulsion, from: deepest.time, to: off))
        end = off
      } else {
        notes.append("no rebound was seen")
      }
      if deepest.flexion < Self.shallow { notes.append("shallow") }
    }
    if knees.flexion.isEmpty { notes.append("deepest point by the height of the pelvis") }
    return Repetition(
      task: trial.task, trial: trial.name, side: side, start: start, deepest: deepest.time,
      end: end, peakKneeFlexion: deepest.flexion,
      initialContacts: Dictionary(
        counted.map { ($0.side, $0.start) }, uniquingKeysWith: { first, _ in first }),
      footOffs: trial.task == .dropVerticalJump
        ? Dictionary(
          counted.compactMap { foot in foot.end.map { (foot.side, $0) } },
          uniquingKeysWith: { first, _ in first }) : [:],
      phases: phases, confidence: counted.allSatisfy(\.isByPlate) ? .high : .low, notes: notes)
  }

  static let noFeet = """
    toe or heel markers of both feet (LTOE, RTOE) are needed to see when a foot lands
    """
}
