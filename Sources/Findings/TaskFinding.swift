import Motion

/// Findings of rules about repetitions: the same frame of states, confidence and words as walking's.
enum TaskFinding {
  static let repeatability = 0.6

  static func blank(
    _ rule: Rule, _ limit: Limit, _ side: Side?, _ task: MovementTask, _ condition: String
  ) -> Finding {
    var finding = Finding(
      rule: rule.id, name: rule.name, state: .withinReference, side: side, task: task,
      condition: condition, sentence: "", unit: limit.unit, signInWords: rule.sign,
      evidence: limit.evidence, citations: rule.sources)
    finding.isLimitUnverified = limit.isUnverified
    return finding
  }

  static func lead(_ finding: Finding, _ rule: Rule) -> String {
    let lead = rule.wording.lead
    let who = finding.side.map { "\($0.rawValue) \(lead)" } ?? lead
    return "\(who.sentenceStart), \(finding.task.words)"
  }

  static func notAssessed(_ finding: Finding, _ rule: Rule, because reason: String) -> Finding {
    var finding = finding
    finding.state = .notAssessed(because: reason)
    finding.sentence = "\(lead(finding, rule)): not assessed (\(reason))."
    return finding
  }

  /// - Parameter state: Before repeatability and few repetitions are looked at.
  static func graded(
    _ finding: Finding, _ rule: Rule, _ grade: Grade, state: FindingState,
    reference: MeasurementConfidence.Reference, crossTalk: Double = 1, seen: Double = 1
  ) -> Finding {
    var finding = finding
    finding.unit = grade.limit.unit
    finding.isLimitUnverified = grade.limit.isUnverified
    finding.evidence = grade.limit.evidence
    finding.measured = grade.measured
    finding.showing = grade.showing
    finding.windows = grade.windows
    finding.state = state
    if grade.windows < Grading.enoughWindows {
      finding.notes.append(Wording.fewNote(grade.windows, "repetition"))
    }
    let share = Double(grade.showing) / Double(max(1, grade.windows))
    if finding.state.isPresent, share < repeatability {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    }
    var confidence = MeasurementConfidence()
    confidence.gate(seen: seen)
    confidence.gate(reference: reference)
    confidence.gate(crossTalk: crossTalk)
    finding.confidence = confidence.value(
      of: finding.state, excess: grade.excess, uncertainty: grade.uncertainty,
      windows: grade.windows)
    finding.sentence = Wording.sentence(
      lead(finding, rule), finding, quantity: rule.wording.quantity,
      present: rule.wording.present, noun: "repetition")
    return finding
  }
}

extension KneeAxisCheck {
  /// What the light is worth for values that depend on the knee axis.
  var factor: Double {
    switch light {
    case .green: 1
    case .amber: 0.75
    case .red: 0.3
    }
  }
}
