import Motion

/// P23: the hip moves less, towards flexion, with little internal rotation.
public struct HipExcursion: WalkingDetector {
  public static let id = "P23"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let ranges = walk.cycles(of: side) { curves, _ in curves.range(.hipFlexion) }
    guard ranges.count > 0 else { return walk.notAssessed(rule, side, because: ranges.reason) }
    if let check = walk.analysis.kneeAxis(side).value, check.light == .red {
      return walk.notAssessed(rule, side, because: KneeAxisCheck.gate)
    }
    var finding = walk.notAssessed(
      rule, side,
      because: "reference: the excursion of hip rotation needs the laboratory's own people")
    if let range = Statistic(of: ranges.values)?.mean {
      finding.details.append(.init("hip range", range, .degree))
    }
    let rotations = walk.cycles(of: side) { curves, _ in curves.range(.hipRotation) }
    if let rotation = Statistic(of: rotations.values)?.mean {
      finding.details.append(.init("excursion of hip rotation", rotation, .degree))
    }
    return finding
  }
}
