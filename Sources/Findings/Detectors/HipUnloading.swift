import Motion

/// P21: several signs of unloading a hip.
public struct HipUnloading: WalkingDetector {
  public static let id = "P21"
  static let needs = 3

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    var cluster = Cluster()
    let extension13 = HipExtension().finding(on: side, in: walk)
    cluster.add("little hip extension", extension13)
    let ranges = walk.cycles(of: side) { curves, _ in curves.range(.hipFlexion) }
    cluster.add(
      "small hip range",
      Grade(ranges.values, against: rule["hip range"], at: walk.v, error: .sagittalAngle))
    let moments = walk.cycles(of: side) { curves, _ in
      curves.footOffPercent.flatMap { curves.maximum(.moment(.hip, 1), 0...($0 / 2)) }
    }
    let moment = Grade(
      moments.values, against: rule["abductor moment"], at: walk.v, error: .hipAbductorMoment)
    cluster.add("low hip abductor moment", moment)
    cluster.add("trunk lean", TrunkLean().finding(on: side, in: walk))
    cluster.add("less time on this leg", UnloadingAsymmetry().finding(on: side, in: walk))
    let base = WideBase().finding(in: walk)
    cluster.add("wide base", isTrue: base.state.isAssessed ? base.state.isPresent : nil)
    cluster.add(
      "slow walking", isTrue: walk.v.map { rule["slow speed"].excess(of: $0) > 0 })
    guard ranges.count > 0 else {
      return walk.notAssessed(rule, side, because: ranges.reason)
    }
    let count = cluster.counting.count
    let state: FindingState
    if count >= Self.needs {
      state =
        cluster.presentCount >= 2
        ? .present(Grading.severity(of: Double(count), moderate: 4, marked: 5)) : .borderline
    } else {
      state = .withinReference
    }
    var finding = walk.finding(
      rule, side, cluster, needs: Self.needs, state: state, windows: ranges.count,
      because: ranges.reason)
    if let moment {
      finding.details.append(
        .init("hip abductor moment, first half", moment.value, .newtonMetrePerKilogram))
    }
    if let range = Statistic(of: ranges.values)?.mean {
      finding.details.append(.init("hip range", range, .degree))
    }
    return finding
  }
}
