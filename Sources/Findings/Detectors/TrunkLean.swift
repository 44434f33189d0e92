import Motion

/// P02: the trunk leans towards the standing leg.
public struct TrunkLean: WalkingDetector {
  public static let id = "P02"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let raw = walk.stance(of: side, .trunk(.lean), over: 10...50, orSupport: 0...1)
    guard let mean = Statistic(of: raw.values)?.mean else {
      let trunk = walk.trials.lazy.compactMap(\.trunk.reason).first.map { "trunk: \($0)" }
      return walk.notAssessed(rule, side, because: trunk ?? raw.reason)
    }
    let standing = walk.standing.value?.trunk.value?.value(.lean, side: side)
    let correction = max(0, standing ?? 0)
    let values = raw.map { $0 - correction }
    let grade = Grade(values.values, against: rule["limit"], at: walk.v, error: rule.error)
    var finding = walk.finding(rule, side, grade, .init(values, noun: "window"))
    finding.details.append(.init("lean as measured", mean, .degree))
    if let standing { finding.details.append(.init("standing lean", standing, .degree)) }
    if standing == nil { finding.gates.append("standing lean not used: the lean as measured") }
    if let basis = walk.trials.lazy.compactMap(\.trunk.value?.basis).first {
      finding.notes.append("trunk seen by \(basis.rawValue)")
    }
    addPelvis(&finding, side, walk, rule)
    return finding
  }

  /// Whether the pelvis stays level under the lean.
  private func addPelvis(
    _ finding: inout Finding, _ side: Side, _ walk: WalkingCondition, _ rule: Rule
  ) {
    let pelvis = walk.stance(
      of: side, .pelvicObliquity, over: 10...45, orSupport: 0...0.87,
      plausible: PelvicDrop.steepest)
    guard let mean = Statistic(of: pelvis.values)?.mean else { return }
    finding.details.append(.init("obliquity meanwhile", mean, .degree))
    guard finding.state.isPresent else { return }
    if PelvicDrop().finding(on: side, in: walk).state.isPresent {
      finding.notes.append("mixed: with a pelvic drop of the same stance")
    } else if rule["level pelvis"].excess(of: mean, at: walk.v) <= 0 {
      finding.notes.append("compensated: the pelvis stays level")
    }
  }
}
