import Geometry
import Motion

/// Whether a standing trial may correct moving ones.
///
/// The limits are choices of this project, after experience with standing trials of children.
enum StandingGate {
  /// Largest knee flexion while standing, radians.
  static let largestKneeFlexion = Double.degrees(20)
  /// Largest spread of pelvic obliquity within the trial, radians.
  static let largestObliquitySpread = Double.degrees(1)

  static func analysis(
    of trial: Trial, angles: JointAngles, poses: SegmentPoses?
  ) -> StandingAnalysis {
    var means: [Side: [AngleGroup: [Double]]] = [:]
    var gates: [String] = []
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        guard let curve = angles[group, side] else { continue }
        means[side, default: [:]][group] = (0..<3).map {
          Statistic(of: curve[$0])?.mean ?? .nan
        }
      }
      if let flexion = means[side]?[.knee]?.first, !(flexion <= largestKneeFlexion) {
        gates.append(
          flexion.isNaN
            ? "the \(side.rawValue) knee was not seen"
            : "the \(side.rawValue) knee stands flexed by \(degrees(flexion))°")
      }
    }
    if let obliquity = angles[.pelvis, .left]?.y, let spread = Statistic(of: obliquity) {
      if let deviation = spread.standardDeviation, deviation > largestObliquitySpread {
        gates.append("the pelvis sways by \(degrees(deviation))° (standard deviation)")
      }
    } else {
      gates.append("the pelvis was not seen")
    }
    var analysis = StandingAnalysis(trial: trial.name, angles: means, gates: gates)
    guard let poses else { return analysis }
    for side in Side.allCases {
      for joint in Joint.allCases {
        analysis.centres[side, default: [:]][joint] = mean(poses.centre(of: joint, side))
      }
    }
    analysis.pelvisForward = mean(poses.poses(of: .pelvis).map(\.axes.x))
    return analysis
  }

  /// The mean of the vectors that were seen, or `nil` where none was.
  private static func mean(_ vectors: [Vector3]) -> Vector3? {
    let seen = vectors.filter(\.isFinite)
    return seen.isEmpty ? nil : seen.reduce(.zero, +) / Double(seen.count)
  }

  private static func degrees(_ angle: Double) -> Double {
    (angle.in(.degree) * 10).rounded() / 10
  }
}
