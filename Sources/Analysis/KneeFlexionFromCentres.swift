import Findings
import Motion

extension JointAngles {
  /// These angles with knee flexion read between the joint centres where the segments give none: what
  /// finds repetitions while the rear of the pelvis is not seen, and nothing is graded by.
  ///
  /// - Parameter poses: Centres of every frame; without them all stays.
  func closingKneeFlexion(by poses: SegmentPoses?) -> JointAngles {
    guard let poses else { return self }
    var closed = self
    for side in Side.allCases {
      guard var knee = self[.knee, side], knee.x.contains(where: { !$0.isFinite }) else { continue }
      let hips = poses.centre(of: .hip, side)
      let knees = poses.centre(of: .knee, side)
      let ankles = poses.centre(of: .ankle, side)
      let count = min(knee.x.count, hips.count, knees.count, ankles.count)
      for frame in 0..<count where !knee.x[frame].isFinite {
        let leg = FrontalPlane.Leg(
          side: side, hip: hips[frame], knee: knees[frame], ankle: ankles[frame])
        if leg.isFinite { knee.x[frame] = leg.flexion }
      }
      closed.curves[side]?[.knee] = knee
    }
    return closed
  }
}
