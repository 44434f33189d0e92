import Motion

/// P09: the knee goes back beyond straight while the leg stands.
public struct KneeHyperextension: WalkingDetector {
  public static let id = "P09"
  /// How long the level must be held, per cent of the cycle.
  static let held = 5

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let levels = walk.cycles(of: side) { curves, _ in
      curves.footOffPercent.flatMap { curves.heldMinimum(.kneeFlexion, 0...$0, for: Self.held) }
    }
    guard
      let grade = Grade(levels.values, against: rule["limit"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: levels.reason) }
    return walk.finding(rule, side, grade, .init(levels))
  }
}
