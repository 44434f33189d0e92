import Motion

/// How many cycles there are, and how many rules may look at.
struct CycleCounts {
  /// Cycles that rules may look at.
  var assessed: [Side: Int] = [:]
  /// Cycles set aside, such as turning ones.
  var gated: [Side: Int] = [:]
  /// Assessed cycles whose events are of low confidence.
  var lowConfidence = 0
  /// Why cycles were set aside, without repetition, in order.
  var gates: [String] = []

  init(of trials: [TrialAnalysis]) {
    var reasons: Set<String> = []
    for cycle in trials.flatMap(\.cycles).map(\.cycle) {
      if cycle.isAssessed {
        assessed[cycle.side, default: 0] += 1
        if cycle.confidence == .low { lowConfidence += 1 }
      } else {
        gated[cycle.side, default: 0] += 1
        reasons.formUnion(cycle.gates)
      }
    }
    gates = reasons.sorted()
  }

  var total: Int { totalAssessed + totalGated }
  var totalAssessed: Int { assessed.values.reduce(0, +) }
  var totalGated: Int { gated.values.reduce(0, +) }
}
