import Foundation
import Geometry
import Motion
import Plates
import Signal

/// Compares the force of all plates with what the body's acceleration needs.
///
/// The centre of mass is that of the conventional model's legs and of a trunk that moves with the
/// pelvis. A mean difference of more than 5 % of body weight lowers the confidence in the plates.
struct WholeBodyForce {
  static let gravity = 9.81
  /// Mean difference that lowers confidence, share of body weight.
  static let limit = 0.05
  /// Fewer seconds in which all standing feet are on plates tell nothing.
  static let leastTime = 0.2
  /// Low-pass of the centre of mass before it is derived, hertz.
  static let smoothing = ZeroPhaseFilter(.lowPass(6), order: 2)

  let trial: Trial
  let poses: SegmentPoses
  let events: [GaitEvent]
  let mass: Double

  /// Adds a caution to every contact that took part in a comparison that failed.
  func addCautions(to examination: inout PlateExamination) {
    guard let compared = difference(in: examination), abs(compared.mean) > Self.limit else {
      return
    }
    let percent = String(format: "%.0f", abs(compared.mean) * 100)
    for index in compared.contacts {
      examination.contacts[index].cautions.append(
        "the plates bear \(percent) % of body weight \(compared.mean > 0 ? "more" : "less") than the "
          + "body's acceleration needs, on average")
    }
  }

  /// Mean difference, share of body weight, over the frames in which every standing foot is on a
  /// plate of its own; and which contacts took part.
  func difference(in examination: PlateExamination) -> (mean: Double, contacts: [Int])? {
    let stances = Side.allCases.map { side in
      (side, Stances(side, events: events, settings: KineticsSettings()))
    }
    let acceleration = verticalAcceleration()
    var differences: [Double] = []
    var used: Set<Int> = []
    for frame in 0..<trial.frameCount where acceleration[frame].isFinite {
      let time = trial.time(ofFrame: frame)
      let standing = stances.filter { $0.1.contains(time) }.map(\.0)
      guard !standing.isEmpty else { continue }
      let bearing = examination.contacts.indices.filter { index in
        let contact = examination.contacts[index]
        return contact.isTrusted && time > (contact.start ?? -1)
          && time < (contact.end ?? .infinity)
      }
      let sides = bearing.compactMap { examination.contacts[$0].side }
      guard standing.allSatisfy(sides.contains) else { continue }
      let force = examination.reactions.reduce(0) { sum, reaction in
        sum
          + (bearing.contains { examination.contacts[$0].plate == reaction.plate }
            ? reaction.force[frame].z : 0)
      }
      let need = mass * (Self.gravity + acceleration[frame])
      differences.append((force - need) / (mass * Self.gravity))
      used.formUnion(bearing)
    }
    guard Double(differences.count) >= Self.leastTime * trial.rate,
      let mean = Statistic(of: differences)?.mean
    else { return nil }
    return (mean, used.sorted())
  }

  /// Vertical acceleration of the centre of mass, metres per second squared; NaN where a segment is
  /// missing.
  private func verticalAcceleration() -> [Double] {
    let legs =
      2
      * (BodySegment.foot.massShare + BodySegment.shank.massShare
        + BodySegment.thigh.massShare)
    let pelvis = poses.poses(of: .pelvis)
    var height = pelvis.map { $0.origin.z * (1 - legs) }
    for side in Side.allCases {
      let (hip, knee, ankle) = (
        poses.centre(of: .hip, side), poses.centre(of: .knee, side), poses.centre(of: .ankle, side)
      )
      for frame in height.indices {
        let share = BodySegment.centreShare
        height[frame] +=
          BodySegment.thigh.massShare * (hip[frame].z + (knee[frame].z - hip[frame].z) * share)
          + BodySegment.shank.massShare
          * (knee[frame].z + (ankle[frame].z - knee[frame].z) * share)
          + BodySegment.foot.massShare * ankle[frame].z
      }
    }
    let smooth = Self.smoothing.applied(to: height, rate: trial.rate)
    let speed = Derivative.first(of: smooth, rate: trial.rate)
    return Derivative.first(of: speed, rate: trial.rate)
  }
}
