import Motion

/// The walking trials of one condition, as rules look at them.
struct WalkingCondition {
  var name: String
  var trials: [TrialAnalysis]
  var analysis: SessionAnalysis
  var speed: WalkingSpeed
  var population: Population
  var rules: RuleBook
  /// Why trials are not looked at, by their names.
  var refused: [String: String] = [:]
  /// Whether findings carry sentences, references, notes and sources in words.
  var isWorded = true
  /// What rules have said already, by their identifiers, so that a rule which has others as its
  /// members need not ask them again.
  var said: [String: [Finding]] = [:]
  /// The single supports of both sides that lie in no complete cycle of their side, by trial.
  let looseSupports: [[SingleSupport]]

  init(_ condition: Condition, in analysis: SessionAnalysis, by rules: RuleBook) {
    name = condition.name
    trials = condition.trials
    self.analysis = analysis
    speed = WalkingSpeed(of: condition.name, in: analysis)
    population = Population(of: analysis.subject)
    self.rules = rules
    looseSupports = condition.trials.map { trial in
      Side.allCases.flatMap { SingleSupport.loose(of: $0, in: trial) }
    }
    for trial in condition.trials {
      if let reason = Self.implausible(trial) { refused[trial.trial.name] = reason }
    }
  }

  static func all(in analysis: SessionAnalysis, by rules: RuleBook) -> [WalkingCondition] {
    Condition.all(of: .walking, in: analysis).map { WalkingCondition($0, in: analysis, by: rules) }
  }

  /// Why the angles of a trial are those of no body, or `nil` where they may be one's.
  static func implausible(_ trial: TrialAnalysis) -> String? {
    let assessed = trial.cycles.filter(\.cycle.isAssessed)
    guard !assessed.isEmpty else { return nil }
    let isBackwards = assessed.allSatisfy { curves in
      (curves.maximum(.kneeFlexion, 55...100) ?? 0) < .degrees(-10)
    }
    let isBroken = assessed.contains { curves in
      let ankle = curves.samples(.dorsiflexion, 0...100)
      return ankle.contains { abs($0) > .degrees(80) }
    }
    guard isBackwards || isBroken else { return nil }
    return "geometry: the legs bend as no body's do; left and right markers may be exchanged"
  }

  /// What a rule has said already, or `nil`.
  func said(_ rule: String, on side: Side?) -> Finding? {
    said[rule]?.first { $0.side == side && $0.condition == name }
  }

  /// Whether limits follow the laboratory's own people.
  var hasOwnReference: Bool { rules[HipExtension.id]?.limit.basis == .own }

  /// v*, or `nil` where it is not known.
  var v: Double? { speed.dimensionless }

  /// Leg length of a side, metres, or `nil`.
  func legLength(_ side: Side) -> Double? {
    let measures = analysis.subject.measures
    guard let length = measures[.legLength(side)] ?? measures[.legLength(side.opposite)],
      length > 0.2
    else { return nil }
    return length
  }

  /// Standing values, where the standing trial is fit to be used.
  var standing: Availability<StandingAnalysis> {
    switch analysis.standing {
    case .absent(let reason): return .absent(because: reason)
    case .present(let standing):
      guard standing.gates.isEmpty else {
        return .absent(because: standing.gates.joined(separator: ", "))
      }
      return .present(standing)
    }
  }

  /// A standing angle, radians, or why it is not known.
  func standing(_ group: AngleGroup, _ component: Int, _ side: Side) -> Availability<Double> {
    switch standing {
    case .absent(let reason): return .absent(because: reason)
    case .present(let standing):
      guard let angles = standing.angles[side]?[group], angles.indices.contains(component),
        angles[component].isFinite
      else { return .absent(because: "the \(group.rawValue) was not seen while standing") }
      return .present(angles[component])
    }
  }
}

/// A rule about walking, which speaks once a side and condition.
protocol WalkingDetector: WalkingRule {
  func finding(on side: Side, in walk: WalkingCondition, by rule: Rule) -> Finding
}

extension WalkingDetector {
  func findings(in walks: [WalkingCondition], by rule: Rule) -> [Finding] {
    var found: [Finding] = []
    for walk in walks {
      for side in Side.allCases { found.append(finding(on: side, in: walk, by: rule)) }
    }
    return found
  }

  /// What this rule says, for a rule that has it as a member.
  func finding(on side: Side, in walk: WalkingCondition) -> Finding {
    walk.said(Self.id, on: side) ?? finding(on: side, in: walk, by: walk.rules.rule(Self.id))
  }
}
