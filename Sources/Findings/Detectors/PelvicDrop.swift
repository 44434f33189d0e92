import Motion

/// P01: the opposite side of the pelvis stays lower through mid-stance.
public struct PelvicDrop: Detector {
  public let name = "Trendelenburg-type pelvic drop"
  public let rule = "P01"
  public let explanation = """
    The opposite side of the pelvis stays lower through mid-stance.

    Measured is the obliquity of the pelvis on the stance side (degrees, + that side up), as its \
    mean over 30-45 % of the gait cycle; where only a single support was recorded, over 50-87 % of \
    it. Two readings are taken, the angle itself and the angle minus that of standing, and the \
    smaller of the two counts, so that a leg-length difference alone is no drop. The limit is 4.0°, \
    or mean + 2 SD of children walking at the same speed where that is more (fast 4.5°, very fast \
    6.0°). A short larger drop just after contact is printed as a note and is never the sign.

    Not looked at: cycles in which the direction of travel turns. Without a usable standing trial \
    the angle itself is graded with 2° of added uncertainty. The reference are children; an adult, \
    or a person whose age is not known, is at most borderline.

    May mislead: leg-length difference, scoliosis, the other leg's way of clearing the ground, \
    pelvis markers on soft tissue, turning.
    """
  public let citations = [
    Citation.schwartz2008, .mcGinley2009, .hof1996, .wilson1927,
  ]

  /// Lowest limit at any speed, radians; a choice of this program.
  public static let absoluteLimit = Double.degrees(4)
  /// Added uncertainty where no standing trial can be used, radians.
  static let withoutStanding = Double.degrees(2)
  /// Share of the windows that must be past the limit for a sign to be present.
  static let repeatability = 0.6

  public init() {}

  public func findings(in analysis: SessionAnalysis) -> [Finding] {
    Condition.all(of: .walking, in: analysis).flatMap { condition in
      Side.allCases.map { finding(on: $0, in: condition, of: analysis) }
    }
  }

  private func finding(
    on side: Side, in condition: Condition, of analysis: SessionAnalysis
  ) -> Finding {
    var finding = Finding(
      rule: rule, name: name, state: .withinReference, side: side, task: .walking,
      condition: condition.name, sentence: "", unit: .degree,
      signInWords: "+ pelvis up on the stance side, the other side lower",
      evidence: "limit: mean + 2 SD of children, not below 4.0°, a choice of this program; "
        + "reference figures checked against their source",
      citations: citations)
    let found = ObliquityWindows(of: side, in: condition.trials)
    guard let raw = Statistic(of: found.windows.map(\.mean)) else {
      finding.state = .notAssessed(because: found.reasonIfEmpty)
      finding.sentence =
        "\(side.rawValue.sentenceStart) stance: not assessed (\(found.reasonIfEmpty))."
      return finding
    }
    grade(&finding, found, raw, analysis, WalkingSpeed(of: condition.name, in: analysis))
    return finding
  }

  private func grade(
    _ finding: inout Finding, _ found: ObliquityWindows, _ raw: Statistic,
    _ analysis: SessionAnalysis, _ speed: WalkingSpeed
  ) {
    let standing = standingObliquity(finding.side, in: analysis)
    // A constant taken off only where it makes the value smaller: the smaller of both readings.
    let correction = max(0, standing.value ?? 0)
    let values = found.windows.map { $0.mean - correction }
    let value = raw.mean - correction
    let v = speed.dimensionless
    let limit = max(Self.absoluteLimit, PelvicObliquityReference.limit(at: v))
    let excess = value - limit
    let uncertainty = Grading.uncertainty(
      session: MeasurementError.frontalHipPelvis.standardError, spread: raw.standardDeviation,
      windows: raw.count, model: standing.value == nil ? Self.withoutStanding : 0)
    let reference = PelvicObliquityReference.mean(at: v)
    let z = (value - reference) / PelvicObliquityReference.standardDeviation(at: v)

    finding.measured = Finding.Measured(
      value: value, limit: limit, excess: excess, uncertainty: uncertainty, z: z, mean: value,
      standardDeviation: raw.standardDeviation)
    finding.windows = raw.count
    finding.showing = values.count { $0 > limit }
    finding.state = Grading.state(
      excess: excess, uncertainty: uncertainty, windows: raw.count,
      severity: Grading.severity(z: z))
    finding.reference =
      "children, typically developing, n = \(SpeedBands.groupSizes[SpeedBands.free]) at free speed, "
      + "\(speed.words): \(Wording.degrees(reference)) ± "
      + Wording.degrees(PelvicObliquityReference.standardDeviation(at: v))
    addDetails(&finding, found, raw, standing)
    applyGates(&finding, analysis, speed, standing)
    addNotes(&finding, found, correction, v)
    finding.confidence = confidence(of: finding, found, analysis, speed)
    finding.sentence = sentence(of: finding)
  }

  /// The standing obliquity of a side, or why standing cannot be used.
  private func standingObliquity(
    _ side: Side?, in analysis: SessionAnalysis
  ) -> Availability<Double> {
    switch analysis.standing {
    case .absent(let reason): return .absent(because: reason)
    case .present(let standing):
      guard standing.gates.isEmpty else {
        return .absent(because: standing.gates.joined(separator: ", "))
      }
      guard let side, let angles = standing.angles[side]?[.pelvis], angles.count == 3,
        angles[1].isFinite
      else { return .absent(because: "the pelvis was not seen while standing") }
      return .present(angles[1])
    }
  }

  private func addDetails(
    _ finding: inout Finding, _ found: ObliquityWindows, _ raw: Statistic,
    _ standing: Availability<Double>
  ) {
    finding.details.append(.init("obliquity as measured", raw.mean, .degree))
    if let standing = standing.value {
      finding.details.append(.init("obliquity minus standing", raw.mean - standing, .degree))
      finding.details.append(.init("standing obliquity", standing, .degree))
    }
    if let peak = Statistic(of: found.windows.compactMap(\.peak)) {
      finding.details.append(.init("largest obliquity, 5-50 % of the cycle", peak.mean, .degree))
    }
    if found.fromCycles < raw.count {
      finding.notes.append(
        "\(raw.count - found.fromCycles) of \(raw.count) windows read in single support, "
          + "without a complete cycle")
    }
  }

  private func applyGates(
    _ finding: inout Finding, _ analysis: SessionAnalysis, _ speed: WalkingSpeed,
    _ standing: Availability<Double>
  ) {
    if let reason = standing.reason {
      finding.gates.append(
        "standing not used (\(reason)): the angle as measured, with 2° of added uncertainty")
    }
    if !speed.isMatched { finding.gates.append("speed not matched") }
    let population = Population(of: analysis.subject)
    if let gate = population.gate {
      finding.gates.append(gate)
      finding.state = finding.state.atMostBorderline
    }
    let share = Double(finding.showing) / Double(max(1, finding.windows))
    if finding.state.isPresent, share < Self.repeatability {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    }
  }

  private func addNotes(
    _ finding: inout Finding, _ found: ObliquityWindows, _ correction: Double, _ speed: Double?
  ) {
    if finding.windows < Grading.enoughWindows {
      finding.notes.append(Wording.fewNote(finding.windows, "stride"))
    }
    let limit = PelvicObliquityReference.peakLimit(at: speed)
    if finding.state == .withinReference,
      let peak = Statistic(of: found.windows.compactMap(\.peak)), peak.mean - correction > limit
    {
      finding.notes.append(
        "larger early drop: \(Wording.degrees(peak.mean)) after contact "
          + "(reference up to \(Wording.degrees(limit))), not sustained through mid-stance")
    }
  }

  private func confidence(
    of finding: Finding, _ found: ObliquityWindows, _ analysis: SessionAnalysis,
    _ speed: WalkingSpeed
  ) -> Double? {
    guard let measured = finding.measured else { return nil }
    var confidence = MeasurementConfidence()
    confidence.gate(seen: Statistic(of: found.windows.map(\.seen))?.mean ?? 0)
    let isChild = Population(of: analysis.subject).allowsVerdict
    confidence.gate(reference: isChild ? .sameModelAndAge : .other)
    confidence.gate(speedMatched: speed.isMatched)
    return confidence.value(
      of: finding.state, excess: measured.excess, uncertainty: measured.uncertainty,
      windows: finding.windows)
  }

  private func sentence(of finding: Finding) -> String {
    guard let side = finding.side, let measured = finding.measured else { return "" }
    let numbers =
      "\(Wording.degrees(measured.value)) (limit \(Wording.degrees(measured.limit))), past the "
      + "limit in \(Wording.count(finding.showing, of: finding.windows, "window"))"
    let head = "\(side.rawValue.sentenceStart) stance: "
    return switch finding.state {
    case .present:
      head + "the opposite side of the pelvis stays lower through mid-stance, by \(numbers)."
    case .borderline:
      head + "the opposite side of the pelvis may stay lower through mid-stance: \(numbers)."
    default: head + "pelvic obliquity through mid-stance is within reference: \(numbers)."
    }
  }
}
