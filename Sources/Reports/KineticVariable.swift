import Drawing
import Motion

/// One curve of force, moment or power that figures show, with the range that its axis always has.
struct KineticVariable: Sendable {
  enum Quantity: Sendable {
    /// Component 0, 1 or 2 of the internal moment.
    case moment(Joint, component: Int)
    case power(Joint)
    case verticalForce
  }

  var quantity: Quantity
  var title: String
  /// The direction that counts as positive, in words.
  var positive: String
  /// In the unit that is drawn.
  var usualRange: ClosedRange<Double>
  /// Growth of a range that the data leave.
  var step: Double

  /// Gravity that turns newtons per kilogram into body weights, metres per second squared.
  static let gravity = 9.81

  /// Three rows: moments in the sagittal plane, powers, then the frontal plane and the ground.
  static let grid: [KineticVariable] = [
    .init(
      quantity: .moment(.hip, component: 0), title: "Hip moment (N\u{B7}m/kg)",
      positive: "internal extensor", usualRange: -1.5...1.5, step: 0.5),
    .init(
      quantity: .moment(.knee, component: 0), title: "Knee moment (N\u{B7}m/kg)",
      positive: "internal extensor", usualRange: -1...1, step: 0.5),
    .init(
      quantity: .moment(.ankle, component: 0), title: "Ankle moment (N\u{B7}m/kg)",
      positive: "internal plantarflexor", usualRange: -0.5...2, step: 0.5),
    .init(
      quantity: .power(.hip), title: "Hip power (W/kg)", positive: "generation",
      usualRange: -2...2, step: 1),
    .init(
      quantity: .power(.knee), title: "Knee power (W/kg)", positive: "generation",
      usualRange: -2...2, step: 1),
    .init(
      quantity: .power(.ankle), title: "Ankle power (W/kg)", positive: "generation",
      usualRange: -2...5, step: 1),
    .init(
      quantity: .moment(.hip, component: 1), title: "Hip moment, frontal (N\u{B7}m/kg)",
      positive: "internal abductor", usualRange: -0.5...1.5, step: 0.5),
    .init(
      quantity: .moment(.knee, component: 1), title: "Knee moment, frontal (N\u{B7}m/kg)",
      positive: "external adduction", usualRange: -0.5...1, step: 0.5),
    .init(
      quantity: .verticalForce, title: "Vertical ground reaction (BW)", positive: "up",
      usualRange: 0...1.5, step: 0.5),
  ]

  /// The curves shown of the condition at a place, counted from 0: after the first two, the frontal
  /// plane and the ground, to keep the page small.
  static func shown(at place: Int) -> [KineticVariable] {
    place < AngleVariable.fullConditions ? grid : Array(grid.suffix(3))
  }

  /// The curve of a cycle in the unit that is drawn, or `nil` where it was not measured.
  func samples(of cycle: CycleCurves) -> [Double]? {
    switch quantity {
    case .moment(let joint, let component):
      guard let waves = cycle.moments[joint], waves.indices.contains(component) else { return nil }
      return waves[component].samples
    case .power(let joint): return cycle.powers[joint]?.samples
    case .verticalForce:
      guard cycle.groundReaction.count == 3 else { return nil }
      return cycle.groundReaction[2].samples.map { $0 / Self.gravity }
    }
  }

  /// Whether most of a cycle's stance was measured: the swings of all other cycles would stand alone
  /// in a mean.
  static func hasStance(_ cycle: CycleCurves) -> Bool {
    guard cycle.groundReaction.count == 3 || !cycle.moments.isEmpty else { return false }
    let last = max(10, Int((cycle.cycle.stance ?? 0.6) * 100))
    func covers(_ samples: [Double]) -> Bool {
      let stance = samples.prefix(min(last, samples.count))
      return !stance.isEmpty && 5 * stance.count(where: \.isFinite) >= 4 * stance.count
    }
    return cycle.moments.values.contains { $0.first.map { covers($0.samples) } ?? false }
      || (cycle.groundReaction.count == 3 && covers(cycle.groundReaction[2].samples))
  }

  /// The quantity that a reference may hold a band of; `nil` for the ground reaction.
  var reference: CycleQuantity? {
    switch quantity {
    case .moment(let joint, let component): .moment(joint, component)
    case .power(let joint): .power(joint)
    case .verticalForce: nil
    }
  }

  /// The unit of a read-out.
  var suffix: String {
    switch quantity {
    case .moment: "\u{A0}N\u{B7}m/kg"
    case .power: "\u{A0}W/kg"
    case .verticalForce: "\u{A0}BW"
    }
  }

  /// An empty chart of this curve, its range grown only as far as the values ask.
  func chart(holding values: some Sequence<Double>, description: String) -> Chart {
    let range = Chart.Axis.range(
      usualRange, by: step, holding: values, within: -step * 60...step * 60)
    var chart = Chart(
      title: title, description: description, x: CycleFigure.axis,
      y: Chart.Axis(range: range, ticks: 7))
    chart.labels.append(.init("\u{2191} " + positive, across: 0.02, down: 0.07))
    return chart
  }
}
