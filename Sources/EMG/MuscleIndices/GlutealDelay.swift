import Motion
import Signal

/// When the gluteus medius and maximus begin: after contact, and after the instant at which the knee
/// moves fastest into abduction during weight acceptance (0-30 % of the cycle).
struct GlutealDelay: MuscleIndexMethod {
  static let reach = 0.25
  static let acceptance = 0.30
  static let citations = [
    Citation("Barton, Lack, Malliaras, Morrissey", 2013, "Br J Sports Med 47:207")
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    let muscles = [Muscle.gluteusMedius, .gluteusMaximus]
    return session.timing.flatMap { timing -> [MuscleIndex] in
      guard let muscle = muscles.first(where: { $0.rawValue == timing.muscle }) else { return [] }
      var contacts: [Double] = []
      var knees: [Double] = []
      for cycle in timing.cycles {
        guard let share = OnsetAroundContact.share(in: cycle, reach: Self.reach) else { continue }
        let onset = share * cycle.cycle.duration
        contacts.append(onset)
        let trial = session.trials.first { $0.trial.name == cycle.cycle.trial }
        if let instant = trial.flatMap({ Self.abduction(in: $0, cycle.cycle) }) {
          knees.append(onset - instant)
        }
      }
      let name = muscle.rawValue.replacing(" ", with: "_")
      let silent = timing.reason ?? "no burst began around contact"
      return [
        index(
          name + "_onset_after_contact", muscle.rawValue + " onset after contact",
          "onset − initial contact", timing, contacts, silent,
          notes: ["usually about 4 % of the cycle before contact"]),
        index(
          name + "_onset_after_knee_abduction",
          muscle.rawValue + " onset after the knee's fastest abduction",
          "onset − instant of largest knee abduction velocity, 0-30 % of the cycle", timing, knees,
          timing.reason ?? "no knee angle around contact", notes: []),
      ]
    }
  }

  private func index(
    _ name: String, _ words: String, _ formula: String, _ timing: MuscleTimingStatistics,
    _ values: [Double], _ reason: String, notes: [String]
  ) -> MuscleIndex {
    MuscleIndex(
      parameter: Parameter(
        name: name, words: words, unit: .millisecond, side: timing.side, task: timing.task,
        condition: timing.condition,
        value: Statistic(of: values).map { .present($0) } ?? .absent(because: reason)),
      muscles: [timing.muscle], window: "around contact", formula: formula,
      signInWords: "+ onset later", notes: notes, citations: Self.citations)
  }

  /// The instant of largest knee abduction velocity in weight acceptance, seconds after contact.
  static func abduction(in trial: TrialAnalysis, _ cycle: Cycle) -> Double? {
    let rate = trial.trial.rate
    guard let knee = trial.angles.value?[.knee, cycle.side]?.y, rate > 0 else { return nil }
    let first = Int((cycle.start * rate).rounded(.up))
    let last = Int(((cycle.start + acceptance * cycle.duration) * rate).rounded(.down))
    guard first > 0, last > first, last + 1 < knee.count else { return nil }
    var best: (frame: Int, velocity: Double)?
    for frame in first...last {
      // Abduction is negative.
      let velocity = (knee[frame - 1] - knee[frame + 1]) * rate / 2
      guard velocity.isFinite else { return nil }
      if velocity > best?.velocity ?? 0 { best = (frame, velocity) }
    }
    return best.map { Double($0.frame) / rate - cycle.start }
  }
}
