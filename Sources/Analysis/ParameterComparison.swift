import Findings
import Motion

/// Puts what healthy people show beside each parameter.
///
/// Rows by age and sex first; else, for children's walking, the values of Schwartz et al. 2008 at
/// the person's speed. Adults get the children's values with a flag, and no verdict rests on them.
struct ParameterComparison {
  var subject: Subject

  func compared(_ parameters: [Parameter]) -> [Parameter] {
    parameters.map { parameter in
      guard parameter.task == .walking, parameter.reference == nil else { return parameter }
      var parameter = parameter
      parameter.reference =
        SpatiotemporalRows.reference(
          for: parameter.name, age: subject.age, sex: subject.intake["sex"])
        ?? atSpeed(of: parameter, in: parameters)
      return parameter
    }
  }

  private func atSpeed(of parameter: Parameter, in all: [Parameter]) -> ParameterReference? {
    // Speed itself has no reference at its own speed.
    guard let value = Schwartz2008.discreteValues[parameter.name], value.unit == parameter.unit,
      parameter.name != "dimensionless_speed"
    else { return nil }
    let speed = WalkingSpeed(of: parameter.condition, in: all)
    let population = Population(of: subject)
    var flags = speed.isMatched ? [] : ["speed not matched"]
    if population != .child { flags.append("against children") }
    let mean = SpeedBands.value(of: value.means, at: speed.dimensionless)
    return ParameterReference(
      mean: mean,
      standardDeviation: SpeedBands.value(
        of: value.standardDeviations, at: speed.dimensionless),
      count: value.counts.min(),
      words: "Schwartz et al. 2008, children, \(speed.words)", flags: flags)
  }
}

extension WalkingSpeed {
  fileprivate init(of condition: String, in parameters: [Parameter]) {
    self.init(
      dimensionless: parameters.first {
        $0.name == Self.parameter && $0.side == nil && $0.task == .walking
          && $0.condition == condition
      }?.value.value?.mean)
  }
}
