import Foundation
import Gait
import Geometry
import Kinematics
import Motion

extension TrialAnalysis {
  /// Finds the line of progression, and follows the trunk along it; into every cycle, too.
  mutating func followTrunk() {
    guard let path = LineOfProgression.direction(of: trial) else {
      trunk = .absent(because: "the pelvis was not seen, so the line of progression is not known")
      return
    }
    let poses = self.poses.value
    if let forward = poses?.progression.vector {
      let across = forward.x * path.y - forward.y * path.x
      pathAngle = atan2(across, forward.dot(path))
    }
    trunk = TrunkTracking().motion(of: trial, progression: path, poses: poses)
    for index in cycles.indices {
      cycles[index].pathAngle = pathAngle
      guard let motion = trunk.value else { continue }
      let cycle = cycles[index].cycle
      for angle in TrunkAngle.allCases {
        guard let values = motion.values(angle, side: cycle.side) else { continue }
        cycles[index].trunk[angle] = TimeNormalization.waveform(
          of: values, rate: trial.rate, over: cycle)
      }
    }
  }
}

extension StandingAnalysis {
  /// Largest lateral lean of the trunk of a standing trial that may correct moving ones, radians.
  static let largestLean = Double.degrees(5)

  /// Adds how the trunk stands; one that leans aside does not correct moving trials.
  mutating func followTrunk(in trial: Trial, poses: SegmentPoses?) {
    guard let facing = LineOfProgression.direction(of: trial) else {
      trunk = .absent(because: "the pelvis was not seen")
      return
    }
    trunk = TrunkTracking().posture(of: trial, progression: facing, poses: poses)
    guard let lean = trunk.value?.value(.lean, side: .right), abs(lean) > Self.largestLean else {
      return
    }
    let degrees = (abs(lean).in(.degree) * 10).rounded() / 10
    gates.append("the trunk leans by \(degrees)° to the \(lean > 0 ? "right" : "left")")
  }
}
