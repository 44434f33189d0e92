import Motion
import Signal

/// One value against one limit, with its uncertainty: what a state is read from.
struct Grade {
  var limit: Limit
  /// SI units.
  var value: Double
  var limitValue: Double
  /// Distance past the limit, positive = deviant.
  var excess: Double
  /// One standard deviation of the value.
  var uncertainty: Double
  var z: Double?
  var standardDeviation: Double?
  /// Windows past the limit, and all.
  var showing: Int
  var windows: Int

  /// The excess in uncertainties: by it members of a combination are compared.
  var ratio: Double { uncertainty > 0 ? excess / uncertainty : excess > 0 ? .infinity : -.infinity }

  /// - Parameters:
  ///   - values: One a window, SI units.
  ///   - value: What is compared; the mean of the values by default.
  ///   - model: What the model adds to the uncertainty.
  ///   - session: Standard error between sessions in place of the error's own.
  /// - Returns: `nil` where there is no value or the limit has none at that speed.
  init?(
    _ values: [Double], against limit: Limit, at speed: Double?, error: MeasurementError,
    value: Double? = nil, model: Double = 0, session: Double? = nil, spread: Double? = nil
  ) {
    guard let statistic = Statistic(of: values) else { return nil }
    self.limit = limit
    self.value = value ?? statistic.mean
    limitValue = limit.value(at: speed)
    guard limitValue.isFinite, self.value.isFinite else { return nil }
    excess = limit.sense * (self.value - limitValue)
    standardDeviation = spread ?? statistic.standardDeviation
    uncertainty = Grading.uncertainty(
      session: session ?? error.standardError, spread: standardDeviation,
      windows: statistic.count, model: model, kind: error.kind)
    z = limit.z(of: self.value, at: speed)
    let sense = limit.sense
    let bound = limitValue
    showing = values.count { $0.isFinite && sense * ($0 - bound) > 0 }
    windows = statistic.count
  }

  /// The state of this value alone.
  func state(_ severity: Severity) -> FindingState {
    Grading.state(
      excess: excess, uncertainty: uncertainty, windows: windows, severity: severity)
  }

  /// The severity by a rule's scheme.
  func severity(_ scheme: Rule.SeverityScheme, _ kind: Grading.Kind) -> Severity {
    switch scheme {
    case .reference:
      if let z { return Grading.severity(z: z) }
      return Grading.severity(excess: excess, kind: kind)
    case .value(let edges):
      let sense = limit.sense
      return Grading.severity(
        of: sense * value, moderate: sense * edges[1], marked: sense * edges[2])
    case .excess, .own: return Grading.severity(excess: excess, kind: kind)
    }
  }

  var measured: Finding.Measured {
    Finding.Measured(
      value: value, limit: limitValue, excess: excess, uncertainty: uncertainty, z: z,
      mean: value, standardDeviation: standardDeviation, name: limit.name)
  }
}

extension Collection where Element == Grade {
  /// The member that decides where all must be past their limits: the nearest to within.
  var decisiveOfAll: Grade? { self.min { $0.ratio < $1.ratio } }
  /// The member that decides where one is enough: the farthest past its limit.
  var decisiveOfAny: Grade? { self.max { $0.ratio < $1.ratio } }
}
