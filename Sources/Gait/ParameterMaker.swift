import Motion

/// Makes the parameters of one task and condition.
struct ParameterMaker: Sendable {
  var task: MovementTask
  var condition: String

  /// Cycles that a spread must rest on to say something about a person (König et al. 2014).
  static let leastForVariability = 50

  /// A mean with its spread, or the reason where no value is finite.
  func parameter(
    _ name: String, _ words: String, _ unit: Unit, _ side: Side?, _ values: [Double],
    because reason: String
  ) -> Parameter {
    let statistic = Statistic(of: values)
    return Parameter(
      name: name, words: words, unit: unit, side: side, task: task, condition: condition,
      value: statistic.map { .present($0) } ?? .absent(because: reason))
  }

  /// A parameter scaled to the body, without unit: `dimensionless_…`.
  func scaled(
    _ parameter: Parameter, _ words: String, _ scaling: Availability<HofScaling>,
    _ scale: (HofScaling, Double) -> Double
  ) -> Parameter {
    var scaled = parameter
    scaled.name = "dimensionless_" + parameter.name
    scaled.words = words
    scaled.unit = .ratio
    switch scaling {
    case .absent(let reason):
      if parameter.value.value != nil { scaled.value = .absent(because: reason) }
    case .present(let hof):
      scaled.value = parameter.value.mapped { statistic in
        var statistic = statistic.withMean(scale(hof, statistic.mean))
        statistic.standardDeviation = statistic.standardDeviation.map { scale(hof, $0) }
        return statistic
      }
    }
    return scaled
  }

  /// The spread of a parameter over cycles as share of its mean, once there are enough of them.
  func variability(of parameter: Parameter, of values: [Double]) -> Parameter {
    var result = parameter
    result.name += "_variability"
    result.words = "variability of \(parameter.words) (SD over mean)"
    result.unit = .percent
    guard let statistic = parameter.value.value else { return result }
    guard statistic.count >= Self.leastForVariability, statistic.mean > 0,
      let deviation = statistic.standardDeviation
    else {
      result.value = .absent(
        because: "a spread needs at least \(Self.leastForVariability) cycles, found "
          + "\(statistic.count)")
      return result
    }
    var share = statistic.withMean(deviation / statistic.mean)
    share.standardDeviation = nil
    result.value = .present(share)
    return result
  }
}

extension Statistic {
  /// The same statistic around another mean.
  func withMean(_ mean: Double) -> Statistic {
    var result = self
    result.mean = mean
    return result
  }
}

extension Availability {
  /// The value changed, or the same reason.
  func mapped(_ change: (Value) -> Value) -> Availability {
    switch self {
    case .present(let value): .present(change(value))
    case .absent: self
    }
  }
}
