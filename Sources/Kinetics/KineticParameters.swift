import Motion

/// Parameters of force and moment, pooled over the trials of one task and condition.
public enum KineticParameters {
  /// Every measure of both sides, and the symmetry of those that are large and positive.
  ///
  /// - Returns: A mean and its spread over trusted stances, or the reason why there is none.
  public static func parameters(
    of trials: [TrialAnalysis], task: MovementTask, condition: String, subject: SubjectMeasures
  ) -> [Parameter] {
    let contacts = trials.flatMap(\.plateContacts)
    func values(_ measure: StanceMeasure, _ side: Side) -> [Double] {
      contacts.filter { $0.side == side && $0.isTrusted }.compactMap { $0.measures[measure] }
    }
    var parameters: [Parameter] = []
    for side in Side.allCases {
      for measure in StanceMeasure.allCases {
        let statistic = Statistic(of: values(measure, side))
        parameters.append(
          Parameter(
            name: measure.rawValue, words: measure.words, unit: measure.unit, side: side,
            task: task, condition: condition,
            value: statistic.map { .present($0) }
              ?? .absent(because: reason(measure, side, trials, subject))))
      }
    }
    return parameters
      + symmetric.map { measure in
        symmetry(
          of: measure, left: values(measure, .left), right: values(measure, .right), task: task,
          condition: condition)
      }
  }

  /// The measures whose sides are compared by Robinson's index.
  private static let symmetric: [StanceMeasure] = [
    .verticalForceFirstPeak, .verticalForceSecondPeak, .verticalImpulse,
  ]

  /// Robinson's symmetry index 100·(R − L)/(0.5·(R + L)), + where the right side bears more.
  ///
  /// Source: Robinson et al. 1987, J Manipulative Physiol Ther 10:172.
  private static func symmetry(
    of measure: StanceMeasure, left: [Double], right: [Double], task: MovementTask,
    condition: String
  ) -> Parameter {
    var value = Availability<Statistic>.absent(because: "it needs trusted stances of both feet")
    if let l = Statistic(of: left), let r = Statistic(of: right), l.mean + r.mean > 0 {
      let index = (r.mean - l.mean) / (0.5 * (r.mean + l.mean))
      if var statistic = Statistic(of: [index]) {
        statistic.count = min(l.count, r.count)
        value = .present(statistic)
      }
    }
    return Parameter(
      name: measure.rawValue + StanceMeasure.symmetrySuffix,
      words: measure.words + ", symmetry index (+ more on the right)", unit: .percent, side: nil,
      task: task, condition: condition, value: value)
  }

  private static func reason(
    _ measure: StanceMeasure, _ side: Side, _ trials: [TrialAnalysis], _ subject: SubjectMeasures
  ) -> String {
    guard trials.contains(where: { !$0.trial.plates.isEmpty }) else {
      return "no trial has force plates"
    }
    let contacts = trials.flatMap(\.plateContacts)
    let own = contacts.filter { $0.side == side }
    let trusted = own.filter(\.isTrusted)
    guard !trusted.isEmpty else {
      if let doubt = own.first?.doubts.first
        ?? contacts.first(where: { $0.side == nil })?.doubts.first
      {
        return "no loading of a plate can be trusted: " + doubt
      }
      if contacts.isEmpty,
        let reason = trials.lazy.flatMap(\.notices).first(where: { $0.topic == .plates })?.text
      {
        return reason
      }
      return "the \(side.rawValue) foot met no plate"
    }
    guard trusted.contains(where: \.isWhole) else {
      return "no trial holds a whole stance on a plate"
    }
    if (subject[.mass] ?? 0) <= 0 { return "the body mass is not known (mass_kg)" }
    if measure.unit == .percentBodyWeightHeight || measure.unit == .percentBodyWeightHeightSecond,
      (subject[.height] ?? 0) <= 0
    {
      return "the body height is not known (height_m)"
    }
    if let reason = trials.compactMap(\.kinetics.reason).first { return reason }
    return "it could not be measured in any stance on a plate"
  }
}
