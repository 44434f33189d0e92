import Motion

/// P22: the inner side of the knee is loaded more than expected.
public struct MedialKneeLoading: WalkingDetector {
  public static let id = "P22"
  static let needs = 2

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let peaks = Self.firstPeaks(of: side, in: walk)
    guard
      let moment = Grade(
        peaks.values, against: rule["moment"], at: walk.v, error: .kneeAdductionMoment,
        model: 0, session: Self.momentError(walk))
    else { return walk.notAssessed(rule, side, because: walk.plateReason(peaks)) }
    var cluster = Cluster()
    cluster.add("external knee adduction moment", moment)
    var notes: [String] = []
    let thrust = self.thrust(side, walk, rule, &notes)
    cluster.add("thrust outwards", thrust.counted, compared: thrust.measured)
    let bends = walk.cycles(of: side) { curves, _ in curves.flexionExcursion }
    cluster.add(
      "little bending",
      Grade(bends.values, against: rule["bending"], at: walk.v, error: .sagittalAngle))
    let impulses = walk.cycles(of: side) { curves, _ in Self.impulse(curves) }
    cluster.add(
      "impulse of that moment (own reference)",
      Grade(
        impulses.values, against: rule["impulse"], at: walk.v, error: .kneeAdductionMoment,
        session: Self.momentError(walk) * 0.5))
    let contraction = CoContraction.atKnee(side, walk)
    cluster.add(
      "co-contraction (own reference)",
      contraction.flatMap { Grade($0, against: rule["co-contraction"]) })
    let decisive = cluster.decisive(of: Self.needs)
    let ratio = decisive?.ratio ?? -2
    let severity = moment.severity(.reference, .moment)
    let state: FindingState =
      ratio >= 1 ? .present(severity) : ratio >= -1 ? .borderline : .withinReference
    var finding = walk.finding(
      rule, side, cluster, needs: Self.needs, state: state, windows: peaks.count,
      because: peaks.reason)
    finding.notes += notes
    finding.details.append(
      .init("external knee adduction moment, first peak", moment.value, .newtonMetrePerKilogram))
    if let z = moment.z {
      finding.details.append(.init("of children's mean, in standard deviations", z, .ratio))
    }
    return finding
  }

  /// First peaks of the external knee adduction moment over the first half of stance, N·m/kg.
  static func firstPeaks(of side: Side, in walk: WalkingCondition) -> WalkingWindows {
    walk.cycles(of: side) { curves, _ in
      curves.footOffPercent.flatMap { curves.maximum(.moment(.knee, 1), 0...($0 / 2)) }
    }
  }

  /// The part of the moment that adducts over stance, N·m·s/kg.
  private static func impulse(_ curves: CycleCurves) -> Double? {
    guard let off = curves.footOffPercent else { return nil }
    let moment = curves.samples(.moment(.knee, 1), 0...off)
    guard moment.count == off + 1 else { return nil }
    return moment.reduce(0) { $0 + max(0, $1) } * curves.cycle.duration / 100
  }

  /// 0.36 %BW·Ht between sessions (Birmingham et al. 2007), N·m/kg.
  static func momentError(_ walk: WalkingCondition) -> Double {
    walk.analysis.subject.measures[.height].map { 0.0036 * 9.81 * $0 }
      ?? MeasurementError.kneeAdductionMoment.standardError
  }

  /// The thrust as a member; below what skin markers can show it is none.
  private func thrust(
    _ side: Side, _ walk: WalkingCondition, _ rule: Rule, _ notes: inout [String]
  ) -> (counted: Grade?, measured: Grade?) {
    let thrusts = walk.cycles(of: side) { curves, _ in
      guard let most = curves.maximum(.kneeAdduction, 0...30),
        let contact = curves.value(.kneeAdduction, at: 0)
      else { return nil }
      return most - contact
    }
    guard let mean = Statistic(of: thrusts.values)?.mean else { return (nil, nil) }
    guard let check = walk.analysis.kneeAxis(side).value, check.light == .green else {
      notes.append("thrust not assessed (knee-axis)")
      return (nil, nil)
    }
    let grade = Grade(
      thrusts.values, against: rule["thrust"], at: walk.v, error: .kneeAdduction,
      model: check.adductionError(atFlexion: .degrees(20)))
    guard rule["thrust"].excess(of: mean) >= 0 else {
      notes.append("thrust not assessed (below detection): \(Wording.degrees(mean))")
      return (nil, grade)
    }
    return (grade, grade)
  }
}
