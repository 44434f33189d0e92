import Foundation
import Geometry
import Motion
import Signal

/// The items of one landing: `true` is an error; what the markers do not show is not in it.
struct LandingItems {
  private(set) var answers: [LandingItem: Bool] = [:]

  private let trial: TrialAnalysis
  private let rule: Rule
  private let contact: Int
  private let deepest: Int
  private let plane: FrontalPlane

  /// - Returns: `nil` where the landing lies outside the trial or the pelvis was not seen before it.
  init?(_ repetition: Repetition, in trial: TrialAnalysis, _ rule: Rule) {
    self.trial = trial
    self.rule = rule
    let rate = trial.trial.rate
    let frames = trial.poses.value?.frameCount ?? 0
    let window = RepetitionWindow(repetition, trial: trial.trial, frameCount: frames)
    contact = window.descent.first ?? 0
    deepest = window.descent.last ?? 0
    let pelvis = trial.poses.value?.poses(of: .pelvis) ?? []
    let before = window.frames(before: KneeExcursion.facing).filter(pelvis.indices.contains)
    let forward = before.map { pelvis[$0].axes.x }.filter(\.isFinite).reduce(Vector3.zero, +)
    guard rate > 0, contact < deepest, let plane = FrontalPlane(facing: forward) else { return nil }
    self.plane = plane
    answerLegs()
    answerTrunk()
    answerFeet(repetition)
    answerKnees()
  }

  private func past(_ limit: String, _ value: Double) -> Bool { rule[limit].excess(of: value) > 0 }

  // MARK: - Angles

  private func angle(_ group: AngleGroup, _ component: Int, _ side: Side, _ frame: Int) -> Double? {
    guard let curve = trial.angles.value?[group, side]?[component], curve.indices.contains(frame),
      curve[frame].isFinite
    else { return nil }
    return curve[frame]
  }

  private mutating func answerLegs() {
    let knees = Side.allCases.compactMap { angle(.knee, 0, $0, contact) }
    if knees.count == 2 {
      answers[.kneeFlexionAtContact] = knees.contains { past("knee at contact", $0) }
    }
    func bend(_ group: AngleGroup) -> [Double] {
      Side.allCases.compactMap { side in
        guard let start = angle(group, 0, side, contact), let end = angle(group, 0, side, deepest)
        else { return nil }
        return end - start
      }
    }
    let kneeBends = bend(.knee)
    if kneeBends.count == 2 {
      answers[.kneeFlexionDisplacement] = kneeBends.contains { past("knee displacement", $0) }
    }
    let hipBends = bend(.hip)
    if hipBends.count == 2 {
      answers[.hipFlexionDisplacement] = hipBends.contains { past("hip displacement", $0) }
    }
  }

  private func trunk(_ angle: TrunkAngle, _ frame: Int) -> Double? {
    guard let curve = trial.trunk.value?.values(angle, side: .right), curve.indices.contains(frame),
      curve[frame].isFinite
    else { return nil }
    return curve[frame]
  }

  private mutating func answerTrunk() {
    guard let tilt = trunk(.tilt, contact), let lean = trunk(.lean, contact) else { return }
    answers[.trunkFlexionAtContact] = past("trunk at contact", tilt)
    answers[.trunkLeanAtContact] = past("trunk lean", abs(lean))
    if let end = trunk(.tilt, deepest) {
      answers[.trunkFlexionDisplacement] = past("trunk displacement", end - tilt)
    }
    // The thigh's forward lean with the trunk's is the angle between them.
    let thighs = Side.allCases.compactMap { side -> Double? in
      guard let poses = trial.poses.value else { return nil }
      let thigh = poses.centre(of: .knee, side)[contact] - poses.centre(of: .hip, side)[contact]
      return thigh.isFinite ? atan2(thigh.dot(plane.forward), -thigh.z) : nil
    }
    if thighs.count == 2 {
      answers[.hipFlexionAtContact] = thighs.contains { past("trunk-thigh", tilt + $0) }
    }
  }

  // MARK: - Feet and knees

  private func marker(_ names: [String], _ frame: Int) -> Vector3? {
    names.lazy.compactMap { trial.trial.markers[$0] }
      .first { $0.count > frame && $0[frame].isFinite }.map { $0[frame] }
  }

  private func foot(_ side: Side, _ frame: Int) -> (heel: Vector3, toe: Vector3)? {
    guard let heel = marker([side.letter + "HEE"], frame),
      let toe = marker([side.letter + "TOE"], frame)
    else { return nil }
    return (heel, toe)
  }

  private mutating func answerFeet(_ repetition: Repetition) {
    // How high each marker stands when its foot is flat: near its lowest in the trial.
    func floor(_ label: String) -> Double? {
      trial.trial.markers[label].flatMap { Statistics.percentile(3, of: $0.z.filter(\.isFinite)) }
    }
    var flat: [Side: Bool] = [:]
    for side in Side.allCases {
      let own = repetition.initialContacts[side].map { Int(($0 * trial.trial.rate).rounded()) }
      guard let (heel, toe) = foot(side, own ?? contact),
        let heelFloor = floor(side.letter + "HEE"), let toeFloor = floor(side.letter + "TOE")
      else { continue }
      flat[side] = past("heel over toe", (heel.z - heelFloor) - (toe.z - toeFloor))
    }
    if flat.count == 2 { answers[.flatFootAtContact] = flat.values.contains(true) }
    if let left = repetition.initialContacts[.left], let right = repetition.initialContacts[.right]
    {
      let isOneFlat = flat.count == 2 && flat[.left] != flat[.right]
      answers[.unevenContact] = past("contact difference", abs(left - right)) || isOneFlat
    }
    var turns: [Double] = []
    for side in Side.allCases {
      for frame in contact...deepest {
        guard let (heel, toe) = foot(side, frame) else { continue }
        let axis = toe - heel
        turns.append(atan2(axis.dot(plane.medial(side)), axis.dot(plane.forward)))
      }
    }
    if let most = turns.max(), let least = turns.min() {
      answers[.footTurnedIn] = past("foot in", most)
      answers[.footTurnedOut] = past("foot out", -least)
    }
    answerWidth()
  }

  private mutating func answerWidth() {
    let across = plane.medial(.right)
    guard let left = marker(["LSHO"], contact), let right = marker(["RSHO"], contact),
      let leftFoot = foot(.left, contact), let rightFoot = foot(.right, contact)
    else { return }
    let shoulders = abs((left - right).dot(across))
    let feet = abs((leftFoot.toe - rightFoot.toe).dot(across))
    guard shoulders > 0.1 else { return }
    answers[.wideStance] = past("wide stance", feet / shoulders)
    answers[.narrowStance] = past("narrow stance", feet / shoulders)
  }

  private mutating func answerKnees() {
    guard let poses = trial.poses.value else { return }
    func medial(at frame: Int) -> [Double] {
      Side.allCases.compactMap { side in
        let knee = poses.centre(of: .knee, side)[frame]
        guard let (_, toe) = foot(side, frame), knee.isFinite else { return nil }
        return (knee - toe).dot(plane.medial(side))
      }
    }
    let start = medial(at: contact)
    if start.count == 2 {
      answers[.kneeMedialAtContact] = start.contains { past("knee over foot", $0) }
    }
    let end = medial(at: deepest)
    if end.count == 2 {
      answers[.medialKneeDisplacement] = end.contains { past("knee over great toe", $0) }
    }
  }
}
