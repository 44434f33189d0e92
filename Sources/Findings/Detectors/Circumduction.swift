import Motion

/// P04: the swinging foot goes round in an arc.
public struct Circumduction: WalkingDetector {
  public static let id = "P04"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    guard let leg = walk.legLength(side) else {
      return walk.notAssessed(rule, side, because: "the leg length is not known")
    }
    let paths = walk.cycles(of: side) { curves, trial in
      AnklePaths(curves.cycle, in: trial)?.lateralDeviation.map { $0 / leg }
    }
    guard
      let path = Grade(
        paths.values, against: rule["limit"], at: walk.v, error: .lateralSwingPath)
    else { return walk.notAssessed(rule, side, because: paths.reason) }
    let abductions = walk.cycles(of: side) { curves, _ in
      curves.footOffPercent.flatMap { curves.minimum(.hipAdduction, $0...100) }
    }
    guard
      let abduction = Grade(
        abductions.values, against: rule["hip abduction"], at: walk.v, error: .hipAdduction)
    else {
      return walk.notAssessed(rule, side, because: "pelvis: hip abduction in swing was not seen")
    }
    var finding = walk.finding(
      rule, side, [path, abduction].decisiveOfAll, of: [path, abduction], .init(paths),
      severity: path.severity(rule.severity, .length(0)))
    finding.details.append(.init("lateral path, share of leg length", path.value, .ratio))
    finding.details.append(.init("largest hip abduction in swing", -abduction.value, .degree))
    if path.ratio >= 1, abduction.ratio < 1 {
      finding.notes.append("lateral swing path: the ankle goes outwards, the hip does not abduct")
    }
    return finding
  }
}
