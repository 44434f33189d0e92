import Motion
import Signal

/// MK01: the knee goes inwards under load.
public struct MedialKnee: RuledDetector {
  public static let id = "MK01"
  /// Joint-centre uncertainty of the conventional gait model in this angle, radians.
  static let jointCentres = Double.degrees(2)
  static let repeatability = 0.6
  /// Tasks of one leg at a time and of both, whose limits are published.
  static let oneLegged: [MovementTask] = [.singleLegSquat, .singleLegLanding]
  static let twoLegged: [MovementTask] = [.dropVerticalJump, .doubleLegLanding]
  /// Tasks without a published limit: measured, not graded.
  static let ungraded: [MovementTask] = [.squat, .stairs]

  public init() {}

  /// One repetition with its trial.
  typealias Seen = (trial: TrialAnalysis, knee: KneeExcursion)

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    let tasks = Self.oneLegged + Self.twoLegged + Self.ungraded
    return tasks.flatMap { task in
      Condition.all(of: task, in: analysis).flatMap { condition in
        let sides: [Side?] = Self.twoLegged.contains(task) ? [nil] : Side.allCases
        return sides.compactMap { side in
          let repetitions = condition.trials.flatMap { trial in
            trial.repetitions.filter { $0.task == task && Self.isOf(side, $0) }
              .map { (trial, KneeExcursion.measure($0, side: side, in: trial)) }
          }
          return repetitions.isEmpty
            ? nil : finding(on: side, task, condition.name, repetitions, analysis, rule)
        }
      }
    }
  }

  private static func isOf(_ side: Side?, _ repetition: Repetition) -> Bool {
    guard let side else { return true }
    return repetition.side == nil || repetition.side == side
  }

  /// The limit of a task for a person.
  static func limit(_ task: MovementTask, for subject: Subject, _ rule: Rule) -> Limit {
    let isMale = Sex(of: subject)?.isMale ?? false
    let prefix = twoLegged.contains(task) ? "jump " : ""
    return rule[prefix + (isMale ? "men" : "women")]
  }

  /// One standard deviation of one repetition's peak, radians.
  static func uncertainty(of seen: Seen) -> Double {
    let error = MeasurementError.frontalPlaneProjection.standardError
    let plane = seen.knee.planeUncertainty
    let centres = centreError(seen.trial, seen.knee.side)
    return (error * error + plane * plane + centres * centres).squareRoot()
  }

  /// What the placing of the knee centre adds: of a model whose two segments carry it, the change of
  /// the angle from half their distance; 2° for the conventional gait model.
  static func centreError(_ trial: TrialAnalysis, _ side: Side?) -> Double {
    guard let gaps = trial.modelQuality.value?.gaps.filter({ $0.joint == .knee }), !gaps.isEmpty,
      trial.model != "Plug-in Gait"
    else { return jointCentres }
    let own = gaps.filter { side == nil || $0.side == side }.map(\.rootMeanSquare)
    guard let gap = Statistics.mean(of: own) else { return jointCentres }
    // Half the distance moves the knee against thigh and shank, each about 0.4 m long.
    return max(.degrees(1), gap / 2 / 0.4 * 2)
  }

  /// Whether a repetition shows the event.
  static func shows(_ seen: Seen, limit: Limit, _ rule: Rule) -> Bool {
    let knee = seen.knee
    let turns =
      LoadedWindow.manner(of: knee.repetition.task).isLanding
      && knee.turn > KneeExcursion.largestTurn
    return knee.onset != nil && rule["rise"].excess(of: knee.excursion) >= 0 && !turns
      && limit.excess(of: knee.peak) >= uncertainty(of: seen)
  }

  private func finding(
    on side: Side?, _ task: MovementTask, _ condition: String,
    _ repetitions: [(TrialAnalysis, Availability<KneeExcursion>)], _ analysis: SessionAnalysis,
    _ rule: Rule
  ) -> Finding {
    let limit = Self.limit(task, for: analysis.subject, rule)
    var finding = Finding(
      rule: rule.id, name: rule.name, state: .withinReference, side: side, task: task,
      condition: condition, sentence: "", unit: .degree, signInWords: rule.sign,
      evidence: limit.evidence, citations: rule.sources)
    finding.isLimitUnverified = limit.isUnverified
    let seen = repetitions.compactMap { pair in pair.1.value.map { (trial: pair.0, knee: $0) } }
    let lead = self.lead(side, task)
    guard let peak = Statistics.median(of: seen.map(\.knee.peak)) else {
      let reason = repetitions.compactMap(\.1.reason).first ?? "no repetition"
      finding.state = .notAssessed(because: reason)
      finding.sentence = "\(lead): not assessed (\(reason))."
      return finding
    }
    guard !Self.ungraded.contains(task) else {
      let reason = "reference: no published limit for \(task.words), an own reference is needed"
      finding.state = .notAssessed(because: reason)
      finding.sentence =
        "\(lead): projection angle \(Wording.degrees(peak)) at its peak, not graded (\(reason))."
      addMedians(&finding, seen.map(\.knee))
      return finding
    }
    if Sex(of: analysis.subject) == nil {
      finding.gates.append("sex not known: the women's limit is used")
    }
    if seen.count < repetitions.count {
      finding.gates.append(
        "\(repetitions.count - seen.count) of \(repetitions.count) repetitions not used: "
          + (repetitions.compactMap(\.1.reason).first ?? ""))
    }
    grade(&finding, seen, peak: peak, limit, rule)
    describe(&finding, seen, limit, analysis, rule)
    finding.confidence = confidence(of: finding, seen)
    finding.sentence = sentence(of: finding, seen, lead)
    return finding
  }

  private func grade(
    _ finding: inout Finding, _ seen: [Seen], peak: Double, _ limit: Limit, _ rule: Rule
  ) {
    let knees = seen.map(\.knee)
    let spread = Statistics.standardDeviation(of: knees.map(\.peak))
    let plane = Statistics.median(of: knees.map(\.planeUncertainty)) ?? 0
    let centres =
      Statistics.median(of: seen.map { Self.centreError($0.trial, $0.knee.side) })
      ?? Self.jointCentres
    let bound = limit.value()
    let uncertainty = Grading.uncertainty(
      session: rule.error.standardError, spread: spread, windows: knees.count,
      model: (plane * plane + centres * centres).squareRoot())
    let excess = limit.excess(of: peak)
    let excursion = Statistics.median(of: knees.map(\.excursion)) ?? 0
    let baseline = Statistics.median(of: knees.map(\.baseline)) ?? 0
    finding.windows = knees.count
    finding.showing = seen.count { Self.shows($0, limit: limit, rule) }
    finding.measured = Finding.Measured(
      value: peak, limit: bound, excess: excess, uncertainty: uncertainty,
      mean: Statistics.mean(of: knees.map(\.peak)) ?? peak, standardDeviation: spread)
    let severity = Self.severity(of: peak, limit: bound, rule)
    let byValue = Grading.state(
      excess: excess, uncertainty: uncertainty, windows: knees.count, severity: severity)
    let share = Double(finding.showing) / Double(knees.count)

    if finding.showing == 0, rule["rise"].excess(of: excursion) < 0 {
      finding.state = .withinReference
      if baseline > bound - uncertainty {
        let before = LoadedWindow.manner(of: finding.task).before
        finding.notes.append(
          "static alignment: \(Wording.degrees(baseline)) \(before), "
            + "rising by \(Wording.degrees(excursion)) only")
      }
    } else if knees.count < Grading.enoughWindows {
      finding.state = finding.showing == knees.count ? byValue : byValue.atMostBorderline
      finding.notes.append(Wording.fewNote(knees.count, "repetition"))
    } else if share >= Self.repeatability {
      finding.state = .present(severity)
    } else if finding.showing > 0 {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    } else {
      finding.state = byValue.atMostBorderline
    }
    let turning = knees.count { $0.turn > KneeExcursion.largestTurn }
    if LoadedWindow.manner(of: finding.task).isLanding, turning > 0 {
      finding.gates.append(
        "the pelvis turns by more than 5° out of the plane in "
          + Wording.count(turning, of: knees.count, "repetition") + ": at most borderline there")
    }
  }

  /// Mild up to the marked limit, moderate up to one detectable change past it, then marked.
  static func severity(of peak: Double, limit: Double, _ rule: Rule) -> Severity {
    let marked = limit + rule["to marked"].value()
    return Grading.severity(
      of: peak, moderate: marked, marked: marked + rule["beyond marked"].value())
  }

  private func confidence(of finding: Finding, _ seen: [Seen]) -> Double? {
    guard let measured = finding.measured else { return nil }
    var confidence = MeasurementConfidence()
    confidence.gate(seen: Statistics.mean(of: seen.map(\.knee.seen)) ?? 0)
    confidence.gate(reference: .other)
    return confidence.value(
      of: finding.state, excess: measured.excess, uncertainty: measured.uncertainty,
      windows: finding.windows)
  }

  private func lead(_ side: Side?, _ task: MovementTask) -> String {
    let words = LoadedWindow.manner(of: task).words
    return side.map { "\($0.rawValue.sentenceStart) leg, \(words)" }
      ?? "Mean of both knees, \(words)"
  }

  private func sentence(of finding: Finding, _ seen: [Seen], _ lead: String) -> String {
    guard let measured = finding.measured else { return "" }
    let knees = seen.map(\.knee)
    let low = Statistics.median(of: knees.map(\.peakRange.lowerBound)) ?? measured.value
    let high = Statistics.median(of: knees.map(\.peakRange.upperBound)) ?? measured.value
    let numbers =
      "\(Wording.degrees(measured.value)) at its peak (limit \(Wording.degrees(measured.limit))"
      + "\(finding.isLimitUnverified ? ", unverified" : ""); \(Wording.degrees(low)) to "
      + "\(Wording.degrees(high)) with the plane turned by 5°), an event in "
      + Wording.count(finding.showing, of: finding.windows, "repetition")
    return switch finding.state {
    case .present: "\(lead): the knee moves inwards on the way down, \(numbers)."
    case .borderline: "\(lead): the knee may move inwards on the way down, \(numbers)."
    default: "\(lead): no inward movement of the knee past the limit, \(numbers)."
    }
  }
}
