import Geometry
import Motion
import Signal

/// MK05: the knee in the frontal plane while a step takes weight; graded only by a laboratory's own
/// limit.
public struct KneeInStride: RuledDetector {
  public static let id = "MK05"
  /// Weight acceptance in walking, share of the cycle.
  static let acceptance = 0.30

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    let tasks: [MovementTask] = [.walking, .running]
    return tasks.flatMap { task in
      Condition.all(of: task, in: analysis).flatMap { condition in
        Side.allCases.map { finding(on: $0, task, condition, rule) }
      }
    }
  }

  private func finding(
    on side: Side, _ task: MovementTask, _ condition: Condition, _ rule: Rule
  ) -> Finding {
    let limit = rule[task.rawValue]
    var finding = TaskFinding.blank(rule, limit, side, task, condition.name)
    var reason = "no gait events: no complete cycle"
    var knees: [KneeExcursion] = []
    for trial in condition.trials {
      for curves in trial.cycles where curves.cycle.side == side {
        guard curves.cycle.isAssessed else {
          reason = curves.cycle.gates.first.map { String($0.prefix { $0 != ":" }) } ?? reason
          continue
        }
        switch Self.excursion(curves, task, trial) {
        case .present(let knee): knees.append(knee)
        case .absent(let why): reason = why
        }
      }
    }
    guard let peak = Statistics.median(of: knees.map(\.peak)) else {
      return TaskFinding.notAssessed(finding, rule, because: reason)
    }
    finding.details.append(.init("projection angle at its peak", peak, .degree))
    for (words, value) in [
      ("at contact", Statistics.median(of: knees.map(\.baseline))),
      ("excursion", Statistics.median(of: knees.map(\.excursion))),
      ("knee flexion at the peak", Statistics.median(of: knees.map(\.flexionAtPeak))),
      (
        "peak with the plane turned 5°, lowest",
        Statistics.median(of: knees.map(\.peakRange.lowerBound))
      ),
      (
        "peak with the plane turned 5°, highest",
        Statistics.median(of: knees.map(\.peakRange.upperBound))
      ),
    ] {
      if let value { finding.details.append(.init(words, value, .degree)) }
    }
    let plane = Statistics.median(of: knees.map(\.planeUncertainty)) ?? 0
    guard
      let grade = Grade(
        knees.map(\.peak), against: limit, at: nil, error: rule.error,
        model: (plane * plane + MedialKnee.jointCentres * MedialKnee.jointCentres).squareRoot())
    else {
      var none = TaskFinding.notAssessed(
        finding, rule,
        because: "reference: no published limit for \(task.words), a limit of the laboratory's own "
          + "is needed")
      none.sentence =
        "\(side.rawValue.sentenceStart) knee, \(task.words): projection angle "
        + "\(Wording.degrees(peak)) at its peak while taking weight, printed and not graded."
      return none
    }
    return TaskFinding.graded(
      finding, rule, grade, state: grade.state(grade.severity(rule.severity, .angle)),
      reference: .own)
  }

  /// Contact to the end of taking weight, in a plane that faces along the line of progression.
  private static func excursion(
    _ curves: CycleCurves, _ task: MovementTask, _ trial: TrialAnalysis
  ) -> Availability<KneeExcursion> {
    let cycle = curves.cycle
    let end =
      task == .walking
      ? cycle.start + acceptance * cycle.duration
      : LoadedStretch.toDeepest(curves)?.upperBound ?? cycle.start + acceptance * cycle.duration
    let axis = trial.poses.value?.progression.vector ?? .unitX
    let way = Matrix3.rotationZ(trial.pathAngle ?? 0) * axis
    let flexion = curves.maximum(.kneeFlexion, 0...Int(acceptance * 100)) ?? .nan
    return KneeExcursion.measure(
      Repetition(
        task: task, trial: trial.trial.name, side: cycle.side, start: cycle.start, deepest: end,
        end: end, peakKneeFlexion: flexion),
      side: cycle.side, in: trial, facing: way)
  }
}
