import Motion

/// P17: the foot points inwards or outwards of the line of progression.
public struct FootProgressionAngle: WalkingDetector {
  public static let id = "P17"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let angles = walk.stance(of: side, .footProgression, over: 10...50, orSupport: 0...1)
    let grades = ["in", "out"].compactMap {
      Grade(angles.values, against: rule[$0], at: walk.v, error: rule.error)
    }
    guard let decisive = grades.decisiveOfAny else {
      return walk.notAssessed(rule, side, because: angles.reason)
    }
    let isIn = decisive.limit.name == "in"
    var finding = walk.finding(
      rule, side, decisive, of: grades, .init(angles, noun: "window"),
      phrase: isIn ? "the foot points inwards" : "the foot points outwards")
    finding.notes.append(isIn ? "against the limit of toe-in" : "against the limit of toe-out")
    if walk.trials.contains(where: { $0.pathAngle == nil }) {
      finding.gates.append("the line of progression is not known: against the laboratory's axis")
    }
    return finding
  }
}
