import Foundation
import Geometry
import Motion

/// What a person did in a trial: by its name first, then by what moves.
package struct TaskRecognition: Hashable {
  package var task: MovementTask
  /// How it was decided, in words.
  package var decidedBy: String

  /// - Parameters:
  ///   - words: The names to look at: the file's stem first, then the folder levels.
  ///   - trial: The trial, z up, or `nil` where it has no markers.
  package static func task(named words: [String], trial: Trial?) -> TaskRecognition {
    for word in words {
      if let (task, pattern) = byName(word) {
        return TaskRecognition(task: task, decidedBy: "the name holds \"\(pattern)\"")
      }
    }
    guard let trial, !trial.markers.isEmpty else {
      return TaskRecognition(
        task: .unknown, decidedBy: "no name pattern fits and it has no markers")
    }
    return byContent(trial)
  }

  /// Patterns in order of need: a "static walk" is a standing trial, "sit to stand" is none.
  private static let patterns: [(MovementTask, [String])] = [
    (.sitToStand, ["sittostand", "sit2stand", "chairrise", "=sts"]),
    (.maximalContraction, ["=mvc", "=mvic", "maximalcontraction", "maxcontraction"]),
    (.standing, ["static", "calibration", "standing", "tpose", "npose", "=cal", "=stand"]),
    (.singleLegSquat, ["singlelegsquat", "sls", "onelegsquat", "unilateralsquat"]),
    (.dropVerticalJump, ["dropverticaljump", "dropjump", "dvj", "=dj", "=djasym"]),
    (.singleLegLanding, ["singlelegland", "slland", "=sll"]),
    (.doubleLegLanding, ["doublelegland", "droplanding", "bilateralland", "=dll"]),
    (.squat, ["squat"]),
    (.stairs, ["stair"]),
    (.walking, ["walk", "gait"]),
    (.running, ["running", "=run", "=jog", "jogging"]),
  ]

  private static func byName(_ name: String) -> (MovementTask, String)? {
    let lower = name.lowercased()
    let withoutRun = lower.split(separator: "_").filter { !$0.hasPrefix("run-") }
    let joined = withoutRun.joined().filter(\.isLetter)
    let tokens = Set(withoutRun.flatMap { $0.split { !$0.isLetter } }.map(String.init))
    for (task, words) in patterns {
      for word in words {
        if word.hasPrefix("=") {
          let token = String(word.dropFirst())
          if tokens.contains(token) { return (task, token) }
        } else if joined.contains(word) {
          return (task, word)
        }
      }
    }
    return nil
  }

  /// Nobody who stands still moves the body's middle further, metres.
  static let standingRange = 0.05
  /// Nobody walks who travels less, metres.
  static let walkingDistance = 0.8
  /// A climb of this much is stairs, metres.
  static let stairsRise = 0.3
  /// A squat lowers the pelvis at least so far, metres.
  static let squatDepth = 0.08
  /// A raised foot is at least so much higher than the other, metres.
  static let raisedFoot = 0.06

  private static func byContent(_ trial: Trial) -> TaskRecognition {
    let hasPelvis = pelvisMarkers.contains { trial.markers[$0] != nil }
    let path = (0..<trial.frameCount).map { pelvis(trial, $0) }.filter(\.isFinite)
    guard let first = path.first, let last = path.last else {
      return TaskRecognition(task: .unknown, decidedBy: "the pelvis is never seen")
    }
    func range(_ axis: Int) -> Double {
      (path.map { $0[axis] }.max() ?? 0) - (path.map { $0[axis] }.min() ?? 0)
    }
    let horizontal = max(range(0), range(1))
    let feet = Side.allCases.map { foot(trial, $0) }
    let footRange = feet.map { heights in (heights.max() ?? 0) - (heights.min() ?? 0) }.max() ?? 0
    if horizontal < standingRange && range(2) < standingRange && footRange < standingRange {
      return decided(.standing, "the body stays within \(Int(standingRange * 1000)) mm")
    }
    // The widest reach counts, so that walking there and back is walking.
    if horizontal >= walkingDistance {
      if last.z - first.z > stairsRise || first.z - last.z > stairsRise {
        return decided(.stairs, "the pelvis travels and changes height")
      }
      return decided(.walking, "the pelvis travels \(rounded(horizontal)) m")
    }
    if hasPelvis, horizontal < 0.5, range(2) > squatDepth {
      let difference = zip(feet[0], feet[1]).map { abs($0 - $1) }.filter(\.isFinite)
      let raised = difference.count { $0 > raisedFoot }
      if !difference.isEmpty, Double(raised) > 0.5 * Double(difference.count) {
        return decided(.singleLegSquat, "the pelvis is lowered while one foot is raised")
      }
      if footRange < raisedFoot { return decided(.squat, "the pelvis is lowered over both feet") }
    }
    if footRange > 0.05 {
      return TaskRecognition(
        task: .unknown, decidedBy: "the feet move, but the pelvis does not travel")
    }
    return TaskRecognition(task: .unknown, decidedBy: "no known movement fits")
  }

  private static func decided(_ task: MovementTask, _ why: String) -> TaskRecognition {
    TaskRecognition(task: task, decidedBy: "by movement: " + why)
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  private static let pelvisMarkers = ["LASI", "RASI", "SACR", "LPSI", "RPSI"]

  /// The middle of the pelvis markers, or of all markers where there are none.
  private static func pelvis(_ trial: Trial, _ frame: Int) -> Vector3 {
    let named = pelvisMarkers.compactMap { trial.markers[$0] }
    let used = named.isEmpty ? trial.markers.sorted { $0.key < $1.key }.map(\.value) : named
    let seen = used.map { $0[frame] }.filter(\.isFinite)
    guard !seen.isEmpty else { return .missing }
    return seen.reduce(.zero, +) / Double(seen.count)
  }

  private static func foot(_ trial: Trial, _ side: Side) -> [Double] {
    let names = ["ANK", "HEE", "TOE"].map { side.letter + $0 }
    let used = names.compactMap { trial.markers[$0] }
    guard !used.isEmpty else { return [] }
    return (0..<trial.frameCount).map { frame in
      used.map { $0.z[frame] }.reduce(0, +) / Double(used.count)
    }.filter(\.isFinite)
  }
}
