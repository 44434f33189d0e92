import Geometry
import Motion
import Signal

/// How far the heel bone rolls outwards against the shank, from three markers of its own.
///
/// A foot whose only heel marker is one point cannot show it. Heel bone and shank are both aligned
/// with the foot at the start, so that the angle there is 0 and nothing depends on where on the bone
/// the markers sit.
/// - SeeAlso: Stebbins, Harrington, Thompson, Zavatsky, Theologis, Gait Posture 23:401, 2006 (the
///   markers' names).
struct RearfootEversion {
  /// Names of markers on the heel bone, without the side's letter: heel, its lateral wall, the shelf
  /// of the talus, and a wand or a second marker behind.
  static let markers = ["HEE", "LCA", "STL", "CPG", "PCA"]

  /// Largest eversion over a repetition since its start, radians, + eversion; `nil` where fewer than
  /// three markers of the heel bone, the toe or the shank were seen.
  static func excursion(_ side: Side, _ repetition: Repetition, in trial: TrialAnalysis) -> Double?
  {
    guard let poses = trial.poses.value else { return nil }
    let window = RepetitionWindow(repetition, trial: trial.trial, frameCount: poses.frameCount)
    let shank = poses.poses(of: .shank(side)).map(\.axes)
    let names = trial.trial.markers
    let heel = markers.compactMap { names[side.letter + $0] }
    guard heel.count >= 3, let toe = names[side.letter + "TOE"], let start = window.frames.first,
      shank.indices.contains(start), let first = cluster(heel, start)
    else { return nil }
    let forward = toe[start] - heel[0][start]
    let level = Vector3(forward.x, forward.y, 0)
    guard level.isFinite, level.length > 1e-3, shank[start].x.isFinite else { return nil }
    let x = level.normalized
    let foot = Matrix3(x: x, y: Vector3.unitZ.cross(x), z: .unitZ)
    let (ofBone, ofShank) = (first.transposed * foot, shank[start].transposed * foot)
    return window.frames.compactMap { frame -> Double? in
      guard shank.indices.contains(frame), let bone = cluster(heel, frame) else { return nil }
      let turn = CardanYXZ((shank[frame] * ofShank).transposed * (bone * ofBone)).x
      // About the axis to the front; the outer edge of a right foot goes up with a negative turn.
      return turn.isFinite ? -side.sign * turn : nil
    }.max()
  }

  /// Axes carried by the first three markers in a frame, or `nil` where one was not seen.
  private static func cluster(_ markers: [Trajectory], _ frame: Int) -> Matrix3? {
    guard markers.allSatisfy({ $0.count > frame }) else { return nil }
    let (a, b, c) = (markers[0][frame], markers[1][frame], markers[2][frame])
    let across = (b - a).cross(c - a)
    guard across.isFinite, (b - a).length > 1e-3, across.length > 1e-6 else { return nil }
    let (x, z) = ((b - a).normalized, across.normalized)
    return Matrix3(x: x, y: z.cross(x), z: z)
  }
}
