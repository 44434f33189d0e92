import Motion
import Signal

/// P24: hip and pelvis give way together under load.
public struct ProximalExcess: RuledDetector {
  public static let id = "P24"

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return Condition.all(of: .singleLegSquat, in: analysis).flatMap { condition in
      Side.allCases.compactMap { side in
        let repetitions = condition.trials.flatMap { trial in
          trial.repetitions.filter { $0.task == .singleLegSquat && $0.side == side }
            .map { (trial: trial, repetition: $0) }
        }
        return repetitions.isEmpty
          ? nil : finding(on: side, condition.name, repetitions, analysis, rule)
      }
    }
  }

  private func finding(
    on side: Side, _ condition: String,
    _ repetitions: [(trial: TrialAnalysis, repetition: Repetition)], _ analysis: SessionAnalysis,
    _ rule: Rule
  ) -> Finding {
    let finding = TaskFinding.blank(rule, rule.limit, side, .singleLegSquat, condition)
    let signs = repetitions.compactMap { one -> ProximalSigns? in
      guard let knee = KneeExcursion.measure(one.repetition, side: side, in: one.trial).value
      else { return nil }
      return ProximalSigns(knee, side: side, in: one.trial, standingObliquity: nil)
    }
    let members: [(name: String, error: MeasurementError, values: [Double?])] = [
      ("hip adduction", .hipAdduction, signs.map(\.hipAdduction)),
      ("hip rotation", .transverseAngle, signs.map(\.hipRotation)),
      ("pelvic drop", .pelvicObliquity, signs.map(\.pelvicDrop)),
      ("trunk lean", .trunkLean, signs.map(\.trunkLean)),
    ]
    let grades = members.compactMap { member -> Grade? in
      Grade(
        member.values.compactMap(\.self), against: rule[member.name], at: nil, error: member.error)
    }.sorted { $0.ratio > $1.ratio }
    guard grades.count >= 2, var decisive = Optional(grades[1]) else {
      return TaskFinding.notAssessed(
        finding, rule, because: "pelvis: hip and pelvis were not seen well enough")
    }
    decisive.showing = signs.indices.count { index in
      members.count { member in
        member.values[index].map { rule[member.name].excess(of: $0) > 0 } ?? false
      } >= 2
    }
    let marked = grades.count { grade in
      rule.limits.first { $0.name == grade.limit.name + " marked" }
        .map { $0.excess(of: grade.value) > 0 } ?? false
    }
    let severity: Severity = marked >= 2 ? .moderate : .mild
    var graded = TaskFinding.graded(
      finding, rule, decisive, state: decisive.state(severity), reference: .other)
    graded.members = grades.filter { $0.excess >= 0 }.map(\.limit.name)
    for grade in grades {
      graded.details.append(.init(grade.limit.name, grade.value, grade.limit.unit))
    }
    if !graded.members.isEmpty {
      graded.notes.append("signs: " + graded.members.joined(separator: ", "))
    }
    return graded
  }
}
