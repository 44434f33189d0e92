import Motion

/// P19: the feet are set down far apart.
public struct WideBase: WalkingRule {
  public static let id = "P19"
  /// Rows of people as old as this are of adults, years.
  static let adult = 18.0

  public init() {}

  func findings(in walks: [WalkingCondition], by rule: Rule) -> [Finding] {
    walks.map { finding(in: $0, by: rule) }
  }

  func finding(in walk: WalkingCondition) -> Finding {
    walk.said(Self.id, on: nil) ?? finding(in: walk, by: walk.rules.rule(Self.id))
  }

  private func finding(in walk: WalkingCondition, by rule: Rule) -> Finding {
    var widths = walk.cycles(of: .right) { AnklePaths($0.cycle, in: $1)?.stepWidth }
    widths.windows += walk.cycles(of: .left) { AnklePaths($0.cycle, in: $1)?.stepWidth }.windows
    guard widths.count > 0 else { return walk.notAssessed(rule, nil, because: widths.reason) }
    guard let limit = limit(for: walk.analysis.subject, rule) else {
      let missing = walk.analysis.subject.age == nil ? "age" : "sex"
      var finding = walk.notAssessed(rule, nil, because: missing)
      if let mean = Statistic(of: widths.values)?.mean {
        finding.details.append(.init("step width", mean, .centimetre))
      }
      return finding
    }
    let grade = Grade(widths.values, against: limit, at: walk.v, error: rule.error)
    var finding = walk.finding(rule, nil, grade, .init(widths, readsEvents: true, noun: "step"))
    finding.reference = "people of about that age and sex (row \(limit.name)), normal pace"
    return finding
  }

  /// The row of the nearest age among those of the person's kind, or `nil` without age or sex.
  private func limit(for subject: Subject, _ rule: Rule) -> Limit? {
    guard let age = subject.age, age.isFinite else { return nil }
    let kind: String
    if age < Self.adult {
      kind = "child"
    } else if let isMan = Sex(of: subject)?.isMale {
      kind = isMan ? "man" : "woman"
    } else {
      return nil
    }
    func rowAge(_ limit: Limit) -> Double {
      limit.name.split(separator: " ").last.flatMap { Double($0) } ?? .infinity
    }
    return rule.limits.filter { $0.name.hasPrefix(kind + " ") }
      .min { abs(rowAge($0) - age) < abs(rowAge($1) - age) }
  }
}
