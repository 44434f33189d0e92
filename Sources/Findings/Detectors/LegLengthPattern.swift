import Geometry
import Motion

/// P12: the pelvis is higher on one side in walking and standing, and its hip stands higher.
public struct LegLengthPattern: WalkingDetector {
  public static let id = "P12"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let walking = Self.obliquity(side, walk)
    guard
      let mean = Grade(
        walking.values, against: rule["walking"], at: walk.v, error: .pelvicObliquity)
    else { return walk.notAssessed(rule, side, because: walking.reason) }
    guard let standing = walk.standing(.pelvis, 1, side).value,
      let centres = walk.standing.value?.centres,
      let own = centres[side]?[.hip], let other = centres[side.opposite]?[.hip],
      own.isFinite, other.isFinite
    else {
      let reason = walk.standing(.pelvis, 1, side).reason ?? "the hip centres were not seen"
      return walk.notAssessed(rule, side, because: "standing: \(reason)")
    }
    let height = own.z - other.z
    // The standing trial is one window whose spread is within its error of measurement.
    func stand(_ value: Double, _ name: String, _ error: MeasurementError) -> Grade? {
      Grade(
        Array(repeating: value, count: max(walking.count, Grading.enoughWindows)),
        against: rule[name], at: walk.v, error: error, spread: 0)
    }
    let members = [
      mean, stand(standing, "standing", .pelvicObliquity),
      stand(height, "hip height", .legLengthDifference),
    ].compactMap(\.self)
    guard var decisive = members.decisiveOfAll else {
      return walk.notAssessed(rule, side, because: "standing: not measured")
    }
    decisive.windows = mean.windows
    decisive.showing =
      decisive.limit.name == "walking"
      ? mean.showing
      : decisive.excess > 0 ? mean.showing : 0
    let severity = Grading.severity(
      of: height, moderate: rule["hip height moderate"].value(),
      marked: rule["hip height marked"].value())
    var finding = walk.finding(
      rule, side, decisive, of: members, .init(walking), severity: severity)
    finding.details.append(.init("mean obliquity in walking", mean.value, .degree))
    finding.details.append(.init("standing obliquity", standing, .degree))
    finding.details.append(.init("hip higher than the other", height, .millimetre))
    addCompany(&finding, side, walk)
    return finding
  }

  /// Mean obliquity over whole cycles of both sides as this side's, or of single supports.
  static func obliquity(_ side: Side, _ walk: WalkingCondition) -> WalkingWindows {
    func cycles(_ own: Side) -> WalkingWindows {
      let sign: Double = own == side ? 1 : -1
      return walk.cycles(of: own) { curves, _ in
        curves.mean(.pelvicObliquity, 0...100).map { sign * $0 }
      }
    }
    var both = cycles(side)
    both.windows += cycles(side.opposite).windows
    if both.count > 0 { return both }
    let own = walk.stance(of: side, .pelvicObliquity, over: 10...50, orSupport: 0...1)
    let other = walk.stance(of: side.opposite, .pelvicObliquity, over: 10...50, orSupport: 0...1)
    guard own.count > 0, let opposite = Statistic(of: other.values)?.mean else {
      var none = own
      none.windows = []
      return none
    }
    return own.map { ($0 - opposite) / 2 }
  }

  /// More knee flexion on the longer side is seen with it, and not required.
  private func addCompany(_ finding: inout Finding, _ side: Side, _ walk: WalkingCondition) {
    guard finding.state.isPresent else { return }
    func least(_ side: Side) -> Double? {
      let windows = walk.cycles(of: side) { curves, _ in
        curves.footOffPercent.flatMap { curves.minimum(.kneeFlexion, 0...$0) }
      }
      return Statistic(of: windows.values)?.mean
    }
    guard let own = least(side), let other = least(side.opposite),
      own - other > MeasurementError.sagittalAngle.detectableChange
    else { return }
    finding.notes.append(
      "seen with it: the knee of this side stays more flexed in stance, by "
        + Wording.degrees(own - other))
  }
}
