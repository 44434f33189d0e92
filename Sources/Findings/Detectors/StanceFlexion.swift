import Motion

/// P07: the knee stays bent while the leg stands.
public struct StanceFlexion: WalkingDetector {
  public static let id = "P07"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let least = walk.cycles(of: side) { curves, _ in
      curves.footOffPercent.flatMap { curves.minimum(.kneeFlexion, 0...$0) }
    }
    guard
      let grade = Grade(least.values, against: rule["limit"], at: walk.v, error: rule.error)
    else { return walk.notAssessed(rule, side, because: least.reason) }
    let contacts = walk.cycles(of: side) { curves, _ in curves.value(.kneeFlexion, at: 0) }
    let contact = Statistic(of: contacts.values)?.mean ?? .nan
    let crouch = rule["crouch"].value()
    let isCrouch = grade.value > crouch && contact > crouch
    let severity: Severity =
      isCrouch
      ? Grading.severity(
        of: grade.value, moderate: rule["crouch moderate"].value(),
        marked: rule["crouch marked"].value()) : .mild
    var finding = walk.finding(rule, side, grade, .init(least), severity: severity)
    finding.details.append(.init("knee flexion at contact", contact, .degree))
    if finding.state.isPresent, isCrouch {
      let other = walk.cycles(of: side.opposite) { curves, _ in
        curves.footOffPercent.flatMap { curves.minimum(.kneeFlexion, 0...$0) }
      }
      let both = (Statistic(of: other.values)?.mean ?? 0) > crouch
      finding.notes.append(
        "crouch-type, \(both ? "both sides" : "one side"): above "
          + "\(Wording.degrees(crouch, 0)) in stance and at contact"
          + (rule["crouch"].isUnverified ? " (unverified)" : ""))
    }
    return finding
  }
}
