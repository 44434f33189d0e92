import Drawing
import Motion

/// One link of the chain from trunk to knee, as figures on one time base show it.
struct ChainVariable: Sendable {
  enum Source: Sendable {
    case trunkLean
    case angle(AngleGroup, Int)
    /// Frontal moment of a joint, over the gait cycle only.
    case frontalMoment(Joint)
  }

  var source: Source
  var title: String
  var positive: String
  var usualRange: ClosedRange<Double>
  var step: Double
  var suffix = "\u{B0}"

  /// From top to bottom, all in the frontal plane but the knee's bending, which gives the time.
  static let all: [ChainVariable] = [
    .init(
      source: .trunkLean, title: "Trunk lean (\u{B0})", positive: "towards the own side",
      usualRange: -20...20, step: 10),
    .init(
      source: .angle(.pelvis, 1), title: "Pelvic obliquity (\u{B0})", positive: "own side up",
      usualRange: -20...20, step: 10),
    .init(
      source: .angle(.hip, 1), title: "Hip adduction (\u{B0})", positive: "adduction",
      usualRange: -20...20, step: 10),
    .init(
      source: .angle(.hip, 2), title: "Hip rotation (\u{B0})", positive: "internal",
      usualRange: -30...30, step: 10),
    .init(
      source: .angle(.knee, 1), title: "Knee adduction (\u{B0})",
      positive: "varus; down: valgus", usualRange: -20...20, step: 10),
    .init(
      source: .angle(.knee, 0), title: "Knee flexion (\u{B0})", positive: "flexion",
      usualRange: -10...80, step: 10),
    .init(
      source: .frontalMoment(.hip), title: "Hip moment (N\u{B7}m/kg)",
      positive: "internal abductor", usualRange: -0.5...1.5, step: 0.5, suffix: "\u{A0}N\u{B7}m/kg"),
    .init(
      source: .frontalMoment(.knee), title: "Knee moment (N\u{B7}m/kg)",
      positive: "external adduction", usualRange: -0.5...1, step: 0.5, suffix: "\u{A0}N\u{B7}m/kg"),
  ]

  /// Those that a repetition outside the gait cycle shows too.
  static let ofRepetitions = all.filter {
    if case .frontalMoment = $0.source { false } else { true }
  }

  var quantity: CycleQuantity {
    switch source {
    case .trunkLean: .trunk(.lean)
    case .angle(let group, let component): .angle(group, component)
    case .frontalMoment(let joint): .moment(joint, 1)
    }
  }

  /// The curve of a gait cycle in the unit that is drawn.
  func samples(of cycle: CycleCurves) -> [Double]? {
    if case .frontalMoment = source, !KineticVariable.hasStance(cycle) { return nil }
    return cycle.waveform(of: quantity)?.samples.map { $0.in(quantity.unit) }
  }

  /// The curve of a whole trial in the unit that is drawn, one value a frame.
  func samples(of trial: TrialAnalysis, _ side: Side) -> [Double]? {
    switch source {
    case .trunkLean: trial.trunk.value?.values(.lean, side: side)?.map { $0.in(.degree) }
    case .angle(let group, let component):
      trial.angles.value?[group, side]?[component].map { $0.in(.degree) }
    case .frontalMoment: nil
    }
  }

  func chart(
    holding values: some Sequence<Double>, description: String, x: Chart.Axis
  ) -> Chart {
    let range = Chart.Axis.range(
      usualRange, by: step, holding: values, within: -60 * step...60 * step)
    var chart = Chart(
      title: title, description: description, x: x, y: Chart.Axis(range: range, ticks: 7))
    chart.labels.append(.init("\u{2191} " + positive, across: 0.02, down: 0.07))
    return chart
  }
}
