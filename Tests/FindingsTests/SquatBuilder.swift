import Foundation
import Geometry
import Motion

/// Single-leg squats whose projection angle and knee flexion are known at every instant.
enum SquatBuilder {
  /// One repetition: two seconds, one down and one up, after half a second of standing.
  struct Rep {
    /// Projection angle in the leg's own frontal plane, degrees; from 0 at descent onset to 1.
    var angle: (Double) -> Double
    /// Largest knee flexion, degrees.
    var depth = 65.0
    /// Hip adduction, drop of the other side: largest values, degrees.
    var hipAdduction = 10.0
    var drop = 7.0
    /// Knee abduction in space at the deepest point, degrees.
    var kneeAbduction = 0.0

    static func steady(_ angle: Double) -> Rep { Rep(angle: { _ in angle }) }

    /// From one angle to another, rising from 40 % of the descent to its end.
    static func rising(from low: Double, to high: Double) -> Rep {
      Rep(angle: { share in
        let s = share <= 0.5 ? (share * 2 - 0.4) / 0.6 : ((1 - share) * 2 - 0.4) / 0.6
        return low + (high - low) * min(1, max(0, s))
      })
    }
  }

  static let rate = 100.0
  static let down = 1.0
  static let length = 2.0
  static let pause = 0.5

  /// A trial of repetitions on one leg.
  ///
  /// - Parameter yaw: How far the pelvis is turned from the leg's own forward, degrees.
  static func trial(
    _ reps: [Rep], side: Side = .right, yaw: Double = 0, facing: Double = 0,
    hide: (Int) -> Bool = { _ in false }, hidePelvis: (Int) -> Bool = { _ in false },
    name: String = "squat"
  ) -> TrialAnalysis {
    let span = length + pause
    let count = Int((span * Double(reps.count) + pause) * rate)
    var hips: [Vector3] = []
    var knees: [Vector3] = []
    var ankles: [Vector3] = []
    var pelvis: [Pose] = []
    var flexion: [Double] = []
    var adduction: [Double] = []
    var obliquity: [Double] = []
    var abduction: [Double] = []
    let forward = Matrix3.rotationZ(.degrees(facing)) * Vector3.unitX
    let left = Vector3.unitZ.cross(forward)
    let medial = side == .left ? -left : left
    for frame in 0..<count {
      let time = Double(frame) / rate
      let index = min(reps.count - 1, max(0, Int((time - pause) / span)))
      let rep = reps[index]
      let share = min(1, max(0, (time - pause - span * Double(index)) / length))
      let bend = 0.5 - 0.5 * cos(2 * .pi * share)
      let f = Double.degrees(rep.depth * bend)
      let theta = Double.degrees(rep.angle(share))
      let half = 0.42 * cos(f / 2)
      let ankle = Vector3(0, 0, 0.08)
      let knee =
        ankle + forward * (half * tan(f / 2)) + medial * (half * tan(theta / 2))
        + Vector3(0, 0, half)
      let hip = ankle + Vector3(0, 0, 2 * half)
      let hidden = hide(frame)
      hips.append(hip)
      knees.append(hidden ? .missing : knee)
      ankles.append(ankle)
      let axes = Matrix3.rotationZ(.degrees(facing + yaw))
      pelvis.append(hidePelvis(frame) ? .missing : Pose(origin: hip, axes: axes))
      flexion.append(f)
      adduction.append(.degrees(rep.hipAdduction * bend))
      obliquity.append(.degrees(rep.drop * bend))
      abduction.append(.degrees(rep.kneeAbduction * bend))
    }
    let zero = Array(repeating: 0.0, count: count)
    let angles = JointAngles([
      side: [
        .knee: AngleCurve(x: flexion, y: abduction.map { -$0 }, z: zero),
        .hip: AngleCurve(x: zero, y: adduction, z: zero),
        .pelvis: AngleCurve(x: zero, y: obliquity, z: zero),
      ]
    ])
    let repetitions = reps.indices.map { index in
      let start = pause + span * Double(index)
      return Repetition(
        task: .singleLegSquat, trial: name, side: side, start: start, deepest: start + down,
        end: start + length, peakKneeFlexion: .degrees(reps[index].depth))
    }
    var trial = SessionBuilder.trial(name, task: .singleLegSquat, condition: "squat")
    trial.frameCount = count
    return TrialAnalysis(
      trial: trial, model: "Plug-in Gait",
      poses: .present(
        SegmentPoses(
          frameCount: count, poses: [.pelvis: pelvis],
          centres: [side: [.hip: hips, .knee: knees, .ankle: ankles]], progression: .plusX)),
      angles: .present(angles), repetitions: repetitions)
  }
}
