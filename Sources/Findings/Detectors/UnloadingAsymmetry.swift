import Foundation
import Motion

/// P11: one leg carries for less time than the other.
public struct UnloadingAsymmetry: WalkingDetector {
  public static let id = "P11"

  public init() {}

  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding {
    let own = walk.singleSupports(of: side)
    let other = walk.singleSupports(of: side.opposite)
    guard let mean = Statistic(of: own.values), let others = Statistic(of: other.values) else {
      return walk.notAssessed(
        rule, side, because: own.count == 0 ? own.reason : other.reason)
    }
    guard
      let time = Self.symmetry(
        own.values, against: other.values, rule["limit"], walk, .spatiotemporalSymmetry)
    else { return walk.notAssessed(rule, side, because: own.reason) }
    let seconds = self.seconds(side, walk, rule)
    let second = seconds.map(\.grade).decisiveOfAny
    // n of the poorer side counts.
    var decisive = time
    decisive.windows = min(decisive.windows, mean.count, others.count)
    decisive.showing = min(decisive.showing, decisive.windows)
    let severity = time.severity(rule.severity, .ratio)
    var state = decisive.state(severity)
    // The further sign counts from its limit on; near it, or unseen, it leaves this one borderline.
    if let second, second.ratio < -1 {
      state = .withinReference
    } else if (second?.excess ?? -1) < 0 {
      state = state.atMostBorderline
    }
    let phrase =
      PainReport(walk.analysis.subject).isOn(side)
      ? "antalgic-type gait, with pain reported on this side: \(rule.wording.present)" : nil
    var basis = WalkingCondition.Basis(own, readsEvents: true, noun: "step")
    if other.confidence == .low { basis.events = .low }
    var finding = walk.finding(
      rule, side, decisive, basis, severity: severity, state: state, phrase: phrase)
    finding.details.append(.init("single support", mean.mean, .second))
    finding.details.append(.init("single support of the other leg", others.mean, .second))
    finding.details.append(.init("symmetry index of single support", time.value, .percent))
    finding.members = seconds.filter { $0.grade.excess >= 0 }.map(\.words)
    if !finding.members.isEmpty {
      finding.notes.append("with it: " + finding.members.joined(separator: ", "))
    } else if second == nil, time.excess >= 0 {
      finding.notes.append("no second sign could be looked at: at most borderline")
    }
    return finding
  }

  /// The symmetry index of values that are smaller on this side, one a value of this side.
  static func symmetry(
    _ own: [Double], against other: [Double], _ limit: Limit, _ walk: WalkingCondition,
    _ error: MeasurementError
  ) -> Grade? {
    guard let a = Statistic(of: own), let b = Statistic(of: other), a.mean + b.mean > 0 else {
      return nil
    }
    let middle = (a.mean + b.mean) / 2
    // Robinson's index is made for positive values far from zero.
    guard a.mean > 0, b.mean > 0 else { return nil }
    let spread = b.count >= Grading.enoughWindows ? (b.standardDeviation ?? 0) : 0
    return Grade(
      own.map { (b.mean - $0) / middle }, against: limit, at: walk.v, error: error,
      model: spread / middle / Double(b.count).squareRoot())
  }

  /// The further signs that may point to the same side.
  private func seconds(
    _ side: Side, _ walk: WalkingCondition, _ rule: Rule
  ) -> [(words: String, grade: Grade)] {
    var found: [(words: String, grade: Grade)] = []
    func contacts(_ measure: StanceMeasure, _ side: Side) -> [Double] {
      walk.trials.flatMap(\.plateContacts).filter { $0.isTrusted && $0.side == side }
        .compactMap { $0.measures[measure] }
    }
    for (words, measure) in [
      ("first force peak lower", StanceMeasure.verticalForceFirstPeak),
      ("second force peak lower", .verticalForceSecondPeak),
    ] {
      let grade = Self.symmetry(
        contacts(measure, side), against: contacts(measure, side.opposite), rule["force peak"],
        walk, .groundReaction)
      if let grade { found.append((words, grade)) }
    }
    let valleys = contacts(.verticalForceValley, side)
    if let other = Statistic(of: contacts(.verticalForceValley, side.opposite)),
      let grade = Grade(
        valleys.map { $0 - other.mean }, against: rule["force valley"], at: walk.v,
        error: .groundReaction)
    {
      found.append(("force valley shallower", grade))
    }
    // A leg that is spared lets the other foot make the shorter step.
    let steps = Side.allCases.map { walk.stepLength(of: $0) }
    if let left = steps[0], let right = steps[1] {
      let (own, other) = side == .left ? (left, right) : (right, left)
      let middle = (own.mean + other.mean) / 2
      if own.mean > 0, other.mean > 0,
        let grade = Grade(
          Array(
            repeating: (own.mean - other.mean) / middle, count: min(own.count, other.count)),
          against: rule["step length"], at: walk.v, error: .spatiotemporalSymmetry,
          spread: hypot(own.standardDeviation ?? 0, other.standardDeviation ?? 0) / middle)
      {
        found.append(("the other foot's step is shorter", grade))
      }
    }
    return found
  }
}

extension WalkingCondition {
  /// Durations of the single supports of a side that are in straight walking, seconds.
  func singleSupports(of side: Side) -> WalkingWindows {
    var found = cycles(of: side) { curves, _ in
      guard let off = curves.cycle.oppositeFootOff,
        let contact = curves.cycle.oppositeInitialContact, contact > off
      else { return nil }
      return contact - off
    }
    for (index, trial) in trials.enumerated() {
      let loose = looseSupports[index].filter { $0.side == side }
      guard !loose.isEmpty, !Self.turns(trial) else { continue }
      for support in loose {
        found.windows.append(
          .init(
            value: support.time.upperBound - support.time.lowerBound, seen: 1,
            isFromCycle: false, confidence: .high))
      }
    }
    return found
  }

  /// The step that ends on a side's foot, metres, or `nil`.
  func stepLength(of side: Side) -> Statistic? {
    analysis.parameters.first {
      $0.name == "step_length" && $0.side == side && $0.task == .walking && $0.condition == name
    }?.value.value
  }
}
