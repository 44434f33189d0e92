import Motion

/// P14: the trunk is extended against the pelvis; no published band fits skin markers.
public struct LumbarExtension: WalkingRule {
  public static let id = "P14"

  public init() {}

  func findings(in walks: [WalkingCondition], by rule: Rule) -> [Finding] {
    walks.map { finding(in: $0, by: rule) }
  }

  private func finding(in walk: WalkingCondition, by rule: Rule) -> Finding {
    // Bent back is positive here.
    let angles = walk.stance(of: .right, .trunk(.tiltOnPelvis), over: 0...100, orSupport: 0...1)
      .map { -$0 }
    guard rule.limit.isGiven, angles.count > 0,
      let grade = Grade(angles.values, against: rule.limit, at: walk.v, error: rule.error)
    else {
      let reason =
        rule.limit.isGiven
        ? angles.reason : "reference: the laboratory's own people are needed, none are loaded"
      var finding = walk.notAssessed(rule, nil, because: reason)
      if let mean = Statistic(of: angles.values)?.mean {
        finding.details.append(.init("trunk against pelvis, + extension", mean, .degree))
      }
      return finding
    }
    return walk.finding(rule, nil, grade, .init(angles))
  }
}
