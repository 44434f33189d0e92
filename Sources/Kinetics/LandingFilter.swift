import Geometry
import Motion
import Plates
import Signal

/// The one low-pass that force and motion share where the moments of a landing are computed.
///
/// A plate feels the blow of a landing in full, markers do not: what only one of the two shows becomes
/// a moment that no joint bore. The cut-off is the one that cleaning chose for the markers; markers
/// that it left alone are filtered here, with the plates. What is measured of the force itself stays as
/// recorded.
///
/// Source: Kristianslund, Krosshaug & van den Bogert 2012, J Biomech 45:666.
struct LandingFilter {
  /// Of the pair of passes, hertz.
  let cutoff: Double
  private let filter: ZeroPhaseFilter
  private let rate: Double
  /// Whether the markers were filtered before.
  let isMotionFiltered: Bool

  /// Where cleaning found nothing to filter, hertz (12 to 15 in what is published on landings).
  static let usualCutoff = 15.0
  /// Order of each of the two passes.
  static let order = 2

  /// - Returns: `nil` where the trial is no landing, or its frame rate is too low for a filter.
  init?(_ trial: Trial) {
    switch trial.task {
    case .dropVerticalJump, .singleLegLanding, .doubleLegLanding: break
    default: return nil
    }
    var order = Self.order
    if case .butterworth(let chosen, let passOrder) = trial.cleaning.filter {
      (cutoff, order, isMotionFiltered) = (chosen, passOrder, true)
    } else {
      (cutoff, isMotionFiltered) = (Self.usualCutoff, false)
    }
    guard cutoff > 0, cutoff < trial.rate / 2 else { return nil }
    filter = ZeroPhaseFilter(.lowPass(cutoff), order: order)
    rate = trial.rate
  }

  /// One sentence for the report's methods.
  var sentence: String {
    "Force and motion of landings are low-pass filtered alike at \((cutoff * 10).rounded() / 10) Hz "
      + "before their moments are computed (Kristianslund et al. 2012, J Biomech 45:666)."
  }

  /// A plate's signals with the filter.
  func filtered(_ signals: PlateSignals) -> PlateSignals {
    signals.changed { smooth($0, rate: signals.rate) }
  }

  /// Segments and joint centres with the filter, where the markers have not had it.
  func filtered(_ poses: SegmentPoses) -> SegmentPoses {
    guard !isMotionFiltered else { return poses }
    var result = poses
    for (segment, path) in poses.poses {
      let origins = smooth(path.map(\.origin))
      let (y, z) = (smooth(path.map(\.axes.y)), smooth(path.map(\.axes.z)))
      result.poses[segment] = path.indices.map { frame in
        // Filtered columns are no longer quite at right angles, nor of length one.
        let long = z[frame].normalized
        let aside = y[frame].perpendicular(to: long).normalized
        let axes = Matrix3(x: aside.cross(long), y: aside, z: long)
        return axes.isFinite ? Pose(origin: origins[frame], axes: axes) : .missing
      }
    }
    for (side, joints) in poses.centres {
      for (joint, path) in joints { result.centres[side]?[joint] = smooth(path) }
    }
    return result
  }

  private func smooth(_ path: [Vector3]) -> [Vector3] {
    let columns = (0..<3).map { axis in smooth(path.map { $0[axis] }, rate: rate) }
    return path.indices.map { Vector3(columns[0][$0], columns[1][$0], columns[2][$0]) }
  }

  /// Blocks too short for the filter stay as they are.
  private func smooth(_ samples: [Double], rate: Double) -> [Double] {
    zip(filter.applied(to: samples, rate: rate), samples).map { $0.isFinite ? $0 : $1 }
  }
}
