import Motion

/// P13b: the hip extends little and the pelvis is tilted forward.
public struct AnteriorTilt: WalkingDetector {
  public static let id = "P13b"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let tilts = walk.stance(of: side, .pelvicTilt, over: 0...100, orSupport: 0...1)
    guard let tilt = Grade(tilts.values, against: rule["tilt"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: tilts.reason) }
    let ranges = walk.cycles(of: side) { curves, _ in curves.range(.pelvicTilt) }
    let range = Grade(ranges.values, against: rule["tilt range"], at: walk.v, error: rule.error)
    let both = [tilt, range].compactMap(\.self)
    let hip = HipExtension().finding(on: side, in: walk)
    guard hip.state.isAssessed, let decisive = both.decisiveOfAny
    else { return walk.notAssessed(rule, side, because: "the hip: P13 was not assessed") }
    let own = decisive.state(decisive.severity(rule.severity, .angle))
    let state: FindingState =
      hip.state.isPresent
      ? own : hip.state == .borderline ? own.atMostBorderline : .withinReference
    var finding = walk.finding(rule, side, decisive, of: both, .init(tilts), state: state)
    finding.details.append(.init("mean pelvic tilt", tilt.value, .degree))
    if let range { finding.details.append(.init("range of pelvic tilt", range.value, .degree)) }
    if let least = hip.measured?.value {
      finding.details.append(.init("smallest hip flexion, 35-70 %", least, .degree))
    }
    if let standing = walk.standing(.pelvis, 0, side).value {
      finding.details.append(.init("standing pelvic tilt", standing, .degree))
    }
    if !hip.state.isPresent, decisive.ratio >= 1 {
      finding.notes.append("tilt without reduced hip extension: not this pair")
    }
    return finding
  }
}
