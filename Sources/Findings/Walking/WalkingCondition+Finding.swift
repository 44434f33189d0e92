import Motion

/// Findings of walking rules: the one frame of states, gates, confidence and words.
extension WalkingCondition {
  /// Share of the windows that must be past the limit for a sign to be present.
  static let repeatability = 0.6

  /// A finding that could not be made.
  func notAssessed(_ rule: Rule, _ side: Side?, because reason: String) -> Finding {
    var finding = blank(rule, side, rule.limit)
    finding.state = .notAssessed(because: reason)
    if isWorded { finding.sentence = "\(lead(rule, side)): not assessed (\(reason))." }
    return finding
  }

  /// What must be known of the windows behind a grade.
  struct Basis {
    var seen = 1.0
    /// Given where the value is read at an event or is a time.
    var events: Cycle.Confidence?
    var noun = "cycle"
    /// The joint whose cross-talk touches the value, by side.
    var crossTalk = 1.0

    init(
      _ windows: WalkingWindows? = nil, readsEvents: Bool = false, noun: String = "cycle"
    ) {
      seen = windows?.seen ?? 1
      events = readsEvents ? windows?.confidence : nil
      self.noun = noun
    }
  }

  /// The finding of a graded value.
  ///
  /// - Parameters:
  ///   - grade: The value that decides; `nil` where the limit is not given at this speed.
  ///   - grades: All that it was chosen from.
  ///   - severity: In place of the rule's scheme.
  ///   - state: In place of the one that the grade gives; its gates still apply.
  func finding(
    _ rule: Rule, _ side: Side?, _ grade: Grade?, of grades: [Grade] = [], _ basis: Basis,
    severity: Severity? = nil, state: FindingState? = nil, phrase: String? = nil
  ) -> Finding {
    if let speeds = rule.speeds, let v, !speeds.contains(v) {
      return notAssessed(
        rule, side,
        because: "speed: v* \(Wording.number(v, 2)), assessed from "
          + "\(Wording.number(speeds.lowerBound, 2)) to \(Wording.number(speeds.upperBound, 2))")
    }
    guard let grade else {
      return notAssessed(rule, side, because: "reference: no limit at this walking speed")
    }
    var finding = blank(rule, side, grade.limit)
    finding.measured = grade.measured
    finding.compared = grades.map(\.measured)
    finding.showing = grade.showing
    finding.windows = grade.windows
    finding.state =
      state ?? grade.state(severity ?? grade.severity(rule.severity, rule.error.kind))
    if isWorded, let reference = grade.limit.reference(at: v) {
      finding.reference =
        switch grade.limit.basis {
        case .children: childrenWords(reference, grade.limit.unit)
        case .own: ownWords(reference, grade.limit)
        case .absolute: nil
        }
    }
    applyGates(&finding, rule, grade.limit, basis)
    finding.confidence = confidence(of: finding, grade.limit, basis)
    if isWorded { finding.sentence = sentence(of: finding, rule, basis, phrase) }
    return finding
  }

  private func blank(_ rule: Rule, _ side: Side?, _ limit: Limit) -> Finding {
    var finding = Finding(
      rule: rule.id, name: rule.name, state: .withinReference, side: side, task: .walking,
      condition: name, sentence: "", unit: limit.unit, signInWords: rule.sign,
      evidence: isWorded ? limit.evidence : "", citations: rule.sources)
    finding.isLimitUnverified = limit.isUnverified
    return finding
  }

  private func childrenWords(_ reference: (mean: Double, deviation: Double), _ unit: Unit)
    -> String
  {
    "children, typically developing, n = \(SpeedBands.groupSizes[SpeedBands.free]) at free speed, "
      + "\(speed.words): \(Wording.amount(reference.mean, unit)) ± "
      + Wording.amount(reference.deviation, unit)
  }

  private func ownWords(
    _ reference: (mean: Double, deviation: Double), _ limit: Limit
  ) -> String {
    let people = limit.people.map { ", n = \($0) in the smallest speed band" } ?? ""
    return "people of this laboratory\(people), \(speed.words): "
      + "\(Wording.amount(reference.mean, limit.unit)) ± "
      + Wording.amount(reference.deviation, limit.unit)
  }

  private func applyGates(_ finding: inout Finding, _ rule: Rule, _ limit: Limit, _ basis: Basis) {
    if limit.isBySpeed, !speed.isMatched { finding.gates.append("speed not matched") }
    if limit.basis == .children, let gate = population.gate {
      finding.gates.append(gate)
      finding.state = finding.state.atMostBorderline
    }
    if isWorded, finding.windows < Grading.enoughWindows {
      finding.notes.append(Wording.fewNote(finding.windows, "stride"))
    }
    let share = Double(finding.showing) / Double(max(1, finding.windows))
    if finding.state.isPresent, share < Self.repeatability {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    }
  }

  private func confidence(of finding: Finding, _ limit: Limit, _ basis: Basis) -> Double? {
    guard let measured = finding.measured else { return nil }
    var confidence = MeasurementConfidence()
    confidence.gate(seen: basis.seen)
    if let events = basis.events { confidence.gate(events: events) }
    if limit.basis == .children {
      confidence.gate(reference: population.allowsVerdict ? .sameModelAndAge : .other)
    }
    if limit.isBySpeed { confidence.gate(speedMatched: speed.isMatched) }
    confidence.gate(crossTalk: basis.crossTalk)
    return confidence.value(
      of: finding.state, excess: measured.excess, uncertainty: measured.uncertainty,
      windows: finding.windows)
  }

  func lead(_ rule: Rule, _ side: Side?) -> String {
    let lead = rule.wording.lead
    return (side.map { "\($0.rawValue) \(lead)" } ?? lead).sentenceStart
  }

  private func sentence(
    of finding: Finding, _ rule: Rule, _ basis: Basis, _ phrase: String?
  ) -> String {
    Wording.sentence(
      lead(rule, finding.side), finding, quantity: rule.wording.quantity,
      present: phrase ?? rule.wording.present, noun: basis.noun)
  }
}

extension Limit {
  /// What stands behind the limit, in words.
  public var evidence: String {
    switch tag {
    case .verified: "limit: \(source); checked against its source"
    case .recalled: "limit: \(source); recalled, unverified"
    case .derived: "limit: \(source)"
    }
  }
}

extension Wording {
  /// The sentence of a finding that has been measured.
  ///
  /// - Parameters:
  ///   - lead: "Right stance".
  ///   - quantity: The measured thing: "pelvic obliquity through mid-stance".
  ///   - present: The statement of a present sign.
  static func sentence(
    _ lead: String, _ finding: Finding, quantity: String, present: String, noun: String
  ) -> String {
    guard let measured = finding.measured else { return "\(lead): not assessed." }
    let limit =
      amount(measured.limit, finding.unit) + (finding.isLimitUnverified ? ", unverified" : "")
    let numbers =
      "\(amount(measured.value, finding.unit)) (limit \(limit)), past the limit in "
      + count(finding.showing, of: finding.windows, noun)
    return switch finding.state {
    case .present: "\(lead): \(present); \(quantity) \(numbers)."
    case .borderline: "\(lead): \(quantity) is near its limit: \(numbers)."
    default: "\(lead): \(quantity) is within reference: \(numbers)."
    }
  }
}
