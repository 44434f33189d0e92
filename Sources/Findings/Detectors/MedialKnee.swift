import Motion
import Signal

/// MK01: the knee goes inwards in a single-leg squat.
public struct MedialKnee: Detector {
  public let name = "medial knee event"
  public let rule = "MK01"
  public let explanation = """
    The knee moves inwards (medially) while the leg is loaded: dynamic valgus, as seen from the \
    front.

    Measured in single-leg squats is the frontal plane projection angle of the knee (degrees, \
    + valgus, the knee medial of the line from hip to ankle), in a vertical plane that faces as the \
    pelvis did over the 200 ms before the descent and then stays where it is. A repetition shows an \
    event when its largest angle on the way down, at no more than 90° of knee flexion, is past the \
    limit (women 12°, men 9°; sex not known: 12°) by more than its uncertainty, has risen by at \
    least 5.5° above the 100 ms before the descent, and held for 50 ms. The sign is present when \
    at least 60 % of three or more repetitions show it; fewer are "inconsistent". The size is that \
    of the median peak: marked limit 8° past the first.

    A large angle that is there before the descent and does not grow is static alignment, not an \
    event. Every value carries what it would be with the plane turned by 5° either way: at 60° of \
    knee flexion, 10° of turn alone look like 11.5°. The limits are expected ranges from 2D video \
    of one-legged landings, recalled and not checked.

    May mislead: where the plane points, squat depth, footwear, straight-standing knee shape, \
    turned-out feet, arm movement.
    """
  public let citations = [
    Citation.herringtonMunro2010, .gwynneCurran2014, .nakagawa2012, .wilson1927,
  ]

  static let limitWomen = Double.degrees(12)
  static let limitMen = Double.degrees(9)
  /// From the mild to the marked limit, radians.
  static let toMarked = Double.degrees(8)
  /// From the marked limit to severity marked: the detectable change of the angle, radians.
  static let toBeyond = Double.degrees(8.3)
  /// Least rise above the baseline, radians.
  static let leastExcursion = Double.degrees(5.5)
  /// Joint-centre uncertainty of the conventional gait model in this angle, radians.
  static let jointCentres = Double.degrees(2)
  static let repeatability = 0.6

  public init() {}

  public func findings(in analysis: SessionAnalysis) -> [Finding] {
    Condition.all(of: .singleLegSquat, in: analysis).flatMap { condition in
      Side.allCases.compactMap { side in
        let repetitions = condition.trials.flatMap { trial in
          trial.repetitions.filter { $0.side == side && $0.task == .singleLegSquat }
            .map { (trial: trial, measured: KneeExcursion.measure($0, in: trial)) }
        }
        return repetitions.isEmpty
          ? nil : finding(on: side, condition.name, repetitions, of: analysis)
      }
    }
  }

  /// The limit for a person, radians, and whether their sex was known.
  static func limit(for subject: Subject) -> (value: Double, isKnown: Bool) {
    let sex = (subject.intake["sex"] ?? "").lowercased()
    if ["m", "male", "man", "boy"].contains(sex) { return (limitMen, true) }
    return (limitWomen, ["f", "female", "w", "woman", "girl"].contains(sex))
  }

  /// One standard deviation of one repetition's peak, radians.
  static func uncertainty(of knee: KneeExcursion) -> Double {
    let error = MeasurementError.frontalPlaneProjection.standardError
    let squares = error * error + knee.planeUncertainty * knee.planeUncertainty
    return (squares + jointCentres * jointCentres).squareRoot()
  }

  /// Whether a repetition shows the event.
  static func shows(_ knee: KneeExcursion, limit: Double) -> Bool {
    knee.onset != nil && knee.excursion >= leastExcursion
      && knee.peak - limit >= uncertainty(of: knee)
  }

  private typealias Measured = (trial: TrialAnalysis, measured: Availability<KneeExcursion>)

  private func finding(
    on side: Side, _ condition: String, _ repetitions: [Measured], of analysis: SessionAnalysis
  ) -> Finding {
    let (limit, sexKnown) = Self.limit(for: analysis.subject)
    var finding = Finding(
      rule: rule, name: name, state: .withinReference, side: side, task: .singleLegSquat,
      condition: condition, sentence: "", unit: .degree,
      signInWords: "+ valgus: knee medial of the line from hip to ankle",
      evidence: "limit: expected range of one-legged landings in 2D video, recalled, unverified",
      citations: citations)
    let seen = repetitions.compactMap { pair in pair.measured.value.map { (pair.trial, $0) } }
    guard let peak = Statistics.median(of: seen.map(\.1.peak)) else {
      let reason = repetitions.compactMap(\.measured.reason).first ?? "no repetition"
      finding.state = .notAssessed(because: reason)
      finding.sentence = "\(lead(side)): not assessed (\(reason))."
      return finding
    }
    let knees = seen.map(\.1)
    if !sexKnown { finding.gates.append("sex not known: the women's limit is used") }
    if seen.count < repetitions.count {
      finding.gates.append(
        "\(repetitions.count - seen.count) of \(repetitions.count) repetitions not used: "
          + (repetitions.compactMap(\.measured.reason).first ?? ""))
    }
    grade(&finding, knees, peak: peak, limit: limit)
    describe(&finding, seen, limit: limit, analysis)
    finding.confidence = confidence(of: finding, knees)
    finding.sentence = sentence(of: finding, knees)
    return finding
  }

  private func grade(
    _ finding: inout Finding, _ knees: [KneeExcursion], peak: Double, limit: Double
  ) {
    let spread = Statistics.standardDeviation(of: knees.map(\.peak))
    let plane = Statistics.median(of: knees.map(\.planeUncertainty)) ?? 0
    let uncertainty = Grading.uncertainty(
      session: MeasurementError.frontalPlaneProjection.standardError, spread: spread,
      windows: knees.count,
      model: (plane * plane + Self.jointCentres * Self.jointCentres).squareRoot())
    let excess = peak - limit
    let excursion = Statistics.median(of: knees.map(\.excursion)) ?? 0
    let baseline = Statistics.median(of: knees.map(\.baseline)) ?? 0
    finding.windows = knees.count
    finding.showing = knees.count { Self.shows($0, limit: limit) }
    finding.measured = Finding.Measured(
      value: peak, limit: limit, excess: excess, uncertainty: uncertainty,
      mean: Statistics.mean(of: knees.map(\.peak)) ?? peak, standardDeviation: spread)
    let byValue = Grading.state(
      excess: excess, uncertainty: uncertainty, windows: knees.count,
      severity: Self.severity(of: peak, limit: limit))
    let share = Double(finding.showing) / Double(knees.count)

    if finding.showing == 0, excursion < Self.leastExcursion {
      finding.state = .withinReference
      if baseline > limit - uncertainty {
        finding.notes.append(
          "static alignment: \(Wording.degrees(baseline)) before the descent, "
            + "rising by \(Wording.degrees(excursion)) only")
      }
    } else if knees.count < Grading.enoughWindows {
      finding.state = finding.showing == knees.count ? byValue : byValue.atMostBorderline
      finding.notes.append(Wording.fewNote(knees.count, "repetition"))
    } else if share >= Self.repeatability {
      finding.state = .present(Self.severity(of: peak, limit: limit))
    } else if finding.showing > 0 {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    } else {
      finding.state = byValue.atMostBorderline
    }
  }

  /// Mild up to the marked limit, moderate up to one detectable change past it, then marked.
  static func severity(of peak: Double, limit: Double) -> Severity {
    let marked = limit + toMarked
    return Grading.severity(of: peak, moderate: marked, marked: marked + toBeyond)
  }

  private func confidence(of finding: Finding, _ knees: [KneeExcursion]) -> Double? {
    guard let measured = finding.measured else { return nil }
    var confidence = MeasurementConfidence()
    confidence.gate(seen: Statistics.mean(of: knees.map(\.seen)) ?? 0)
    confidence.gate(reference: .other)
    return confidence.value(
      of: finding.state, excess: measured.excess, uncertainty: measured.uncertainty,
      windows: finding.windows)
  }

  private func lead(_ side: Side) -> String {
    "\(side.rawValue.sentenceStart) leg, single-leg squat"
  }

  private func sentence(of finding: Finding, _ knees: [KneeExcursion]) -> String {
    guard let side = finding.side, let measured = finding.measured else { return "" }
    let low = Statistics.median(of: knees.map(\.peakRange.lowerBound)) ?? measured.value
    let high = Statistics.median(of: knees.map(\.peakRange.upperBound)) ?? measured.value
    let numbers =
      "\(Wording.degrees(measured.value)) at its peak (limit \(Wording.degrees(measured.limit)), "
      + "unverified; \(Wording.degrees(low)) to \(Wording.degrees(high)) with the plane turned by "
      + "5°), an event in \(Wording.count(finding.showing, of: finding.windows, "repetition"))"
    return switch finding.state {
    case .present: "\(lead(side)): the knee moves inwards on the way down, \(numbers)."
    case .borderline: "\(lead(side)): the knee may move inwards on the way down, \(numbers)."
    default: "\(lead(side)): no inward movement of the knee past the limit, \(numbers)."
    }
  }
}
