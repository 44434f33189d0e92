import Motion

/// P13: the hip extends little at the end of stance.
public struct HipExtension: WalkingDetector {
  public static let id = "P13"
  static let window = 35...70

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let least = walk.cycles(of: side) { curves, _ in curves.minimum(.hipFlexion, Self.window) }
    guard
      let grade = Grade(least.values, against: rule["limit"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: least.reason) }
    var finding = walk.finding(rule, side, grade, .init(least))
    let knees = walk.cycles(of: side) { curves, _ in
      curves.footOffPercent.flatMap { curves.minimum(.kneeFlexion, 0...$0) }
    }
    finding.notes.append("walking speed: \(walk.speed.words)")
    if let knee = Statistic(of: knees.values)?.mean {
      finding.details.append(.init("smallest knee flexion in stance", knee, .degree))
    }
    if let standing = walk.standing(.pelvis, 0, side).value {
      finding.details.append(.init("standing pelvic tilt", standing, .degree))
    }
    return finding
  }
}
