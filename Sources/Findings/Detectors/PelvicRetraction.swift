import Motion

/// P18: one side of the pelvis is held back over whole cycles.
public struct PelvicRetraction: WalkingRule {
  public static let id = "P18"
  /// Complete cycles of both sides together.
  static let leastCycles = 3

  public init() {}

  func findings(in walks: [WalkingCondition], by rule: Rule) -> [Finding] {
    walks.map { finding(in: $0, by: rule) }
  }

  private func finding(in walk: WalkingCondition, by rule: Rule) -> Finding {
    // Both sides say the same number with opposite signs: the right side forward.
    var right = walk.cycles(of: .right) { curves, _ in curves.mean(.pelvicRotation, 0...100) }
    let left = walk.cycles(of: .left) { curves, _ in
      curves.mean(.pelvicRotation, 0...100).map { -$0 }
    }
    let reason = right.count == 0 ? right.reason : left.reason
    right.windows += left.windows
    guard right.count >= Self.leastCycles, let mean = Statistic(of: right.values)?.mean else {
      let few = "fewer than \(Self.leastCycles) complete cycles: \(right.count)"
      return walk.notAssessed(rule, nil, because: right.count == 0 ? reason : few)
    }
    let side: Side = mean < 0 ? .right : .left
    let back = right.map { mean < 0 ? -$0 : $0 }
    guard let grade = Grade(back.values, against: rule["limit"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: reason) }
    var finding = walk.finding(rule, side, grade, .init(back))
    // One quantity with a sign: how far the other side is held back is the same number, negated.
    for name in Side.allCases {
      guard var measured = finding.measured else { break }
      measured.name = name.rawValue
      if name == side {
        finding.measured = measured
      } else {
        measured.value.negate()
      }
      finding.compared.append(measured)
    }
    let ranges = walk.cycles(of: side) { curves, _ in curves.range(.pelvicRotation) }
    if let range = Statistic(of: ranges.values)?.mean {
      finding.details.append(.init("range of pelvic rotation, descriptive", range, .degree))
    }
    return finding
  }
}
