import Motion

/// P14: the trunk is extended against the pelvis; no published band fits skin markers.
public struct LumbarExtension: RuledDetector {
  public static let id = "P14"

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return WalkingCondition.all(in: analysis, by: rules).map { walk in
      var finding = walk.notAssessed(
        rule, nil, because: "reference: the laboratory's own people are needed, none are loaded")
      let angles = walk.stance(
        of: .right, .trunk(.tiltOnPelvis), over: 0...100, orSupport: 0...1)
      if let mean = Statistic(of: angles.values)?.mean {
        finding.details.append(.init("trunk against pelvis, + forwards", mean, .degree))
      }
      return finding
    }
  }
}
