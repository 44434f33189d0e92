import Motion

/// P10: the knee is hardly loaded as an extensor when it takes weight.
public struct KneeExtensorLoading: WalkingDetector {
  public static let id = "P10"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let own = Loading(side, walk)
    guard
      let moment = Grade(
        own.moments.values, against: rule["moment"], at: walk.v, error: .sagittalMoment),
      let excursion = Grade(
        own.excursions.values, against: rule["excursion"], at: walk.v, error: .sagittalAngle),
      let decisive = [moment, excursion].decisiveOfAll
    else { return walk.notAssessed(rule, side, because: walk.plateReason(own.moments)) }
    let differences = sideDifferences(own, Loading(side.opposite, walk), walk, rule)
    let difference = differences.decisiveOfAll
    let chosen = [decisive, difference].compactMap(\.self).decisiveOfAny
    var finding = walk.finding(
      rule, side, chosen, of: [moment, excursion] + differences, .init(own.moments),
      severity: moment.severity(rule.severity, .moment))
    finding.details.append(
      .init("largest extensor moment, 8-30 %", moment.value, .newtonMetrePerKilogram))
    finding.details.append(.init("flexion excursion from contact", excursion.value, .degree))
    if let difference, difference.ratio > decisive.ratio, difference.excess >= 0 {
      finding.notes.append("read as the difference from the other side")
    }
    return finding
  }

  /// Moment and bending of one side while it takes weight.
  private struct Loading {
    var moments: WalkingWindows
    var excursions: WalkingWindows

    init(_ side: Side, _ walk: WalkingCondition) {
      moments = walk.cycles(of: side) { curves, _ in curves.maximum(.moment(.knee, 0), 8...30) }
      excursions = walk.cycles(of: side) { curves, _ in curves.flexionExcursion }
    }
  }

  /// Both differences from the other side; none where the other side shows no moment.
  private func sideDifferences(
    _ own: Loading, _ other: Loading, _ walk: WalkingCondition, _ rule: Rule
  ) -> [Grade] {
    guard let moment = Statistic(of: other.moments.values),
      let excursion = Statistic(of: other.excursions.values)
    else { return [] }
    let members = [
      Grade(
        own.moments.map { moment.mean - $0 }.values, against: rule["moment difference"],
        at: walk.v, error: .sagittalMoment, model: moment.standardError(.moment)),
      Grade(
        own.excursions.map { excursion.mean - $0 }.values, against: rule["excursion difference"],
        at: walk.v, error: .sagittalAngle, model: excursion.standardError(.angle)),
    ].compactMap(\.self)
    return members.count == 2 ? members : []
  }
}

extension Statistic {
  /// Standard error of the mean; with one or two windows from the spread assumed for their kind.
  func standardError(_ kind: Grading.Kind) -> Double {
    let spread =
      count >= Grading.enoughWindows ? standardDeviation ?? kind.assumedSpread : kind.assumedSpread
    return spread / Double(max(1, count)).squareRoot()
  }
}

extension CycleCurves {
  /// How far the knee bends while taking weight: largest flexion of 5-30 % less that at contact.
  var flexionExcursion: Double? {
    guard let most = maximum(.kneeFlexion, 5...30), let contact = value(.kneeFlexion, at: 0) else {
      return nil
    }
    return most - contact
  }
}

extension WalkingCondition {
  /// Why a side has no moments: the plates' own reason where there is one.
  func plateReason(_ windows: WalkingWindows) -> String {
    if let reason = trials.lazy.compactMap(\.kinetics.reason).first { return "plate: \(reason)" }
    if windows.reason.hasPrefix(Cycle.turning) || windows.reason.hasPrefix(Cycle.unsteady) {
      return windows.reason
    }
    let doubts = trials.lazy.flatMap(\.plateContacts).flatMap(\.doubts).first
    return "plate: " + (doubts ?? "no clean contact of one foot on one plate")
  }
}
