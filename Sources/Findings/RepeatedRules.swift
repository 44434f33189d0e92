import Motion

/// A rule about walking that looks at whole conditions.
protocol WalkingRule: RuledDetector {
  func findings(in walks: [WalkingCondition], by rule: Rule) -> [Finding]
}

extension WalkingRule {
  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    findings(in: WalkingCondition.all(in: analysis, by: rules), by: rules.rule(Self.id))
  }
}

/// Rules that are asked of a session again and again, with other numbers each time.
///
/// States, values and limits are those of `Detectors.findings`, in the same order; sentences,
/// references and sources in words are left out, and walking conditions are found once for all rules.
public struct RepeatedRules: Sendable {
  private let walking: [(rule: any WalkingRule, data: Rule)]
  private let others: [any RuledDetector]
  private let rules: RuleBook

  /// - Parameter isWanted: Whether the rule of an identifier is asked.
  public init(_ rules: RuleBook, where isWanted: (String) -> Bool) {
    self.rules = rules
    let wanted = Detectors.all.compactMap { $0 as? any RuledDetector }
      .filter { isWanted($0.rule) }
    walking = wanted.compactMap { detector in
      (detector as? any WalkingRule).map { ($0, rules.rule($0.rule)) }
    }
    others = wanted.filter { !($0 is any WalkingRule) }
  }

  /// What the rules say about a session: rules of walking first.
  public func findings(in analysis: SessionAnalysis) -> [Finding] {
    var found: [Finding] = []
    if !walking.isEmpty {
      var walks = WalkingCondition.all(in: analysis, by: rules)
      for index in walks.indices { walks[index].isWorded = false }
      for (rule, data) in walking {
        let said = rule.findings(in: walks, by: data)
        for index in walks.indices { walks[index].said[data.id] = said }
        found += said
      }
    }
    for detector in others { found += detector.findings(in: analysis, by: rules) }
    return found
  }
}
