import Motion

/// Whether a session's walking has the signs that every walk has; where it has not, its force plates or
/// its axes are turned, and no moment of it is what it is called.
///
/// Limits are zero: healthy walking stays above 0.91 N·m/kg at the ankle and 0.30 N·m/kg at the hip
/// (six children, Dixon et al. 2017), and a knee that swings is bent.
public enum ConventionCheck {
  /// How every reason of a refusal begins.
  public static let beginning = "the signs of its walking are turned"

  /// Takes joint kinetics and ground reaction out of every trial of a session whose signs are turned.
  ///
  /// - Returns: What a reader should know; nothing where the signs are right or cannot be told.
  static func refuse(_ trials: inout [TrialAnalysis]) -> [Notice] {
    guard let fault = fault(in: trials) else { return [] }
    let reason = beginning + ": " + fault
    for index in trials.indices {
      trials[index].kinetics = .absent(because: reason)
      for cycle in trials[index].cycles.indices {
        trials[index].cycles[cycle].moments = [:]
        trials[index].cycles[cycle].powers = [:]
        trials[index].cycles[cycle].groundReaction = []
      }
      for contact in trials[index].plateContacts.indices {
        trials[index].plateContacts[contact].measures = [:]
      }
    }
    return [Notice(.plates, reason + "; no force, moment or power of this session is given")]
  }

  /// What is turned, in words, or `nil`.
  private static func fault(in trials: [TrialAnalysis]) -> String? {
    let cycles = trials.filter { $0.trial.task == .walking }.flatMap(\.cycles)
      .filter(\.cycle.isAssessed)
    if areBelowZero(cycles, { mean($0.moments[.ankle]?.first, 40...50) }) {
      return "both ankles have a dorsiflexor moment at 40 to 50 % of the gait cycle"
    }
    if areBelowZero(cycles, { mean($0.moments[.hip]?.dropFirst().first, 10...20) }) {
      return "both hips have an adductor moment at 10 to 20 % of the gait cycle"
    }
    if areBelowZero(cycles, swingFlexion) {
      return "both knees are bent backwards all through swing"
    }
    return nil
  }

  /// Whether both sides were measured and have a mean below zero.
  private static func areBelowZero(
    _ cycles: [CycleCurves], _ value: (CycleCurves) -> Double?
  ) -> Bool {
    Side.allCases.allSatisfy { side in
      let values = cycles.filter { $0.cycle.side == side }.compactMap(value).filter(\.isFinite)
      return !values.isEmpty && values.reduce(0, +) < 0
    }
  }

  private static func mean(_ curve: Waveform?, _ percent: ClosedRange<Int>) -> Double? {
    guard let curve else { return nil }
    let values = percent.map { curve[$0] }.filter(\.isFinite)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private static func swingFlexion(_ cycle: CycleCurves) -> Double? {
    guard let knee = cycle.angles[.knee]?.first, let stance = cycle.cycle.stance,
      stance.isFinite, (0...1).contains(stance)
    else { return nil }
    return knee.samples[Int(stance * 100)...].filter(\.isFinite).max()
  }
}
