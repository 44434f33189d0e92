import Motion

/// When each muscle is active over the gait cycles of a session, by condition and side.
///
/// Cycles of all trials of one task and condition are pooled. Only assessed cycles whose events can
/// be trusted count, and only channels that passed their gates.
public struct MuscleTimings: Sendable {
  public var settings: EMGSettings

  /// Samples per second below which there is no timing, hertz.
  static let lowestRate = 1000.0 * 0.999

  public init(_ settings: EMGSettings = EMGSettings()) { self.settings = settings }

  /// - Returns: One a task, condition, side and muscle, in order of first appearance; muscles that
  ///   could not be timed are there, with the reason.
  public func statistics(of trials: [TrialAnalysis]) -> [MuscleTimingStatistics] {
    Self.groups(of: trials).flatMap { group in
      Side.allCases.flatMap { side in
        muscles(of: side, in: group).map { statistics(of: $0, side, in: group) }
      }
    }
  }

  /// The trials of one task and condition, in order of first appearance.
  static func groups(of trials: [TrialAnalysis]) -> [[TrialAnalysis]] {
    var groups: [[TrialAnalysis]] = []
    for trial in trials where [.walking, .running, .stairs].contains(trial.trial.task) {
      let index = groups.firstIndex {
        $0[0].trial.task == trial.trial.task && $0[0].trial.condition == trial.trial.condition
      }
      if let index { groups[index].append(trial) } else { groups.append([trial]) }
    }
    return groups
  }

  private func muscles(of side: Side, in group: [TrialAnalysis]) -> [String] {
    var found: [String] = []
    for activity in group.flatMap(\.muscles) where activity.side == side {
      if !found.contains(activity.muscle) { found.append(activity.muscle) }
    }
    return found
  }

  private func statistics(
    of muscle: String, _ side: Side, in group: [TrialAnalysis]
  ) -> MuscleTimingStatistics {
    var result = MuscleTimingStatistics(
      muscle: muscle, side: side, task: group[0].trial.task,
      condition: group[0].trial.condition)
    var reason = "no gait cycle with trusted events"
    for trial in group {
      guard let activity = trial.muscles.first(where: { $0.muscle == muscle && $0.side == side })
      else { continue }
      add(activity, of: trial, to: &result, reason: &reason)
    }
    guard !result.cycles.isEmpty else {
      result.reason = reason
      return result
    }
    result.footOff = Statistic(of: result.cycles.compactMap(\.cycle.stance))?.mean
    result.duration = Statistic(of: result.cycles.map(\.cycle.duration))?.mean ?? .nan
    result.phases = GaitPhases.activity(in: result.cycles)
    guard let known = Muscle(rawValue: muscle), let windows = settings.expected(of: known),
      Self.isExpected(known, in: result.task)
    else { return result }
    let scaled = result.footOff.map(windows.rescaled(toFootOff:)) ?? windows
    result.origin = windows.origin
    result.windows = scaled.windows.map { WindowMeetings($0, among: scaled).timing(of: result) }
    return result
  }

  /// Windows are those of walking; on stairs only the gluteal muscles are looked at, around contact.
  private static func isExpected(_ muscle: Muscle, in task: MovementTask) -> Bool {
    task == .walking
      || task == .stairs && [.gluteusMedius, .gluteusMaximus].contains(muscle)
  }

  private func add(
    _ activity: MuscleActivity, of trial: TrialAnalysis,
    to result: inout MuscleTimingStatistics, reason: inout String
  ) {
    guard let timing = activity.timing.value else {
      reason = activity.timing.reason ?? reason
      return
    }
    guard activity.rate >= Self.lowestRate else {
      reason = "sampled at \(Int(activity.rate.rounded())) Hz: amplitude only, no timing"
      return
    }
    if let noise = activity.signalToNoise {
      guard noise >= SignalToNoise.lowest else {
        let tenths = (noise * 10).rounded() / 10
        reason = "EMG noise: \(tenths) dB above the quiet signal"
        return
      }
      result.signalToNoise = min(result.signalToNoise ?? noise, noise)
    }
    for curves in trial.cycles where curves.cycle.side == activity.side {
      guard curves.cycle.isAssessed else {
        if let gate = curves.cycle.gates.first { reason = String(gate.prefix { $0 != ":" }) }
        continue
      }
      guard curves.cycle.confidence == .high,
        let bursts = cycle(curves.cycle, timing, rate: activity.rate)
      else { continue }
      result.cycles.append(bursts)
      // Times count from the contact that the cycle begins with.
      if !curves.cycle.source.hasPrefix("plates") { result.eventsFromPlates = false }
    }
  }

  /// Shorter bursts and shorter gaps are none in walking, share of the cycle.
  static let shortest = 0.03

  /// The bursts around one cycle; `nil` where the recording does not hold all of it.
  private func cycle(
    _ cycle: Cycle, _ timing: MuscleActivity.Timing, rate: Double
  ) -> MuscleCycle? {
    guard cycle.duration > 0, !timing.envelope.isEmpty else { return nil }
    let end = cycle.fraction(at: Double(timing.envelope.count) / rate)
    let start = cycle.fraction(at: 0)
    guard start <= 0, end >= 1 else { return nil }
    struct Placed {
      var lower: Double
      var upper: Double
      var onset: Double
      var offset: Double
    }
    var merged: [Placed] = []
    for (index, burst) in timing.bursts.enumerated() {
      let agreement = timing.agreement.indices.contains(index) ? timing.agreement[index] : nil
      let placed = Placed(
        lower: cycle.fraction(at: burst.lowerBound), upper: cycle.fraction(at: burst.upperBound),
        onset: agreement.map { widening($0.onsetDistance) } ?? 0,
        offset: agreement.map { widening($0.offsetDistance) } ?? 0)
      guard placed.lower <= placed.upper, placed.upper > -1, placed.lower < 2 else { continue }
      if let last = merged.last, placed.lower - last.upper < Self.shortest {
        merged[merged.count - 1].upper = max(last.upper, placed.upper)
        merged[merged.count - 1].offset = placed.offset
      } else {
        merged.append(placed)
      }
    }
    let kept = merged.filter { $0.upper - $0.lower >= Self.shortest }
    return MuscleCycle(
      cycle: cycle, bursts: kept.map { $0.lower...$0.upper }, onsetWidening: kept.map(\.onset),
      offsetWidening: kept.map(\.offset), recorded: start...end)
  }

  /// How far detectors stood apart beyond what they may, seconds; one alone has none to confirm it.
  private func widening(_ distance: Double?) -> Double {
    guard let distance else { return settings.detectors.count > 1 ? settings.agreement : 0 }
    return distance > settings.agreement ? distance : 0
  }
}
