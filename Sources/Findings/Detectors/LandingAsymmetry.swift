import Geometry
import Motion
import Signal

/// L01: one leg takes more of a two-legged landing.
public struct LandingAsymmetry: RuledDetector {
  public static let id = "L01"

  public init() {}

  /// Indices of one landing, + more on the right; shares.
  private struct Landing {
    var impulse: Double
    var peak: Double
    /// Which foot came first and by how much, seconds, + the right first.
    var lead: Double?
  }

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return MedialKnee.twoLegged.flatMap { task in
      Condition.all(of: task, in: analysis).compactMap { condition in
        let repetitions = condition.trials.flatMap { trial in
          trial.repetitions.filter { $0.task == task }.map { (trial, $0) }
        }
        return repetitions.isEmpty ? nil : finding(task, condition.name, repetitions, rule)
      }
    }
  }

  private func finding(
    _ task: MovementTask, _ condition: String, _ repetitions: [(TrialAnalysis, Repetition)],
    _ rule: Rule
  ) -> Finding {
    let landings = repetitions.compactMap { Self.landing($0.1, $0.0) }
    guard let impulse = Statistics.mean(of: landings.map(\.impulse)),
      let peak = Statistics.mean(of: landings.map(\.peak))
    else { return withoutPlates(task, condition, repetitions, rule) }
    // The smaller of the two towards the same side; opposite sides say nothing.
    let side: Side = impulse + peak >= 0 ? .right : .left
    let sign = side.sign
    let isFew = landings.count < Grading.enoughWindows
    let limit = rule[isFew ? "few" : "limit"]
    let values = landings.map { min(sign * $0.impulse, sign * $0.peak) }
    var finding = TaskFinding.blank(rule, limit, side, task, condition)
    finding.details.append(.init("symmetry index of the impulse, + right", impulse, .percent))
    finding.details.append(.init("symmetry index of the peak force, + right", peak, .percent))
    if let lead = Statistics.mean(of: landings.compactMap(\.lead)) {
      finding.details.append(.init("the right foot first by", lead, .millisecond))
    }
    guard let grade = Grade(values, against: limit, at: nil, error: rule.error) else {
      return TaskFinding.notAssessed(finding, rule, because: "plate: no landing could be read")
    }
    // Both indices past the limit in enough repetitions decide; their error enters confidence.
    let share = Double(grade.showing) / Double(grade.windows)
    let state: FindingState
    if grade.value >= limit.value(), isFew ? share == 1 : share >= TaskFinding.repeatability {
      let severity = grade.severity(rule.severity, .ratio)
      state = .present(isFew ? min(severity, .moderate) : severity)
    } else if rule["borderline"].excess(of: grade.value) >= 0 {
      state = .borderline
    } else {
      state = .withinReference
    }
    return TaskFinding.graded(finding, rule, grade, state: state, reference: .none)
  }

  private func withoutPlates(
    _ task: MovementTask, _ condition: String, _ repetitions: [(TrialAnalysis, Repetition)],
    _ rule: Rule
  ) -> Finding {
    var finding = TaskFinding.blank(rule, rule.limit, nil, task, condition)
    let shifts = repetitions.compactMap { Self.shift($0.1, $0.0) }
    if let shift = Statistics.mean(of: shifts) {
      finding.details.append(
        .init("pelvis towards the right foot, share of the ankles' distance", shift, .percent))
    }
    let leads = repetitions.compactMap { Self.lead($0.1) }
    if let lead = Statistics.mean(of: leads) {
      finding.details.append(.init("the right foot first by", lead, .millisecond))
    }
    return TaskFinding.notAssessed(
      finding, rule, because: "plate: each foot on a plate of its own is needed")
  }

  private static func lead(_ repetition: Repetition) -> Double? {
    guard let left = repetition.initialContacts[.left],
      let right = repetition.initialContacts[.right]
    else { return nil }
    return left - right
  }

  /// Where the pelvis stands between the ankles at the deepest point: 0 in the middle, + right.
  private static func shift(_ repetition: Repetition, _ trial: TrialAnalysis) -> Double? {
    guard let poses = trial.poses.value, trial.trial.rate > 0 else { return nil }
    let frame = Int((repetition.deepest * trial.trial.rate).rounded())
    guard (0..<poses.frameCount).contains(frame) else { return nil }
    let left = poses.centre(of: .ankle, .left)[frame]
    let right = poses.centre(of: .ankle, .right)[frame]
    let across = right - left
    let length = across.dot(across)
    guard length.isFinite, length > 0.01 else { return nil }
    let share = (poses.poses(of: .pelvis)[frame].origin - (left + right) * 0.5).dot(across) / length
    return share.isFinite ? share : nil
  }

  private static func landing(_ repetition: Repetition, _ trial: TrialAnalysis) -> Landing? {
    let window = repetition.window
    let rate = trial.trial.rate
    guard rate > 0, window.upperBound > window.lowerBound else { return nil }
    var impulses: [Side: Double] = [:]
    var peaks: [Side: Double] = [:]
    for side in Side.allCases {
      let plates = Set(
        trial.plateContacts.filter { contact in
          contact.side == side && (contact.start ?? 0) < window.upperBound
            && (contact.end ?? .infinity) > window.lowerBound
        }.map(\.plate))
      let reactions = trial.plateReactions.filter { plates.contains($0.plate) }
      guard !reactions.isEmpty else { return nil }
      let first = max(0, Int((window.lowerBound * rate).rounded()))
      let last = min(
        (reactions.map(\.force.count).min() ?? 0) - 1, Int((window.upperBound * rate).rounded()))
      guard first < last else { return nil }
      let forces = (first...last).map { frame in
        reactions.reduce(0) { $0 + ($1.force[frame].z.isFinite ? $1.force[frame].z : 0) }
      }
      impulses[side] = forces.reduce(0, +) / rate
      peaks[side] = forces.max()
    }
    func index(_ values: [Side: Double]) -> Double? {
      guard let left = values[.left], let right = values[.right], left > 0, right > 0 else {
        return nil
      }
      return (right - left) / (0.5 * (right + left))
    }
    guard let impulse = index(impulses), let peak = index(peaks) else { return nil }
    return Landing(impulse: impulse, peak: peak, lead: lead(repetition))
  }
}
