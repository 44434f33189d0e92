import Motion
import Signal

/// How many groups of muscles explain the envelopes of a walk: research.
///
/// Non-negative factors of the envelopes of at least eight muscles of a side, each divided by its
/// largest value; the smallest number whose variance accounted for reaches 90 % in all and 75 % in
/// each muscle. The number depends on the filter and on the muscles chosen.
struct Synergies: MuscleIndexMethod {
  static let leastMuscles = 8
  static let total = 0.90
  static let each = 0.75
  static let restarts = 20
  static let mostCycles = 10
  static let citations = [
    Citation("Lee, Seung", 1999, "Nature 401:788"),
    Citation("Torres-Oviedo, Macpherson, Ting", 2006, "J Neurophysiol 96:1530"),
  ]

  func indices(of session: MuscleSession) -> [MuscleIndex] {
    MuscleTimings.groups(of: session.trials).flatMap { group in
      Side.allCases.compactMap { side in index(side, group) }
    }
  }

  private func index(_ side: Side, _ group: [TrialAnalysis]) -> MuscleIndex? {
    let cycles = group.flatMap(\.cycles).filter {
      $0.cycle.side == side && $0.cycle.isAssessed && $0.cycle.confidence == .high
    }.prefix(Self.mostCycles)
    let names = Set(cycles.flatMap(\.emg.keys)).sorted()
    let muscles = names.filter { name in cycles.allSatisfy { $0.emg[name]?.isComplete == true } }
    guard muscles.count >= Self.leastMuscles, let first = group.first else { return nil }
    let rows = muscles.map { name -> [Double] in
      let row = cycles.flatMap { cycle in
        stride(from: 0, to: Waveform.count, by: 2).map { cycle.emg[name]?.samples[$0] ?? 0 }
      }
      let most = row.max() ?? 0
      return row.map { most > 0 ? $0 / most : 0 }
    }
    var found: Statistic?
    for count in 1..<muscles.count {
      guard
        let factors = NonNegativeFactors(
          of: rows, count: count, restarts: Self.restarts)
      else { break }
      let isEnough =
        factors.accounted >= Self.total
        && factors.accountedByRow.allSatisfy { $0 >= Self.each }
      if isEnough {
        found = Statistic(of: [Double(count)])
        break
      }
    }
    return MuscleIndex(
      parameter: Parameter(
        name: "muscle_synergies", words: "muscle synergies", unit: .ratio, side: side,
        task: first.trial.task, condition: first.trial.condition,
        value: found.map { .present($0) }
          ?? .absent(because: "no number of factors below that of the muscles explains them")),
      muscles: muscles, window: "gait cycle",
      formula: "smallest number of non-negative factors with 90 % of the variance accounted for in "
        + "all, and 75 % in each muscle",
      isResearch: true,
      notes: ["research; depends on the filter and on the \(muscles.count) muscles"],
      citations: Self.citations)
  }
}
