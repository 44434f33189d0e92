import Motion
import Signal

/// MK03: the knee is abducted in space under load.
public struct KneeAbduction: RuledDetector {
  public static let id = "MK03"

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    let tasks: [MovementTask] = [.singleLegSquat, .dropVerticalJump]
    return tasks.flatMap { task in
      Condition.all(of: task, in: analysis).flatMap { condition in
        Side.allCases.compactMap { side in
          let repetitions = condition.trials.flatMap { trial in
            trial.repetitions.filter { $0.task == task && ($0.side == nil || $0.side == side) }
              .map { (trial: trial, repetition: $0) }
          }
          return repetitions.isEmpty
            ? nil : finding(on: side, task, condition.name, repetitions, analysis, rule)
        }
      }
    }
  }

  private func finding(
    on side: Side, _ task: MovementTask, _ condition: String,
    _ repetitions: [(trial: TrialAnalysis, repetition: Repetition)], _ analysis: SessionAnalysis,
    _ rule: Rule
  ) -> Finding {
    let isJump = task == .dropVerticalJump
    let limit = rule[isJump ? "jump at contact" : "squat"]
    var finding = TaskFinding.blank(rule, limit, side, task, condition)
    let readings = repetitions.compactMap { Self.reading($0.repetition, side, $0.trial) }
    guard let value = Statistics.mean(of: readings.map(\.abduction)),
      let flexion = Statistics.mean(of: readings.map(\.flexion))
    else {
      return TaskFinding.notAssessed(
        finding, rule, because: "markers: the knee's angles were not seen")
    }
    finding.details.append(.init("knee abduction", value, .degree))
    finding.details.append(.init("at a knee flexion of", flexion, .degree))
    guard let check = analysis.kneeAxis(side).value else {
      return TaskFinding.notAssessed(
        finding, rule,
        because: "knee-axis: \(analysis.kneeAxis(side).reason ?? "not checked")")
    }
    guard check.isReliable else {
      return TaskFinding.notAssessed(finding, rule, because: KneeAxisCheck.gate)
    }
    if isJump, Sex(of: analysis.subject) != .female {
      return TaskFinding.notAssessed(
        finding, rule, because: "population: the limit is one of female athletes")
    }
    let error = check.adductionError(atFlexion: flexion)
    finding.details.append(.init("error from the knee axis", error, .degree))
    guard
      let grade = Grade(
        readings.map(\.abduction), against: limit, at: nil, error: rule.error, model: error)
    else { return TaskFinding.notAssessed(finding, rule, because: "no limit") }
    let marked = isJump ? rule["jump marked"].value() : .infinity
    var state = grade.state(
      grade.value > marked ? .marked : grade.severity(.reference, .angle))
    if !isJump, state == .withinReference,
      rule["squat member"].excess(of: grade.value) >= -grade.uncertainty
    {
      state = .borderline
    }
    finding.gates.append("knee axis: \(check.light.rawValue)")
    return TaskFinding.graded(
      finding, rule, grade, state: state, reference: .other, crossTalk: check.factor)
  }

  /// Abduction and flexion: in a jump at contact, in a squat where abduction is largest on the way
  /// down to 90° of flexion.
  private static func reading(
    _ repetition: Repetition, _ side: Side, _ trial: TrialAnalysis
  ) -> (abduction: Double, flexion: Double)? {
    guard let knee = trial.angles.value?[.knee, side] else { return nil }
    let window = RepetitionWindow(repetition, trial: trial.trial, frameCount: knee.y.count)
    let frames: [Int]
    if repetition.task == .dropVerticalJump {
      let contact = repetition.initialContacts[side] ?? repetition.start
      let frame = Int((contact * trial.trial.rate).rounded())
      frames = knee.y.indices.contains(frame) ? [frame] : []
    } else {
      // A way down that was not seen as a whole may hide its peak.
      let seen = window.descent.count { knee.x[$0].isFinite && knee.y[$0].isFinite }
      guard Double(seen) >= KneeExcursion.leastSeen * Double(window.descent.count) else {
        return nil
      }
      frames = window.descent.filter { knee.x[$0] <= .degrees(90) }
    }
    return frames.filter { knee.y[$0].isFinite && knee.x[$0].isFinite }
      .map { (abduction: -knee.y[$0], flexion: knee.x[$0]) }
      .max { $0.abduction < $1.abduction }
  }
}
