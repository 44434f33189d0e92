import Motion
import Signal

/// Finds the repetitions of a squat on one leg or on both.
///
/// A repetition begins where the loaded knee (on both legs: their mean) bends faster than 10° per
/// second for 100 ms while the other foot is raised (on both: neither), and ends where it is back
/// within 5° of where it began.
public struct SquatRepetitions: Sendable {
  /// Least velocity of flexion at the onset of the descent, radians per second.
  public var onsetVelocity: Double = .degrees(10)
  /// How long that velocity must hold, seconds.
  public var hold = 0.100
  /// How near to its beginning the knee must come back, radians.
  public var returnWithin: Double = .degrees(5)
  /// Below this peak flexion a repetition is shallow, radians.
  public var shallow: Double = .degrees(45)
  /// Less than this is swaying, not a squat, radians above where it began.
  public var leastExcursion: Double = .degrees(15)
  /// How much higher than the loaded foot a raised one is, metres.
  public var raised = 0.04

  static let smoothing = ZeroPhaseFilter(.lowPass(6), order: 2)

  public init() {}

  /// The repetitions, by time: for the task `squat` those of both legs together, else those of each
  /// leg.
  ///
  /// - Parameters:
  ///   - trial: Ankle (or heel) markers of both feet say which foot is raised.
  ///   - angles: Knee flexion of both sides, radians, one value a frame.
  public func repetitions(
    in trial: Trial, angles: JointAngles
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    guard let left = Self.height(of: .left, in: trial),
      let right = Self.height(of: .right, in: trial)
    else {
      return ([], [Notice(.markers, trial: trial.name, Self.noFeet)])
    }
    guard FootPath.usableRates.contains(trial.rate) else { return ([], []) }
    if trial.task == .squat { return onBothLegs(in: trial, angles: angles, left, right) }
    var repetitions: [Repetition] = []
    var notices: [Notice] = []
    for side in Side.allCases {
      guard let flexion = angles[.knee, side]?.x else { continue }
      let clearance = zip(left, right).map { side == .left ? $1 - $0 : $0 - $1 }
      let found = search(
        flexion: flexion, isRaised: clearance.map { $0 > raised }, side: side, trial: trial)
      repetitions += found.repetitions
      notices += found.notices
    }
    return (repetitions.sorted { $0.start < $1.start }, notices)
  }

  private func onBothLegs(
    in trial: Trial, angles: JointAngles, _ left: [Double], _ right: [Double]
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    guard let first = angles[.knee, .left]?.x, let second = angles[.knee, .right]?.x else {
      return (
        [], [Notice(.events, trial: trial.name, "a squat on both legs needs both knees' flexion")]
      )
    }
    return search(
      flexion: zip(first, second).map { ($0 + $1) / 2 },
      isRaised: zip(left, right).map { abs($0 - $1) <= raised }, side: nil, trial: trial)
  }

  private func search(
    flexion: [Double], isRaised: [Bool], side: Side?, trial: Trial
  ) -> (repetitions: [Repetition], notices: [Notice]) {
    let smooth = Self.smoothing.applied(to: flexion, rate: trial.rate)
    let velocity = Derivative.first(of: smooth, rate: trial.rate)
    let held = max(1, Int((hold * trial.rate).rounded(.up)))
    let count = min(flexion.count, isRaised.count)
    var repetitions: [Repetition] = []
    var notices: [Notice] = []
    var frame = 0
    var holding = 0
    while frame < count {
      let isDescending = isRaised[frame] && velocity[frame] > onsetVelocity
      holding = isDescending ? holding + 1 : 0
      guard holding > held else {
        frame += 1
        continue
      }
      let onset = frame - held
      let start = smooth[onset]
      // Settling into a bent stance is no descent: the knee must bend on without a stop.
      while frame < count, velocity[frame] > 0, smooth[frame] - start < leastExcursion {
        frame += 1
      }
      holding = 0
      guard frame < count, smooth[frame] - start >= leastExcursion else { continue }
      var deepest = frame
      var end = frame
      while end < count, smooth[end] > start + returnWithin {
        if smooth[end] > smooth[deepest] { deepest = end }
        end += 1
      }
      if end < count, smooth[end].isFinite {
        let peak = smooth[deepest]
        var notes: [String] = []
        if peak < shallow { notes.append("shallow") }
        if isRaised[onset...end].contains(false) {
          notes.append(side == nil ? "a foot was raised" : "the other foot touched down")
        }
        let times = [onset, deepest, end].map(trial.time(ofFrame:))
        repetitions.append(
          Repetition(
            task: side == nil ? .squat : .singleLegSquat, trial: trial.name, side: side,
            start: times[0], deepest: times[1], end: times[2], peakKneeFlexion: peak,
            phases: [
              Repetition.Phase(.descent, from: times[0], to: times[1]),
              Repetition.Phase(.ascent, from: times[1], to: times[2]),
            ], notes: notes))
      } else {
        notices.append(.cutShort(side, trial.time(ofFrame: onset), in: trial))
      }
      frame = end + 1
    }
    return (repetitions, notices)
  }

  /// Height of a foot above the floor, metres, one value a frame.
  private static func height(of side: Side, in trial: Trial) -> [Double]? {
    (trial.markers[side.letter + "ANK"] ?? trial.markers[side.letter + "HEE"])?.z
  }

  static let noFeet = """
    ankle or heel markers of both feet (LANK, RANK) are needed to tell which foot is raised
    """
}

extension Notice {
  fileprivate static func cutShort(_ side: Side?, _ onset: Double, in trial: Trial) -> Notice {
    let time = (onset * 100).rounded() / 100
    return Notice(
      .events, trial: trial.name,
      "the \(side.map { $0.rawValue + " " } ?? "")squat that begins at \(time) s does not come back within the recording "
        + "and is left out")
  }
}
