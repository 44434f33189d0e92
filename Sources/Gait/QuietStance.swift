import Motion
import Signal

/// Finds the stretches in which a person stands still.
public struct QuietStance: Sendable {
  /// Low-pass of paths before their speed is taken.
  static let smoothing = ZeroPhaseFilter(.lowPass(3), order: 2)
  /// Pelvis and feet move slower than this, metres per second.
  static let stillness = 0.05
  /// A shorter stretch is no standing, seconds.
  static let least = 1.0

  public init() {}

  /// By time; each has one phase, quiet stance.
  public func repetitions(in trial: Trial, angles: JointAngles) -> [Repetition] {
    guard FootPath.usableRates.contains(trial.rate) else { return [] }
    let names = ["LASI", "RASI", "SACR", "LPSI", "RPSI", "LHEE", "LTOE", "RHEE", "RTOE"]
    let paths = names.compactMap { trial.markers[$0] }.filter { $0.count == trial.frameCount }
    guard !paths.isEmpty else { return [] }
    let speeds = paths.map { path -> [Double] in
      let columns = [path.x, path.y, path.z].map {
        Derivative.first(
          of: Self.smoothing.applied(to: $0, rate: trial.rate), rate: trial.rate)
      }
      return (0..<trial.frameCount).map { frame in
        columns.reduce(0) { $0 + $1[frame] * $1[frame] }.squareRoot()
      }
    }
    let still = (0..<trial.frameCount).map { frame in
      speeds.allSatisfy { $0[frame] < Self.stillness } ? 1.0 : .nan
    }
    let knees = KneeFlexion(nil, in: trial, angles: angles)
    return Blocks.unbroken(in: still).filter {
      Double($0.count) >= Self.least * trial.rate
    }.map { block in
      let start = trial.time(ofFrame: block.lowerBound)
      let end = trial.time(ofFrame: block.upperBound - 1)
      let deepest = knees.deepest(from: start, to: end)
      return Repetition(
        task: .standing, trial: trial.name, side: nil, start: start,
        deepest: deepest?.time ?? start, end: end, peakKneeFlexion: deepest?.flexion ?? .nan,
        phases: [Repetition.Phase(.quietStance, from: start, to: end)])
    }
  }
}
