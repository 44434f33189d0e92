import Motion
import Signal

/// MT02: the gluteus medius begins after the foot has met the ground.
public struct GluteusMediusOnset: Detector {
  public let name = "gluteus medius onset delay"
  public let rule = "MT02"
  public let explanation = """
    The gluteus medius begins to work after the foot has met the ground instead of just before.

    Measured is the onset of its burst around initial contact, in milliseconds from contact \
    (+ after). It is usually expected about 4 % of the gait cycle before contact. The sign is \
    present when the mean onset is more than 20 ms after contact, beyond its uncertainty, in at \
    least 80 % of five or more cycles; the same on stairs. With fewer cycles the onset is printed and not graded.

    Later onset has been described in case-control studies of people with pain around the kneecap, \
    on stairs; no study shows that it came first. It is descriptive, and amplitude is not strength.

    May mislead: electrode placement, cross-talk from tensor fasciae latae and gluteus maximus, \
    soft tissue, movement artefact at contact, events found from markers.
    """
  public let citations = [Citation.barton2013, .hermens2000, .bonato1998, .fisher1993]

  /// Latest onset within reference, seconds after contact.
  static let limit = 0.020
  /// When it is expected, share of the cycle.
  static let expected = -0.04

  public init() {}

  public func findings(in analysis: SessionAnalysis) -> [Finding] {
    analysis.muscleTiming.filter {
      [.walking, .stairs].contains($0.task) && $0.muscle == Muscle.gluteusMedius.rawValue
    }.map(finding(of:))
  }

  private func finding(of muscle: MuscleTimingStatistics) -> Finding {
    let (side, condition, task) = (muscle.side, muscle.condition, muscle.task.words)
    var finding = Finding(
      rule: rule, name: name, state: .withinReference, side: side, task: muscle.task,
      condition: condition, sentence: "", unit: .millisecond,
      signInWords: "+ onset after initial contact",
      evidence:
        "case-control studies only, none prospective; the 20 ms are a choice of this program",
      citations: citations)
    let head = "\(side.rawValue.sentenceStart) gluteus medius"
    let meetings = meetings(of: muscle)
    let onsets = meetings.map { $0.onset * $0.duration }
    finding.windows = onsets.count
    let mean = Statistics.mean(of: onsets)
    if let mean { finding.details.append(.init("onset after contact", mean, .millisecond)) }
    guard let mean, onsets.count >= MuscleTiming.leastCycles else {
      let reason =
        muscle.cycles.isEmpty
        ? muscle.reason ?? "no gait cycle"
        : "fewer than \(MuscleTiming.leastCycles) cycles: \(onsets.count)"
      finding.state = .notAssessed(because: reason)
      finding.sentence = "\(head): onset not assessed (\(reason))."
      return finding
    }
    let spread = Statistics.standardDeviation(of: onsets)
    let uncertainty = Grading.uncertainty(
      session: muscle.timingError, spread: spread, windows: onsets.count,
      model: TimingDeviation.disagreement(meetings.map(\.onsetWidening)), kind: .time)
    let excess = mean - Self.limit
    finding.showing = onsets.count { $0 > Self.limit }
    finding.measured = Finding.Measured(
      value: mean, limit: Self.limit, excess: excess, uncertainty: uncertainty, mean: mean,
      standardDeviation: spread)
    let late = mean / muscle.duration - Self.expected
    finding.state = Grading.state(
      excess: excess, uncertainty: uncertainty, windows: onsets.count,
      severity: Grading.severity(of: late, moderate: 0.15, marked: 0.25))
    let share = Double(finding.showing) / Double(onsets.count)
    if finding.state.isPresent, share < MuscleTiming.repeatability {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    }
    var confidence = MeasurementConfidence()
    confidence.gate(events: .high)
    let value = confidence.value(
      of: finding.state, excess: excess, uncertainty: uncertainty, windows: onsets.count)
    if muscle.isNoisy { finding.gates.append("EMG noise: low confidence") }
    finding.confidence =
      muscle.isNoisy ? value.map { min($0, MuscleTiming.noisyConfidence) } : value
    let numbers =
      "\(Wording.milliseconds(mean)) from contact (limit \(Wording.milliseconds(Self.limit))), "
      + "past it in \(Wording.count(finding.showing, of: onsets.count, "cycle"))"
    finding.sentence =
      switch finding.state {
      case .present: "\(head): begins after contact in \(task), \(numbers). Descriptive."
      case .borderline: "\(head): may begin after contact in \(task), \(numbers)."
      default: "\(head): begins within reference in \(task), \(numbers)."
      }
    return finding
  }

  /// The bursts around each contact whose onset belongs to it.
  private func meetings(of muscle: MuscleTimingStatistics) -> [MuscleWindowTiming.Meeting] {
    muscle.windows.first?.meetings.filter { $0.onset > -0.5 && $0.onset < 0.5 } ?? []
  }
}
