import Motion

/// Work at the joints over a stance: the joint power's positive and negative part, summed over time.
enum WorkMeasures {
  private static let joints: [(Joint, StanceMeasure, StanceMeasure)] = [
    (.hip, .hipWorkGenerated, .hipWorkAbsorbed), (.knee, .kneeWorkGenerated, .kneeWorkAbsorbed),
    (.ankle, .ankleWorkGenerated, .ankleWorkAbsorbed),
  ]

  static func measures(of stance: Stance) -> [StanceMeasure: Double] {
    guard let leg = stance.leg else { return [:] }
    var measures: [StanceMeasure: Double] = [:]
    for (joint, generated, absorbed) in joints {
      let power = stance.values(leg.powers[joint, default: []])
      guard !power.isEmpty else { continue }
      measures[generated] = power.reduce(0) { $0 + max(0, $1) } / stance.rate
      measures[absorbed] = power.reduce(0) { $0 + max(0, -$1) } / stance.rate
    }
    return measures
  }
}
