import Motion

/// P16: the foot hangs late in swing.
public struct SwingDorsiflexion: WalkingDetector {
  public static let id = "P16"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let late = walk.cycles(of: side) { curves, _ in curves.mean(.dorsiflexion, 75...85) }
    guard let grade = Grade(late.values, against: rule["limit"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: late.reason) }
    var finding = walk.finding(rule, side, grade, .init(late))
    func swing(_ quantity: CycleQuantity) -> Double? {
      let windows = walk.cycles(of: side) { curves, _ in
        curves.footOffPercent.flatMap { curves.maximum(quantity, $0...100) }
      }
      return Statistic(of: windows.values)?.mean
    }
    let hip = swing(.hipFlexion)
    let knee = swing(.kneeFlexion)
    if let hip { finding.details.append(.init("largest hip flexion in swing", hip, .degree)) }
    if let knee { finding.details.append(.init("largest knee flexion in swing", knee, .degree)) }
    let isHigh =
      hip.map { rule["swing hip flexion"].excess(of: $0, at: walk.v) > 0 } ?? false
      || (knee.map { rule["swing knee flexion"].excess(of: $0, at: walk.v) > 0 } ?? false)
    if finding.state.isPresent, isHigh {
      finding.notes.append("steppage: hip or knee flex more in swing")
    }
    return finding
  }
}
