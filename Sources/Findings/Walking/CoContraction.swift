import Motion

/// Quadriceps and hamstrings working together while walking: a member of rules and a node of chains,
/// not a finding of its own.
enum CoContraction {
  static let rule = "co-contraction"
  /// The index of Falconer and Winter at the knee, as muscle indices name it.
  private static let name = "co_contraction_falconer_winter_knee"

  /// The index of a side in a condition, share; the first window of the cycle that has one.
  static func atKnee(_ side: Side, _ walk: WalkingCondition) -> Statistic? {
    walk.analysis.muscleIndices.lazy.map(\.parameter).first {
      $0.name.hasPrefix(name) && $0.side == side && $0.task == .walking
        && $0.condition == walk.name && $0.value.value != nil
    }?.value.value
  }

  /// The sides on which it lies past the laboratory's own limit, as nodes of a chain.
  static func nodes(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let limit = rules.rule(MedialKneeLoading.id)["co-contraction"]
    guard limit.isGiven else { return [] }
    return WalkingCondition.all(in: analysis, by: rules).flatMap { walk in
      Side.allCases.compactMap { side -> Finding? in
        guard let found = atKnee(side, walk), let grade = Grade(found, against: limit),
          grade.state(.mild).isPresent
        else { return nil }
        var confidence = MeasurementConfidence()
        confidence.gate(reference: .own)
        return Finding(
          rule: rule, name: "quadriceps and hamstrings working together",
          state: grade.state(.mild), side: side, task: .walking, condition: walk.name,
          sentence: "\(side.rawValue.sentenceStart) knee: co-contraction past the laboratory's own "
            + "limit.",
          unit: .percent, signInWords: "+ more together", measured: grade.measured,
          showing: grade.windows, windows: grade.windows,
          confidence: confidence.value(
            of: grade.state(.mild), excess: grade.excess, uncertainty: grade.uncertainty,
            windows: grade.windows),
          evidence: limit.evidence, citations: [])
      }
    }
  }
}

extension Grade {
  /// A mean that was worked out elsewhere, share, against a limit; 8 % between sessions is assumed.
  init?(_ statistic: Statistic, against limit: Limit) {
    self.init(
      Array(repeating: statistic.mean, count: max(1, statistic.count)), against: limit, at: nil,
      error: .spatiotemporalSymmetry, session: 0.08, spread: statistic.standardDeviation)
  }
}
