import Kinematics
import Motion

/// The knees' flexion axes of a session: checked in its walking, corrected where that is asked for.
struct KneeAxes {
  let checks: [Side: Availability<KneeAxisCheck>]
  /// What was done, for the report's methods.
  private(set) var sentences: [String] = []
  private(set) var citations: [Citation] = []

  /// - Parameter bending: The names of movement trials without weight on the leg.
  init(of trials: [TrialAnalysis], bending: Set<String> = []) {
    checks = Dictionary(
      uniqueKeysWithValues: Side.allCases.map {
        ($0, KneeAxisFit.check($0, in: trials, bending: bending))
      })
    guard checks.values.contains(where: { $0.value != nil }) else { return }
    sentences.append(
      "The knees' flexion axes were checked in the unloaded swings of walking, or in "
        + "movement trials without weight where there is no walking: the slope of "
        + "adduction over flexion between 10\u{B0} and 65\u{B0} gives the turn of the axis, whose "
        + "error stands beside every knee adduction, knee rotation and hip rotation.")
    citations = [
      Citation("Baker et al.", 1999, "Hum Mov Sci 18:655"),
      Citation("Schache et al.", 2006, "Gait Posture 24:100"),
    ]
  }

  /// Gives the walking trials their corrected knee angles beside the raw ones.
  mutating func correct(_ trials: inout [TrialAnalysis], by method: KneeAxisCorrection.Method) {
    guard method == .pca else { return }
    var turns: [String] = []
    for side in Side.allCases {
      guard let correction = KneeAxisCorrection(side, in: trials) else { continue }
      for index in trials.indices where trials[index].trial.task == .walking {
        guard let knee = trials[index].angles.value?[.knee, side] else { continue }
        trials[index].correctedKneeAngles[side] = correction.corrected(knee)
      }
      let degrees = (correction.turn.in(.degree) * 10).rounded() / 10
      turns.append("\(side.rawValue) \(degrees)\u{B0}")
    }
    guard !turns.isEmpty else { return }
    sentences.append(
      "Knee angles of walking are given raw, and turned in the plane of flexion and adduction until "
        + "the two no longer go together (Baudet et al. 2014), by \(turns.joined(separator: ", ")); "
        + "rules use the raw ones.")
    citations.append(Citation("Baudet et al.", 2014, "PLoS One 9:e102098"))
  }
}
