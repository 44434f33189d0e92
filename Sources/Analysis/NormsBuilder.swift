import Findings
import Gait
import Motion

/// Makes a laboratory's own reference from the analyses of its healthy people.
public struct NormsBuilder: Sendable {
  public init() {}

  /// What one session contributes: one person for each speed band walked in, the first condition of
  /// a band counting.
  ///
  /// The side is drawn by the label: the same study gives the same sides, and neither side is
  /// preferred. Where the drawn side has no whole curve, the other one stands in.
  public func people(from analysis: SessionAnalysis) -> [LaboratoryNorms.Person] {
    var found: [LaboratoryNorms.Person] = []
    for group in TrialGroup.groups(of: analysis.trials) where group.task == .walking {
      let cycles = group.trials.flatMap(\.cycles).filter(\.cycle.isAssessed)
      let first = Self.side(of: analysis.subject.label)
      guard
        let person = person(first, cycles, group, analysis)
          ?? person(first.opposite, cycles, group, analysis),
        !found.contains(where: { $0.band == person.band })
      else { continue }
      found.append(person)
    }
    return found
  }

  /// The sum of the label's bytes decides: even left, odd right.
  public static func side(of label: String) -> Side {
    label.utf8.reduce(0) { ($0 &* 31) &+ Int($1) }.isMultiple(of: 2) ? .left : .right
  }

  private func person(
    _ side: Side, _ cycles: [CycleCurves], _ group: TrialGroup, _ analysis: SessionAnalysis
  ) -> LaboratoryNorms.Person? {
    var curves: [CycleQuantity: [Double]] = [:]
    for quantity in CycleQuantity.all {
      let mean = GaitProfileScore.mean(quantity, side, in: cycles)
      if mean.count > 0 { curves[quantity] = mean.curve }
    }
    guard curves.keys.contains(where: { if case .angle = $0 { true } else { false } }) else {
      return nil
    }
    let legs = Side.allCases.compactMap { analysis.subject.measures[.legLength($0)] }
    return LaboratoryNorms.Person(
      label: analysis.subject.label, condition: group.condition, side: side,
      sex: analysis.subject.intake["sex"], age: analysis.subject.age,
      legLength: Statistic(of: legs)?.mean,
      speed: WalkingSpeed(of: group.condition, in: analysis).dimensionless,
      cycles: cycles.count { $0.cycle.side == side }, curves: curves)
  }

  /// Parameters of a session's first walking condition on its drawn side, for the error between
  /// sessions.
  public func parameters(from analysis: SessionAnalysis) -> [String: Double] {
    let side = Self.side(of: analysis.subject.label)
    guard
      let condition = TrialGroup.groups(of: analysis.trials).first(where: { $0.task == .walking })?
        .condition
    else { return [:] }
    let members = analysis.parameters.filter {
      $0.task == .walking && $0.condition == condition && ($0.side == side || $0.side == nil)
    }
    return Dictionary(
      members.compactMap { parameter in
        parameter.value.value.map { (parameter.name, $0.mean) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The standard error of measurement of each parameter: the root mean square of people's spread
  /// between their sessions.
  ///
  /// - Parameter sessions: Parameters of each session, by label; people with one session say
  ///   nothing here.
  public func measurementErrors(
    of sessions: [(label: String, parameters: [String: Double])]
  ) -> (errors: [String: Double], people: Int) {
    var byPerson: [String: [[String: Double]]] = [:]
    for session in sessions { byPerson[session.label, default: []].append(session.parameters) }
    let repeated = byPerson.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map(\.value)
    let names = Set(repeated.flatMap { $0.flatMap(\.keys) }).sorted()
    var errors: [String: Double] = [:]
    for name in names {
      let variances = repeated.compactMap { sessions in
        Statistic(of: sessions.compactMap { $0[name] })?.standardDeviation.map { $0 * $0 }
      }
      guard !variances.isEmpty else { continue }
      errors[name] = (variances.reduce(0, +) / Double(variances.count)).squareRoot()
    }
    return (errors, repeated.count)
  }

  /// How often a curve of a healthy person lies beyond two standard deviations of all the others for
  /// at least 5 % of the cycle without a break.
  public func curveFlagRates(of norms: LaboratoryNorms) -> [LaboratoryNorms.FlagRate] {
    let judged = norms.people.map { person in
      (person: person, others: norms.without(person.label).referenceSet)
    }
    return CycleQuantity.all.compactMap { quantity in
      var flagged = 0
      var people = 0
      for (person, others) in judged {
        guard let curve = person.curves[quantity],
          let band = others.band(of: quantity, at: person.speed),
          let z = band.z(of: Waveform(curve))
        else { continue }
        people += 1
        if Self.leavesBand(z) { flagged += 1 }
      }
      return people > 0
        ? LaboratoryNorms.FlagRate(name: quantity.name, flagged: flagged, people: people) : nil
    }
  }

  /// Whether |z| stays above 2 for six samples in a row: 5 % of the cycle.
  static func leavesBand(_ z: [Double]) -> Bool {
    var run = 0
    for value in z {
      run = abs(value) > 2 ? run + 1 : 0
      if run > 5 { return true }
    }
    return false
  }

  /// How often each rule says `present` of healthy people.
  ///
  /// - Parameter analyses: What rules said of each person, judged by all the others.
  public func ruleFlagRates(of analyses: [[Finding]]) -> [LaboratoryNorms.FlagRate] {
    var names: [String] = []
    var flagged: [String: Int] = [:]
    var people: [String: Int] = [:]
    for findings in analyses {
      var seen: [String: Bool] = [:]
      for finding in findings {
        if case .notAssessed = finding.state { continue }
        var isPresent = false
        if case .present = finding.state { isPresent = true }
        seen[finding.rule] = (seen[finding.rule] ?? false) || isPresent
        if !names.contains(finding.rule) { names.append(finding.rule) }
      }
      for (rule, isPresent) in seen {
        people[rule, default: 0] += 1
        if isPresent { flagged[rule, default: 0] += 1 }
      }
    }
    return names.sorted().map {
      LaboratoryNorms.FlagRate(name: $0, flagged: flagged[$0] ?? 0, people: people[$0] ?? 0)
    }
  }
}
