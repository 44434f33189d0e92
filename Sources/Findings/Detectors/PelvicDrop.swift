import Motion

/// P01: the opposite side of the pelvis stays lower through mid-stance.
public struct PelvicDrop: WalkingDetector {
  public static let id = "P01"
  /// Added uncertainty where no standing trial can be used, radians.
  static let withoutStanding = Double.degrees(2)
  /// No standing pelvis is steeper, radians: beyond it markers are wrong, not the pelvis.
  static let steepest = Double.degrees(45)

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let raw = walk.stance(
      of: side, .pelvicObliquity, over: 30...45, orSupport: 0.50...0.87, plausible: Self.steepest)
    guard let mean = Statistic(of: raw.values)?.mean else {
      return walk.notAssessed(rule, side, because: raw.reason)
    }
    let standing = walk.standing(.pelvis, 1, side)
    // A constant taken off only where it makes the value smaller: the smaller of both readings.
    let correction = max(0, standing.value ?? 0)
    let values = raw.map { $0 - correction }
    let grade = Grade(
      values.values, against: rule["limit"], at: walk.v, error: rule.error,
      model: standing.value == nil ? Self.withoutStanding : 0)
    var finding = walk.finding(rule, side, grade, .init(values, noun: "window"))
    finding.details.append(.init("obliquity as measured", mean, .degree))
    if let standing = standing.value {
      finding.details.append(.init("obliquity minus standing", mean - standing, .degree))
      finding.details.append(.init("standing obliquity", standing, .degree))
    } else if let reason = standing.reason {
      finding.gates.append(
        "standing not used (\(reason)): the angle as measured, with 2° of added uncertainty")
    }
    addRemarks(&finding, raw, correction, side, walk, rule)
    return finding
  }

  private func addRemarks(
    _ finding: inout Finding, _ raw: WalkingWindows, _ correction: Double, _ side: Side,
    _ walk: WalkingCondition, _ rule: Rule
  ) {
    if raw.fromCycles < raw.count {
      finding.notes.append(
        "\(raw.count - raw.fromCycles) of \(raw.count) windows read in single support, "
          + "without a complete cycle")
    }
    let peaks = walk.cycles(of: side) { curves, _ in curves.maximum(.pelvicObliquity, 5...50) }
    guard let peak = Statistic(of: peaks.values)?.mean else { return }
    finding.details.append(.init("largest obliquity, 5-50 % of the cycle", peak, .degree))
    let limit = rule["early drop"]
    if finding.state == .withinReference, limit.excess(of: peak - correction, at: walk.v) > 0 {
      finding.notes.append(
        "larger early drop: \(Wording.degrees(peak)) after contact "
          + "(reference up to \(Wording.degrees(limit.value(at: walk.v)))), not sustained through "
          + "mid-stance")
    }
  }
}
