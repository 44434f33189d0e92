import Motion

/// P03: the pelvis is lifted on the swinging side.
public struct HipHiking: WalkingDetector {
  public static let id = "P03"
  static let window = 60...85
  /// Least length of the run above the limit curve, per cent of the cycle.
  static let leastRun = 10
  private static let knots = [60, 65, 70, 75, 80, 85]

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let limits = Self.knots.map { rule["at \($0) %"].value(at: walk.v) }
    func limit(_ percent: Int) -> Double {
      let index = min((percent - 60) / 5, Self.knots.count - 2)
      let share = Double(percent - Self.knots[index]) / 5
      return limits[index] + share * (limits[index + 1] - limits[index])
    }
    // The level by which the curve stays above its limit for the length of the run: the best
    // stretch's worst sample.
    let over = walk.cycles(of: side) { curves, _ in
      guard let curve = curves.waveformAlongPath(of: .pelvicObliquity) else { return nil }
      return (60...(85 - Self.leastRun)).compactMap { start -> Double? in
        let stretch = (start...(start + Self.leastRun)).map { curve[$0] - limit($0) }
        return stretch.allSatisfy(\.isFinite) ? stretch.min() : nil
      }.max()
    }
    let peaks = walk.cycles(of: side) { curves, _ in
      curves.maximum(.pelvicObliquity, Self.window)
    }
    guard over.count > 0,
      let peak = Grade(peaks.values, against: rule["limit"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: over.reason) }
    // Shown as an angle: the limit at 70 % and the excess over the curve.
    var curveLimit = rule["at 70 %"]
    curveLimit.values = [curveLimit.value(at: walk.v)]
    let base = curveLimit.value()
    guard
      let run = Grade(
        over.map { $0 + base }.values, against: curveLimit, at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: over.reason) }
    let decisive = [run, peak].decisiveOfAll
    let severity = Grading.severity(
      of: run.excess, moderate: .degrees(6), marked: .degrees(9))
    var finding = walk.finding(
      rule, side, decisive, of: [run, peak], .init(over), severity: severity)
    finding.details.append(.init("largest obliquity, 60-85 % of the cycle", peak.value, .degree))
    finding.details.append(.init("above the limit curve for 10 %, by", run.excess, .degree))
    return finding
  }
}
