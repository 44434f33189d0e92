import Motion
import Signal

/// P24: hip and pelvis give way together under load.
public struct ProximalExcess: RuledDetector {
  public static let id = "P24"

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return LoadedStretch.tasks.flatMap { task in
      Condition.all(of: task, in: analysis).flatMap { condition in
        Side.allCases.compactMap { side in
          let stretches = condition.trials.flatMap { LoadedStretch.all(of: side, task, in: $0) }
          return stretches.isEmpty ? nil : finding(on: side, task, condition.name, stretches, rule)
        }
      }
    }
  }

  private func finding(
    on side: Side, _ task: MovementTask, _ condition: String, _ stretches: [LoadedStretch],
    _ rule: Rule
  ) -> Finding {
    let finding = TaskFinding.blank(rule, rule.limit, side, task, condition)
    let signs = stretches.compactMap { ProximalSigns(of: side, during: $0.time, in: $0.trial) }
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
    if task != .singleLegSquat {
      graded.gates.append("limits of single-leg squats: none are published for \(task.words)")
    }
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
