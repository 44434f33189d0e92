import Motion

/// P20: the swinging leg crosses the standing one.
public struct Scissoring: WalkingDetector {
  public static let id = "P20"
  static let leastSteps = 2

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let apart = walk.cycles(of: side) { AnklePaths($0.cycle, in: $1)?.smallestSeparation }
    let hips = walk.cycles(of: side) { curves, _ in curves.maximum(.hipAdduction, 65...90) }
    guard
      let separation = Grade(
        apart.values, against: rule["limit"], at: walk.v, error: .stepWidth),
      let hip = Grade(
        hips.values, against: rule["hip adduction"], at: walk.v, error: .hipAdduction),
      let decisive = [separation, hip].decisiveOfAll
    else {
      let reason =
        apart.values.isEmpty ? apart.reason : "pelvis: hip adduction in swing was not seen"
      return walk.notAssessed(rule, side, because: reason)
    }
    let severity: Severity =
      separation.showing >= 6 ? .marked : separation.showing >= 4 ? .moderate : .mild
    var state = decisive.state(severity)
    if separation.showing < Self.leastSteps { state = state.atMostBorderline }
    var finding = walk.finding(
      rule, side, decisive, of: [separation, hip], .init(apart), severity: severity, state: state)
    finding.details.append(.init("smallest distance of the ankles", separation.value, .millimetre))
    finding.details.append(.init("hip adduction, 65-90 %", hip.value, .degree))
    return finding
  }
}
