import Foundation
import Motion

/// Left against right in every parameter that bears it.
///
/// An index is a share of the mean and explodes near zero, so it is given only for positive
/// quantities far from it (times, lengths, shares of the cycle, forces). Angles, moments and powers
/// are compared by their difference.
/// - SeeAlso: Robinson, Herzog, Nigg, J Manipulative Physiol Ther 10:172, 1987; Zifchock et al.,
///   Gait Posture 27:622, 2008; Hodt-Billington et al., Physiother Theory Pract 28:263, 2012 (10 %).
public enum SymmetryTable {
  /// The share beyond which an index may be remarked upon.
  public static let limit = 0.10

  /// Fewer windows of a side are shown, not judged.
  public static let leastCount = 3

  /// How a parameter is compared.
  private enum Comparison {
    /// By index; standard error of it between sessions, as share.
    case index(Double)
    /// By difference; standard error of the quantity between sessions, SI units.
    case difference(Double)
  }

  /// 1.96 √2: from a standard error to the difference that 19 of 20 repetitions stay below.
  private static let detectable = 2.77

  /// Standard errors between sessions by a part of the parameter's name; the first that fits counts.
  /// Knee adduction and rotation have none: they are not graded. Nor have pelvic tilt and rotation:
  /// there is one pelvis, and both sides tell of it.
  private static let errors: [(part: String, unit: Motion.Unit, error: Double)] = [
    ("trunk_lean", .degree, .degrees(1.5)), ("hip_rotation", .degree, .degrees(3.5)),
    ("foot_progression", .degree, .degrees(3.5)), ("obliquity", .degree, .degrees(1.2)),
    ("hip_adduction", .degree, .degrees(1.2)), ("hip_flexion", .degree, .degrees(2)),
    ("knee_flexion", .degree, .degrees(2)), ("dorsiflexion", .degree, .degrees(2)),
    ("hip_abductor_moment", .newtonMetrePerKilogram, 0.05),
    ("knee_extensor_moment", .newtonMetrePerKilogram, 0.06),
    ("plantarflexor_moment", .newtonMetrePerKilogram, 0.06),
  ]

  private static let indexed: [String: Double] = [
    "stride_time": 0.03, "step_time": 0.03, "step_length": 0.03, "stance": 0.03, "swing": 0.03,
    "single_support": 0.03,
  ]

  /// How the names of forces and impulses on the ground begin; 3 % between sessions.
  private static let forces = [
    "vertical_force", "vertical_impulse", "braking_force", "braking_impulse", "propulsion_force",
    "propulsion_impulse",
  ]

  /// Left against right in a session's parameters, in their order.
  public static func values(in parameters: [Parameter]) -> [SymmetryValue] {
    parameters.filter { $0.side == .left }.compactMap { left in
      guard let comparison = comparison(of: left),
        let right = parameters.first(where: {
          $0.name == left.name && $0.side == .right && $0.task == left.task
            && $0.condition == left.condition
        }), let a = left.value.value, let b = right.value.value
      else { return nil }
      return value(left, a, b, comparison)
    }
  }

  private static func comparison(of parameter: Parameter) -> Comparison? {
    if let error = indexed[parameter.name] { return .index(error) }
    if forces.contains(where: parameter.name.hasPrefix) { return .index(0.03) }
    guard parameter.remark != "research" else { return nil }
    return errors.first { $0.unit == parameter.unit && parameter.name.contains($0.part) }
      .map { .difference($0.error) }
  }

  private static func value(
    _ parameter: Parameter, _ left: Statistic, _ right: Statistic, _ comparison: Comparison
  ) -> SymmetryValue {
    var value = SymmetryValue(
      name: parameter.name, words: parameter.words, task: parameter.task,
      condition: parameter.condition, left: left.mean, right: right.mean, unit: parameter.unit,
      difference: left.mean - right.mean, isBeyondLimits: false,
      count: min(left.count, right.count))
    let isJudged = value.count >= leastCount
    switch comparison {
    case .index(let error):
      guard let index = index(left: left.mean, right: right.mean) else { return value }
      value.index = index
      value.ratio = max(left.mean, right.mean) / min(left.mean, right.mean)
      value.symmetryAngle = symmetryAngle(left: left.mean, right: right.mean)
      let detectable = Self.detectable * error
      value.detectableChange = detectable * (left.mean + right.mean) / 2
      value.isBeyondLimits = isJudged && abs(index) >= limit && abs(index) >= detectable
    case .difference(let error):
      value.detectableChange = detectable * error
      value.isBeyondLimits = isJudged && abs(value.difference) > detectable * error
    }
    return value
  }

  /// Robinson's index as a share: (R − L) over half of (R + L), + more on the right; `nil` unless
  /// both are positive, for only then does it mean a share of anything.
  public static func index(left: Double, right: Double) -> Double? {
    guard left > 0, right > 0, left.isFinite, right.isFinite else { return nil }
    return (right - left) / (0.5 * (right + left))
  }

  /// Zifchock's symmetry angle as a share: how far the point (right, left) lies from the line of
  /// equality, a right angle being one; + more on the right.
  public static func symmetryAngle(left: Double, right: Double) -> Double? {
    guard left > 0, right > 0, left.isFinite, right.isFinite else { return nil }
    return (.pi / 4 - atan2(left, right)) / (.pi / 2)
  }
}
