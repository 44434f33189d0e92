import Motion

/// P05: the standing leg rises early, to help the other one clear the ground.
public struct Vaulting: WalkingDetector {
  public static let id = "P05"
  /// Heel height from which both signs together are marked, metres.
  static let marked = 0.040

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let heels = walk.cycles(of: side) { curves, trial in
      FootHeights(side, in: trial)?.heelRise(in: curves.cycle)
    }
    guard
      let heel = Grade(heels.values, against: rule["heel"], at: walk.v, error: .heelHeight)
    else { return walk.notAssessed(rule, side, because: heels.reason) }
    let drops = walk.cycles(of: side) { curves, _ in Self.plantarflexion(curves) }
    let drop = Grade(
      drops.values, against: rule["plantarflexion"], at: walk.v, error: .sagittalAngle)
    let powers = walk.cycles(of: side) { curves, _ in curves.maximum(.power(.ankle), 10...30) }
    let power = Statistic(of: powers.values)?.mean
    let pushes = power.map { rule["ankle power"].excess(of: $0) > 0 }

    let both = heel.ratio >= 1 && (drop?.ratio ?? -1) >= 1
    let severity: Severity = !both ? .mild : heel.value > Self.marked ? .marked : .moderate
    // Without plates plantarflexion alone is at most borderline; without a push it is none.
    let second = pushes == false ? nil : drop
    let decisive = [heel, second].compactMap(\.self).decisiveOfAny ?? heel
    var state = decisive.state(severity)
    if decisive.limit.name != heel.limit.name, pushes != true { state = state.atMostBorderline }
    let helped = state.isPresent ? Self.clearanceDeficit(of: side.opposite, in: walk) : nil
    if state.isPresent, helped == nil { state = .borderline }
    var finding = walk.finding(
      rule, side, decisive, of: [heel, drop].compactMap(\.self), .init(heels, readsEvents: true),
      severity: severity, state: state)
    finding.details.append(.init("heel height at the middle of support", heel.value, .millimetre))
    if let drop {
      finding.details.append(.init("plantarflexion before 40 % of the cycle", drop.value, .degree))
    }
    if let power { finding.details.append(.init("ankle power, 10-30 %", power, .wattPerKilogram)) }
    if let helped {
      finding.notes.append("with \(helped) of the \(side.opposite.rawValue) leg")
    } else if finding.state == .borderline, decisive.ratio >= 1 {
      finding.notes.append("the other leg clears the ground well: at most borderline")
    }
    return finding
  }

  /// Largest fall of the ankle from its highest dorsiflexion so far, 10-40 % of the cycle, radians.
  private static func plantarflexion(_ curves: CycleCurves) -> Double? {
    let samples = curves.samples(.dorsiflexion, 10...40)
    guard var highest = samples.first else { return nil }
    var largest = 0.0
    for sample in samples {
      highest = max(highest, sample)
      largest = max(largest, highest - sample)
    }
    return largest
  }

  /// The sign of a leg that clears the ground poorly, in words, or `nil`.
  static func clearanceDeficit(of side: Side, in walk: WalkingCondition) -> String? {
    let deficits: [any WalkingDetector] = [StiffKnee(), Equinus(), SwingDorsiflexion()]
    return deficits.lazy.map { $0.finding(on: side, in: walk) }.first { $0.state.isPresent }?.name
  }
}
