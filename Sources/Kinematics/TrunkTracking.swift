import Foundation
import Geometry
import Motion

/// Follows the trunk by whichever of three sets of markers a trial holds.
///
/// With C7, T10, CLAV and STRN the thorax is a segment: its long axis points from the midpoint of
/// T10 and STRN to that of C7 and CLAV, its forward axis from the back markers to the front ones.
/// With fewer markers the trunk is a line: from the centre of the pelvis to the midpoint of the
/// shoulders, or from the midpoint of the posterior iliac spines to C7.
///
/// Angles are those of the Cardan sequence forward tilt, side lean, rotation, in the axes of the
/// line of progression and in those of the pelvis.
/// - SeeAlso: Plug-in Gait's thorax; Kadaba et al., J Orthop Res 8:383, 1990 (sequence).
public struct TrunkTracking: Sendable {
  public init() {}

  /// How the trunk moves over a trial.
  ///
  /// - Parameters:
  ///   - progression: The horizontal line of progression, length one.
  ///   - poses: For the angles against the pelvis; without them those are missing.
  /// - Returns: Radians, signs of the right side; NaN in frames that do not show every marker.
  public func motion(
    of trial: Trial, progression: Vector3, poses: SegmentPoses?
  ) -> Availability<TrunkMotion> {
    guard let trunk = Trunk(trial) else {
      return .absent(
        because: "the trunk needs C7, T10, CLAV and STRN, or both shoulders and the pelvis, or C7 "
          + "and both posterior iliac spines")
    }
    let path = Matrix3(
      x: progression, y: Vector3.unitZ.cross(progression).normalized, z: .unitZ)
    var angles: [TrunkAngle: [Double]] = [:]
    let inRoom = trunk.frames.map { $0.angles(in: path) }
    angles[.lean] = inRoom.map(\.lean)
    angles[.tilt] = inRoom.map(\.tilt)
    if trunk.basis != .spine { angles[.rotation] = inRoom.map(\.rotation) }
    if let pelvis = poses?.poses[.pelvis], pelvis.count == trunk.frames.count {
      let onPelvis = zip(trunk.frames, pelvis).map { $0.angles(in: $1.axes) }
      angles[.leanOnPelvis] = onPelvis.map(\.lean)
      angles[.tiltOnPelvis] = onPelvis.map(\.tilt)
      if trunk.basis != .spine { angles[.rotationOnPelvis] = onPelvis.map(\.rotation) }
    }
    guard angles[.lean]?.contains(where: \.isFinite) == true else {
      return .absent(because: "no frame shows every marker of the trunk (\(trunk.basis.rawValue))")
    }
    return .present(TrunkMotion(basis: trunk.basis, angles: angles))
  }

  /// How the trunk stands: the mean of each angle over a standing trial.
  public func posture(
    of trial: Trial, progression: Vector3, poses: SegmentPoses?
  ) -> Availability<TrunkPosture> {
    switch motion(of: trial, progression: progression, poses: poses) {
    case .absent(let reason): .absent(because: reason)
    case .present(let motion):
      .present(
        TrunkPosture(
          basis: motion.basis,
          angles: motion.angles.compactMapValues { Statistic(of: $0)?.mean }))
    }
  }
}

/// The trunk's axes in every frame.
private struct Trunk {
  var basis: TrunkBasis
  var frames: [Frame]

  /// One instant: the long axis, and the axis to the left where the markers show it.
  struct Frame {
    var up: Vector3
    var left: Vector3

    /// Forward tilt, lean to the right and rotation to the left about the long axis, radians.
    func angles(in axes: Matrix3) -> (tilt: Double, lean: Double, rotation: Double) {
      let up = axes.transposed * self.up
      let left = axes.transposed * self.left
      // The long axis is the third column of Ry(tilt)·Rx(lean).
      let tilt = atan2(up.x, up.z)
      let lean = up.y.isNaN ? .nan : asin(min(1, max(-1, -up.y)))
      let untilted = Matrix3.rotationX(-lean) * Matrix3.rotationY(-tilt) * left
      return (tilt, lean, atan2(-untilted.x, untilted.y))
    }
  }

  /// - Returns: `nil` where the trial holds none of the three sets.
  init?(_ trial: Trial) {
    func marker(_ names: String...) -> [Vector3]? {
      for name in names {
        if let found = trial.markers[name] { return (0..<found.count).map { found[$0] } }
      }
      return nil
    }
    func middle(_ a: [Vector3]?, _ b: [Vector3]?) -> [Vector3]? {
      guard let a, let b, a.count == b.count else { return nil }
      return zip(a, b).map { ($0 + $1) * 0.5 }
    }
    let shoulders = (left: marker("LSHO", "L_SHOULDER"), right: marker("RSHO", "R_SHOULDER"))
    let psis = middle(marker("LPSI", "L.PSIS"), marker("RPSI", "R.PSIS"))
    let front = middle(marker("LASI", "L.ASIS"), marker("RASI", "R.ASIS"))
    if let c7 = marker("C7"), let t10 = marker("T10"), let clav = marker("CLAV"),
      let strn = marker("STRN"), Set([c7.count, t10.count, clav.count, strn.count]).count == 1
    {
      basis = .thorax
      frames = c7.indices.map { index in
        let up = ((c7[index] + clav[index]) - (t10[index] + strn[index])).normalized
        let ahead = (clav[index] + strn[index]) - (c7[index] + t10[index])
        return Frame(up: up, left: up.cross(ahead).normalized)
      }
    } else if let top = middle(shoulders.left, shoulders.right), let left = shoulders.left,
      let right = shoulders.right, let centre = middle(front, marker("SACR") ?? psis),
      centre.count == top.count
    {
      basis = .shoulders
      frames = top.indices.map { index in
        let up = (top[index] - centre[index]).normalized
        let across = left[index] - right[index]
        return Frame(up: up, left: (across - up * across.dot(up)).normalized)
      }
    } else if let c7 = marker("C7"), let psis, psis.count == c7.count {
      basis = .spine
      frames = c7.indices.map { index in
        Frame(up: (c7[index] - psis[index]).normalized, left: .missing)
      }
    } else {
      return nil
    }
  }
}
