import Foundation
import Motion

/// Angles of the knee that depend on the knee's flexion axis, each with the error of that axis.
///
/// Errors of repeated sessions are those of McGinley et al. 2009, Gait Posture 29:360; the axis's
/// own is added in quadrature.
public enum KneeAngleParameters {
  static let adductionError = Double.degrees(2)
  static let rotationError = Double.degrees(3.5)

  /// Says on every value that the axis forbids to use it.
  static let unreliable = "unreliable: the knee's flexion axis is turned too far (light red)"

  static let unchecked = "without the error of the knee's axis, which was not checked"

  /// The values of one task and condition, over assessed cycles.
  ///
  /// - Parameter axes: What walking told about each knee's axis.
  public static func parameters(
    of trials: [TrialAnalysis], task: MovementTask, condition: String,
    axes: [Side: Availability<KneeAxisCheck>]
  ) -> [Parameter] {
    Side.allCases.flatMap { side -> [Parameter] in
      let cycles = trials.flatMap(\.cycles).filter {
        $0.cycle.side == side && $0.cycle.isAssessed
      }
      guard !cycles.isEmpty else { return [] }
      return measured.map { quantity in
        parameter(
          quantity, of: cycles, side, task: task, condition: condition, axis: axes[side]?.value)
      }
    }
  }

  /// One value of a cycle, and the flexion at which it was read.
  private struct Reading {
    var value: Double
    var flexion: Double
  }

  private struct Quantity {
    var name: String
    var words: String
    var error: Double
    var ofAxis: @Sendable (KneeAxisCheck, Double) -> Double
    var read: @Sendable (CycleCurves) -> Reading?
  }

  private static let measured: [Quantity] = [
    Quantity(
      name: "knee_adduction_at_initial_contact",
      words: "knee adduction at initial contact (+ varus)", error: adductionError,
      ofAxis: { $0.adductionError(atFlexion: $1) },
      read: { reading($0, .knee, 1, at: 0) }),
    Quantity(
      name: "knee_adduction_loading_peak",
      words: "largest knee adduction up to 30 % of the cycle (+ varus)", error: adductionError,
      ofAxis: { $0.adductionError(atFlexion: $1) },
      read: { cycle in
        (0...30).compactMap { reading(cycle, .knee, 1, at: $0) }.max { $0.value < $1.value }
      }),
    Quantity(
      name: "knee_rotation_single_support",
      words: "mean knee rotation over 10\u{2013}50 % of the cycle (+ internal)",
      error: rotationError, ofAxis: { $0.rotationError(atFlexion: $1) },
      read: { mean($0, .knee, 2) }),
  ]

  /// The same parameters, hip rotation with the error of the knee's axis.
  ///
  /// - Parameter names: Those of the parameters that measure hip rotation.
  public static func withErrors(
    _ parameters: [Parameter], named names: Set<String> = ["mean_hip_rotation_in_stance"],
    axes: [Side: Availability<KneeAxisCheck>]
  ) -> [Parameter] {
    parameters.map { parameter in
      guard names.contains(parameter.name), let side = parameter.side else { return parameter }
      var parameter = parameter
      let own = axes[side]?.value?.hipRotationError ?? 0
      parameter.uncertainty = (rotationError * rotationError + own * own).squareRoot()
      let doubt = axes[side]?.value.map { $0.isReliable ? nil : unreliable } ?? unchecked
      parameter.remark = [parameter.remark, doubt].compactMap(\.self).joined(separator: "; ")
      if parameter.remark?.isEmpty == true { parameter.remark = nil }
      return parameter
    }
  }

  private static func reading(
    _ cycle: CycleCurves, _ group: AngleGroup, _ component: Int, at percent: Int
  ) -> Reading? {
    guard let waves = cycle.angles[group], waves.indices.contains(component),
      let flexion = cycle.angles[.knee]?.first, waves[component][percent].isFinite
    else { return nil }
    return Reading(value: waves[component][percent], flexion: flexion[percent])
  }

  private static func mean(
    _ cycle: CycleCurves, _ group: AngleGroup, _ component: Int
  ) -> Reading? {
    let window = (10...50).map { reading(cycle, group, component, at: $0) }
    let seen = window.compactMap(\.self)
    guard seen.count == window.count else { return nil }
    let count = Double(seen.count)
    return Reading(
      value: seen.reduce(0) { $0 + $1.value } / count,
      flexion: seen.reduce(0) { $0 + $1.flexion } / count)
  }

  private static func parameter(
    _ quantity: Quantity, of cycles: [CycleCurves], _ side: Side, task: MovementTask,
    condition: String, axis: KneeAxisCheck?
  ) -> Parameter {
    let readings = cycles.compactMap(quantity.read)
    guard let statistic = Statistic(of: readings.map(\.value)) else {
      return Parameter(
        name: quantity.name, words: quantity.words, unit: .degree, side: side, task: task,
        condition: condition, value: .absent(because: "the angle was not seen in any cycle"))
    }
    var parameter = Parameter(
      name: quantity.name, words: quantity.words, unit: .degree, side: side, task: task,
      condition: condition, value: .present(statistic))
    guard let axis else {
      parameter.uncertainty = quantity.error
      parameter.remark = unchecked
      return parameter
    }
    let flexion = Statistic(of: readings.map(\.flexion))?.mean ?? 0
    let own = quantity.ofAxis(axis, flexion)
    parameter.uncertainty = (quantity.error * quantity.error + own * own).squareRoot()
    if !axis.isReliable { parameter.remark = unreliable }
    return parameter
  }
}
