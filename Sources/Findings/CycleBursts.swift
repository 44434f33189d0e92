import Motion

/// The bursts of one muscle around one gait cycle, as shares of it: 0 at initial contact.
struct CycleBursts {
  /// In order; may begin before 0 and end after 1.
  var bursts: [ClosedRange<Double>]
  /// Where the recording begins and ends, on the same scale.
  var recorded: ClosedRange<Double>
  var cycle: Cycle

  /// Shorter bursts and shorter gaps are none in walking, share of the cycle.
  static let shortest = 0.03

  init?(_ timing: MuscleActivity.Timing, rate: Double, cycle: Cycle) {
    guard cycle.duration > 0, rate > 0, !timing.envelope.isEmpty else { return nil }
    let end = cycle.fraction(at: Double(timing.envelope.count) / rate)
    let start = cycle.fraction(at: 0)
    guard start <= 0, end >= 1 else { return nil }
    self.cycle = cycle
    recorded = start...end
    var merged: [ClosedRange<Double>] = []
    for burst in timing.bursts {
      let lower = cycle.fraction(at: burst.lowerBound)
      let upper = cycle.fraction(at: burst.upperBound)
      guard lower <= upper, upper > -1, lower < 2 else { continue }
      if let last = merged.last, lower - last.upperBound < Self.shortest {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, upper)
      } else {
        merged.append(lower...upper)
      }
    }
    bursts = merged.filter { $0.upperBound - $0.lowerBound >= Self.shortest }
  }

  /// Share of the cycle in which the muscle was active.
  var activeShare: Double {
    bursts.reduce(0) { $0 + max(0, min($1.upperBound, 1) - max($1.lowerBound, 0)) }
  }

  /// What became of one expected window.
  enum Outcome {
    case absent
    /// Onset and offset, and how far they lie from the window's, shares of the cycle, + later.
    case timed(onset: Double, offset: Double, early: Double, late: Double)
  }

  /// The outcome of a window, or `nil` where the recording does not reach around it.
  ///
  /// A burst that bridges several windows is compared with the first one's onset and the last
  /// one's offset.
  func outcome(of window: ActivityWindows.Window, among all: ActivityWindows) -> Outcome? {
    let span = window.span
    guard recorded.lowerBound <= span.lowerBound - MuscleTiming.tolerance,
      recorded.upperBound >= span.upperBound + MuscleTiming.tolerance
    else { return nil }
    let hits = bursts.filter { $0.overlaps(span) }
    guard let first = hits.first, let last = hits.last else { return .absent }
    // A burst that runs into the recording's edge began or ended unseen.
    guard first.lowerBound > recorded.lowerBound + 1e-9,
      last.upperBound < recorded.upperBound - 1e-9
    else { return nil }
    let placed = all.windows.map(\.span).flatMap { span in
      [-1.0, 0, 1].map { (span.lowerBound + $0)...(span.upperBound + $0) }
    }
    let onset = placed.filter { $0.overlaps(first) }.map(\.lowerBound).min() ?? span.lowerBound
    let offset = placed.filter { $0.overlaps(last) }.map(\.upperBound).max() ?? span.upperBound
    return .timed(
      onset: first.lowerBound, offset: last.upperBound, early: first.lowerBound - onset,
      late: last.upperBound - offset)
  }
}

/// One muscle of one side over all cycles of a condition.
struct MuscleCycles {
  var muscle: Muscle?
  var name: String
  var cycles: [CycleBursts] = []
  var signalToNoise: Double?
  var eventsFromPlates = true
  /// Why there are no cycles.
  var reason = "no gait cycle with trusted events"

  /// Every muscle of a side that a condition recorded, in order of first appearance.
  static func all(of side: Side, in condition: Condition) -> [MuscleCycles] {
    var found: [MuscleCycles] = []
    for trial in condition.trials {
      var inTrial: Set<String> = []
      for activity in trial.muscles where activity.side == side {
        guard inTrial.insert(activity.muscle).inserted else { continue }
        let index = found.firstIndex { $0.name == activity.muscle } ?? found.count
        if index == found.count {
          found.append(
            MuscleCycles(muscle: Muscle(rawValue: activity.muscle), name: activity.muscle))
        }
        found[index].add(activity, of: trial)
      }
    }
    return found
  }

  private mutating func add(_ activity: MuscleActivity, of trial: TrialAnalysis) {
    guard let timing = activity.timing.value else {
      reason = activity.timing.reason ?? reason
      return
    }
    guard activity.rate >= MuscleTiming.lowestRate else {
      reason = "sampled at \(Wording.number(activity.rate, 0)) Hz: amplitude only, no timing"
      return
    }
    if let noise = activity.signalToNoise, noise < MuscleTiming.lowestSignalToNoise {
      reason = "EMG noise: \(Wording.number(noise)) dB above the quiet signal"
      return
    }
    if let noise = activity.signalToNoise { signalToNoise = min(signalToNoise ?? noise, noise) }
    for curves in trial.cycles where curves.cycle.side == activity.side {
      guard curves.cycle.isAssessed else {
        if let gate = curves.cycle.gates.first { reason = String(gate.prefix { $0 != ":" }) }
        continue
      }
      guard curves.cycle.confidence == .high,
        let bursts = CycleBursts(timing, rate: activity.rate, cycle: curves.cycle)
      else { continue }
      cycles.append(bursts)
      if curves.cycle.source != "plates" { eventsFromPlates = false }
    }
  }

  /// Mean foot off, share of the cycle.
  var footOff: Double? { Statistic(of: cycles.compactMap(\.cycle.stance))?.mean }
  /// Mean duration of the cycles, seconds.
  var duration: Double { Statistic(of: cycles.map(\.cycle.duration))?.mean ?? .nan }

  /// The error of an onset, seconds.
  var timingError: Double {
    let error: MeasurementError = eventsFromPlates ? .muscleOnsetWithPlates : .muscleOnset
    return error.standardError
  }
}
