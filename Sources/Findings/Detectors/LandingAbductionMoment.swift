import Motion
import Signal

/// MK04: the knee is loaded towards abduction on landing.
public struct LandingAbductionMoment: RuledDetector {
  public static let id = "MK04"
  /// Elite adults, drop jump, N·m/kg.
  static let adults = (mean: 0.25, deviation: 0.16)

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return Condition.all(of: .dropVerticalJump, in: analysis).flatMap { condition in
      Side.allCases.compactMap { side in
        let repetitions = condition.trials.flatMap { trial in
          trial.repetitions.filter { $0.task == .dropVerticalJump }
            .map { (trial: trial, peak: Self.peak($0, side, trial)) }
        }
        return repetitions.isEmpty
          ? nil : finding(on: side, condition.name, repetitions, analysis, rule)
      }
    }
  }

  private func finding(
    on side: Side, _ condition: String, _ repetitions: [(trial: TrialAnalysis, peak: Double?)],
    _ analysis: SessionAnalysis, _ rule: Rule
  ) -> Finding {
    var finding = TaskFinding.blank(rule, rule.limit, side, .dropVerticalJump, condition)
    let peaks = repetitions.compactMap(\.peak)
    guard let perMass = Statistics.mean(of: peaks) else {
      let reason =
        repetitions.lazy.compactMap(\.trial.kinetics.reason).first
        ?? "no clean contact of one foot on one plate"
      return TaskFinding.notAssessed(finding, rule, because: "plate: \(reason)")
    }
    guard let mass = analysis.subject.measures[.mass], mass > 0 else {
      return TaskFinding.notAssessed(finding, rule, because: "mass")
    }
    finding.details.append(.init("per kilogram", perMass, .newtonMetrePerKilogram))
    finding.details.append(.init("largest moment", perMass * mass, .newtonMetre))
    finding.details.append(
      .init(
        "percentile among elite adults",
        Statistics.normalCDF((perMass - Self.adults.mean) / Self.adults.deviation), .percent))
    let fits =
      Sex(of: analysis.subject) == .female && mass >= rule["lightest"].value()
      && mass <= rule["heaviest"].value()
    guard fits else {
      return TaskFinding.notAssessed(
        finding, rule,
        because: "population: the limit is one of female athletes of 45 to 75 kg; percentile only")
    }
    // The published figure marks about one healthy athlete in five, so the sign asks for more: two
    // standard deviations of adult athletes, where that is farther out.
    var limit = rule.limit
    limit.values = [max(limit.value(), rule["adult athletes"].value() * mass)]
    guard
      let grade = Grade(
        peaks.map { $0 * mass }, against: limit, at: nil, error: rule.error,
        session: rule.error.standardError * mass,
        spread: Statistics.standardDeviation(of: peaks).map { $0 * mass })
    else { return TaskFinding.notAssessed(finding, rule, because: "no limit") }
    if rule["surrogate"].excess(of: grade.value) > 0 {
      finding.notes.append(
        "above \(Wording.amount(rule["surrogate"].value(), .newtonMetre)), "
          + "the figure of another study")
    }
    var state = grade.state(.mild)
    if state == .withinReference, rule.limit.excess(of: grade.value) >= 0 {
      state = .borderline
      finding.notes.append(
        "above the published \(Wording.amount(rule.limit.value(), .newtonMetre)), which about one "
          + "healthy athlete in five passes")
    }
    return TaskFinding.graded(finding, rule, grade, state: state, reference: .other)
  }

  /// Largest external abduction moment from contact to the deepest point, N·m/kg.
  private static func peak(
    _ repetition: Repetition, _ side: Side, _ trial: TrialAnalysis
  ) -> Double? {
    guard let leg = trial.kinetics.value?.legs[side] else { return nil }
    let moment = leg.externalKneeAdduction
    let window = RepetitionWindow(repetition, trial: trial.trial, frameCount: moment.count)
    return window.descent.map { -moment[$0] }.filter(\.isFinite).max()
  }
}
