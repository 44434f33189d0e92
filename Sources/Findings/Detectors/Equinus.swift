import Motion

/// P15: the foot meets the ground, or stays, in plantarflexion; or the forefoot touches first.
public struct Equinus: WalkingDetector {
  public static let id = "P15"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let contacts = walk.cycles(of: side) { curves, _ in curves.value(.dorsiflexion, at: 0) }
    let stances = walk.stance(
      of: side, .dorsiflexion, over: 5...55, orSupport: 0...1, reduce: { $0.max() ?? .nan })
    let grades = [
      Grade(contacts.values, against: rule["at contact"], at: walk.v, error: rule.error),
      Grade(stances.values, against: rule["in stance"], at: walk.v, error: rule.error),
    ].compactMap(\.self)
    guard let decisive = grades.decisiveOfAny else {
      return walk.notAssessed(rule, side, because: contacts.reason)
    }
    // When heel and toe come to rest; where that was not seen, when each is down.
    let leads = walk.cycles(of: side) { curves, trial in
      curves.cycle.toeAfterHeel.map { -$0 }
        ?? FootHeights(side, in: trial)?.forefootLead(in: curves.cycle)
    }
    let limit = rule["forefoot first"].value()
    let first = leads.values.count { $0 > limit }
    let isFirst =
      leads.count > 0 && Double(first) >= WalkingCondition.repeatability * Double(leads.count)
    var state = decisive.state(decisive.severity(rule.severity, .angle))
    if isFirst, state == .withinReference { state = .borderline }
    var finding = walk.finding(
      rule, side, decisive, of: grades,
      .init(contacts, readsEvents: decisive.limit.name == "at contact"), state: state)
    for grade in grades { finding.details.append(.init(grade.limit.name, grade.value, .degree)) }
    if isFirst {
      finding.notes.append(
        "the forefoot meets the ground before the heel in "
          + Wording.count(first, of: leads.count, "cycle"))
    }
    return finding
  }
}
