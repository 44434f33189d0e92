import Motion

/// The seven phases of the gait cycle after Perry & Burnfield (*Gait Analysis*, 2nd ed., 2010), from
/// a cycle's own events.
///
/// Loading response ends with the other foot off, single support is halved into mid-stance and
/// terminal stance, pre-swing runs from the other foot's contact to foot off, and swing is divided in
/// three. Where the other foot's events were not found, the usual shares (12 and 50 % with foot off
/// at 62 %) are moved with the foot off.
enum GaitPhases {
  static let names = [
    "loading response", "mid-stance", "terminal stance", "pre-swing", "initial swing", "mid-swing",
    "terminal swing",
  ]

  /// The eight edges of the phases, shares of the cycle in order; `nil` without a foot off.
  static func edges(of cycle: Cycle) -> [Double]? {
    guard let off = cycle.stance, off > 0.2, off < 0.95 else { return nil }
    var first = cycle.oppositeFootOff.map(cycle.fraction(at:)) ?? 0.12 / 0.62 * off
    var second = cycle.oppositeInitialContact.map(cycle.fraction(at:)) ?? 0.50 / 0.62 * off
    if !(first > 0 && first < second && second < off) {
      first = 0.12 / 0.62 * off
      second = 0.50 / 0.62 * off
    }
    let swing = (1 - off) / 3
    return [0, first, (first + second) / 2, second, off, off + swing, off + 2 * swing, 1]
  }

  /// How much of each phase a muscle was active, over cycles; empty where no cycle has a foot off.
  static func activity(in cycles: [MuscleCycle]) -> [MusclePhaseActivity] {
    let divided = cycles.compactMap { cycle in edges(of: cycle.cycle).map { (cycle, $0) } }
    guard !divided.isEmpty else { return [] }
    let count = Double(divided.count)
    return names.indices.map { phase in
      let shares = divided.map { $0.0.share(of: $0.1[phase]...$0.1[phase + 1]) }
      return MusclePhaseActivity(
        phase: names[phase], start: divided.reduce(0) { $0 + $1.1[phase] } / count,
        end: divided.reduce(0) { $0 + $1.1[phase + 1] } / count,
        activeShare: shares.reduce(0, +) / count, active: shares.count { $0 >= 0.5 },
        looked: shares.count)
    }
  }
}
