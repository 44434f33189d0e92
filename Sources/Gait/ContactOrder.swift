import Motion

/// Which part of a foot meets the ground first, step by step.
struct ContactOrder {
  /// The toe must rest so much before the heel for a forefoot contact, seconds (clinical rule P15).
  static let leastLead = 0.010
  /// How near to a step's contact its order is looked for, seconds.
  static let reach = 0.15

  private let steps: [Side: [(time: Double, toeAfterHeel: Double)]]

  init(_ trial: Trial) {
    let feet = Side.allCases.compactMap { FootPath($0, in: trial) }
    guard !feet.isEmpty, let travel = Travel(trial, feet: feet), travel.isTravelling else {
      steps = [:]
      return
    }
    steps = Dictionary(
      uniqueKeysWithValues: feet.map { ($0.side, FootRest($0, travel: travel).order) })
  }

  /// How much later than the heel the toe comes to rest in the step whose contact lies at an
  /// instant, seconds; negative where the toe is first, `nil` where it was not seen.
  func toeAfterHeel(_ side: Side, at time: Double) -> Double? {
    let nearest = steps[side]?.min { abs($0.time - time) < abs($1.time - time) }
    guard let nearest, abs(nearest.time - time) <= Self.reach else { return nil }
    return nearest.toeAfterHeel
  }

  /// Whether the toe comes down first.
  func isForefoot(_ side: Side, at time: Double) -> Bool {
    toeAfterHeel(side, at: time).map { $0 < -Self.leastLead } ?? false
  }
}
