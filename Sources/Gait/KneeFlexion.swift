import Geometry
import Motion
import Signal

/// How far the knees are bent in a trial, frame by frame, and where they are bent most.
struct KneeFlexion {
  static let smoothing = ZeroPhaseFilter(.lowPass(12), order: 2)

  /// Radians, low-passed at 12 Hz; of both knees the mean, of one alone that one. Empty where no
  /// knee was measured.
  let flexion: [Double]
  /// Height of the pelvis, metres; empty where it was not seen.
  let pelvisHeight: [Double]
  private let rate: Double

  /// - Parameter side: One knee alone; `nil` takes both.
  init(_ side: Side?, in trial: Trial, angles: JointAngles) {
    rate = trial.rate
    let curves = Side.sides(of: side).compactMap { angles[.knee, $0]?.x }
      .filter { $0.count == trial.frameCount }
    flexion =
      curves.isEmpty
      ? []
      : Self.smoothing.applied(
        to: (0..<trial.frameCount).map { frame in
          let seen = curves.map { $0[frame] }.filter(\.isFinite)
          return seen.count == curves.count
            ? seen.reduce(0, +) / Double(seen.count) : .nan
        }, rate: trial.rate)
    let pelvis = ["LASI", "RASI", "SACR", "LPSI", "RPSI"].compactMap { trial.markers[$0]?.z }
      .filter { $0.count == trial.frameCount }
    pelvisHeight =
      pelvis.isEmpty
      ? []
      : Self.smoothing.applied(
        to: (0..<trial.frameCount).map { frame in
          pelvis.reduce(0) { $0 + $1[frame] } / Double(pelvis.count)
        }, rate: trial.rate)
  }

  /// The instant between two others at which the knees are bent most, or, where no knee was
  /// measured, the pelvis is lowest; seconds. `nil` where neither was seen.
  ///
  /// The first such top counts: what follows a full stretch in between is another movement.
  func deepest(from start: Double, to end: Double) -> (time: Double, flexion: Double)? {
    let depth = flexion.isEmpty ? pelvisHeight.map { -$0 } : flexion
    let first = max(0, Int((start * rate).rounded(.up)))
    let last = min(depth.count - 1, Int(end * rate))
    guard first <= last else { return nil }
    let seen = (first...last).filter { depth[$0].isFinite }
    guard let frame = seen.max(by: { depth[$0] < depth[$1] }) else { return nil }
    return (Double(frame) / rate, flexion.isEmpty ? .nan : flexion[frame])
  }

  /// The instant between two others at which the knees are straightest, seconds.
  func straightest(from start: Double, to end: Double) -> Double? {
    let first = max(0, Int((start * rate).rounded(.up)))
    let last = min(flexion.count - 1, Int(end * rate))
    guard first <= last else { return nil }
    let seen = (first...last).filter { flexion[$0].isFinite }
    return seen.min { flexion[$0] < flexion[$1] }.map { Double($0) / rate }
  }
}
