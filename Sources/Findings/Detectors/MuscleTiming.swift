import Foundation
import Motion
import Signal

/// MT01: a muscle's bursts in walking against the time in which they are expected.
public struct MuscleTiming: Detector {
  public let name = "muscle timing"
  public let rule = "MT01"
  public let explanation = """
    A muscle is active earlier, later, longer or not at all, against the part of the gait cycle in \
    which it is expected.

    Measured are onset and offset of each burst of surface EMG as a share of the gait cycle (and in \
    milliseconds from initial contact), with circular means and standard deviations. The expected \
    windows are moved by the person's own foot off. The sign is present when, in at least 80 % of \
    five or more cycles, an edge lies more than 10 % of the cycle from its window, or the muscle is \
    silent in its window, or active for more than 80 % of the cycle: premature, delayed, curtailed, \
    prolonged, absent, continuous. Size: 10-15, 15-25, above 25 % of the cycle. With fewer cycles \
    the timing is printed and not graded.

    Two detectors must find a burst; where they stand more than 20 ms apart on an edge, the \
    uncertainty grows by that distance.

    Not graded: a signal less than 6 dB above its quiet parts (6-8 dB: low confidence), a channel \
    sampled below 1000 Hz, cycles whose events the methods do not agree on.

    The windows of rectus femoris, hamstrings, tibialis anterior and gastrocnemius are worked out \
    from published curves of children; the others come from a table of software defaults and are \
    unverified. The sources differ by 5 to 20 % of the cycle. Amplitude is not strength, and \
    timing alone points to no category of treatment: it is descriptive.

    May mislead: electrode placement, cross-talk from neighbours, soft tissue, movement artefact at \
    contact, speed.
    """
  public let citations = [
    Citation.schwartz2008, .hermens2000, .fisher1993, .bonato1998,
  ]

  /// Signal to noise below which confidence is low, decibels; below 6 dB nothing was timed.
  static let goodSignalToNoise = 8.0
  /// How far from its window an edge may lie, share of the cycle.
  static let tolerance = 0.10
  static let leastCycles = 5
  static let repeatability = 0.8
  static let continuous = 0.8
  /// The most confidence that a noisy channel reaches: the word "low".
  static let noisyConfidence = 0.54

  public init() {}

  public func findings(in analysis: SessionAnalysis) -> [Finding] {
    analysis.muscleTiming.filter { $0.task == .walking }.map(finding(of:))
  }

  private func finding(of muscle: MuscleTimingStatistics) -> Finding {
    var finding = Finding(
      rule: rule, name: "\(name): \(muscle.muscle)", state: .withinReference, side: muscle.side,
      task: .walking, condition: muscle.condition, sentence: "", unit: .percent,
      signInWords: "distance of a burst's edge from its window, % of the gait cycle",
      windows: muscle.cycles.count, evidence: muscle.origin?.words ?? "no window known",
      reference: muscle.origin?.words, citations: citations)
    guard muscle.origin != nil, !muscle.cycles.isEmpty else {
      refuse(
        &finding, muscle,
        because: muscle.cycles.isEmpty
          ? muscle.reason ?? "no gait cycle" : "no reference window for \(muscle.muscle)")
      return finding
    }
    if muscle.footOff == nil { finding.gates.append("foot off not known: windows not moved") }
    describe(&finding, muscle)
    guard muscle.cycles.count >= Self.leastCycles else {
      refuse(
        &finding, muscle,
        because: "fewer than \(Self.leastCycles) cycles: \(muscle.cycles.count)")
      return finding
    }
    grade(&finding, muscle)
    return finding
  }

  private func refuse(
    _ finding: inout Finding, _ muscle: MuscleTimingStatistics, because reason: String
  ) {
    finding.state = .notAssessed(because: reason)
    let side = (finding.side?.rawValue ?? "").sentenceStart
    finding.sentence = "\(side) \(muscle.muscle): timing not assessed (\(reason))."
  }

  private func describe(_ finding: inout Finding, _ muscle: MuscleTimingStatistics) {
    for edge in muscle.windows {
      guard let onset = edge.onset, let offset = edge.offset else {
        finding.notes.append("window \(edge.window.words): silent")
        continue
      }
      finding.notes.append(
        "window \(edge.window.words): onset \(onset.words), offset \(offset.words), in "
          + Wording.count(onset.count, of: edge.looked, "cycle"))
      finding.details.append(.init("onset, window \(edge.window.words)", onset.mean, .percent))
      finding.details.append(.init("offset, window \(edge.window.words)", offset.mean, .percent))
    }
    if let noise = muscle.signalToNoise {
      finding.notes.append("signal \(Wording.number(noise)) dB above its quiet parts")
      if noise < Self.goodSignalToNoise { finding.gates.append("EMG noise: low confidence") }
    }
  }

  private func grade(_ finding: inout Finding, _ muscle: MuscleTimingStatistics) {
    let n = muscle.cycles.count
    let always = muscle.cycles.count { $0.activeShare > Self.continuous }
    var candidates = muscle.windows.flatMap {
      TimingDeviation.candidates(of: $0, error: muscle.timingError / muscle.duration)
    }
    if Double(always) >= Self.repeatability * Double(n) {
      let share = Statistic(of: muscle.cycles.map(\.activeShare))?.mean ?? 1
      let expected = muscle.windows.reduce(0) { $0 + $1.window.length }
      candidates = [
        TimingDeviation(
          words: "active through most of the cycle,", pattern: "continuous",
          value: max(0, share - expected), spread: 0,
          uncertainty: 0.02, showing: always, looked: n)
      ]
    }
    let worst = candidates.max { a, b in
      (a.isRepeated ? 1 : 0, a.value) < (b.isRepeated ? 1 : 0, b.value)
    }
    guard let worst else {
      refuse(&finding, muscle, because: "no burst whose edges were recorded")
      return
    }
    guard worst.looked >= Self.leastCycles else {
      refuse(
        &finding, muscle, because: "fewer than \(Self.leastCycles) cycles: \(worst.looked)")
      return
    }
    let excess = worst.value - Self.tolerance
    finding.measured = Finding.Measured(
      value: worst.value, limit: Self.tolerance, excess: excess, uncertainty: worst.uncertainty,
      mean: worst.value, standardDeviation: worst.spread)
    finding.windows = worst.looked
    finding.showing = worst.showing
    let severity = Grading.severity(of: worst.value, moderate: 0.15, marked: 0.25)
    finding.state = Grading.state(
      excess: excess, uncertainty: worst.uncertainty, windows: worst.looked, severity: severity)
    if finding.state.isPresent, !worst.isRepeated {
      finding.state = .borderline
      finding.notes.append("inconsistent")
    }
    var confidence = MeasurementConfidence()
    confidence.gate(events: .high)
    confidence.gate(reference: .other)
    let value = confidence.value(
      of: finding.state, excess: excess, uncertainty: worst.uncertainty, windows: worst.looked)
    finding.confidence = muscle.isNoisy ? value.map { min($0, Self.noisyConfidence) } : value
    finding.sentence = sentence(of: finding, muscle, worst)
  }

  private func sentence(
    of finding: Finding, _ muscle: MuscleTimingStatistics, _ worst: TimingDeviation
  ) -> String {
    let side = (finding.side?.rawValue ?? "").sentenceStart
    let numbers =
      "\(worst.words) "
      + "\(Wording.number(worst.value.in(.percent))) % of the gait cycle "
      + "(tolerance \(Wording.number(Self.tolerance.in(.percent), 0)) %), past it in "
      + Wording.count(worst.showing, of: worst.looked, "cycle")
    return switch finding.state {
    case .present:
      "\(side) \(muscle.muscle) in walking, \(worst.pattern): \(numbers). Descriptive."
    case .borderline: "\(side) \(muscle.muscle) in walking: possibly \(numbers)."
    default:
      "\(side) \(muscle.muscle) in walking: timing within its window; the edge farthest out: "
        + "\(numbers)."
    }
  }
}
