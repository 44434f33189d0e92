import Drawing
import Motion

/// One angle that figures show, with the range that its axis always has.
struct AngleVariable: Sendable {
  var group: AngleGroup
  /// 0, 1 or 2.
  var component: Int
  /// Degrees.
  var usualRange: ClosedRange<Double>

  /// Growth of a range that the data leave, degrees.
  static let step = 10.0
  /// No joint turns further; what lies outside is an error and is cut off. Degrees.
  static let widest = -360.0...360.0

  /// Twelve angles in four rows of three, as clinical reports lay them out: pelvis, hip, knee,
  /// then ankle and foot. Most ranges span 60 degrees, so that slopes compare between charts.
  static let grid: [AngleVariable] = [
    .init(group: .pelvis, component: 0, usualRange: -20...40),
    .init(group: .pelvis, component: 1, usualRange: -30...30),
    .init(group: .pelvis, component: 2, usualRange: -30...30),
    .init(group: .hip, component: 0, usualRange: -20...60),
    .init(group: .hip, component: 1, usualRange: -30...30),
    .init(group: .hip, component: 2, usualRange: -30...30),
    .init(group: .knee, component: 0, usualRange: -10...80),
    .init(group: .knee, component: 1, usualRange: -30...30),
    .init(group: .knee, component: 2, usualRange: -30...30),
    .init(group: .ankle, component: 0, usualRange: -30...30),
    .init(group: .footProgress, component: 2, usualRange: -40...20),
    .init(group: .ankle, component: 2, usualRange: -30...30),
  ]

  /// What is shown of a condition that comes after the first two, to keep the page small: the
  /// angles that most rules look at.
  static let few = [1, 3, 4, 6, 9, 10].map { grid[$0] }

  /// Conditions that are shown in full.
  static let fullConditions = 2

  /// The angles shown of the condition at a place, counted from 0.
  static func shown(at place: Int) -> [AngleVariable] { place < fullConditions ? grid : few }

  /// Said where fewer are shown.
  static let fewRemark = "Six of twelve angles are drawn; all curves are in curves.h5."

  /// What squats and landings are read by: the knee in the sagittal plane, and hip, knee and pelvis
  /// in the frontal one.
  static let frontalChain: [AngleVariable] = [
    .init(group: .knee, component: 0, usualRange: -10...110),
    .init(group: .knee, component: 1, usualRange: -30...30),
    .init(group: .hip, component: 1, usualRange: -30...30),
    .init(group: .pelvis, component: 1, usualRange: -30...30),
  ]

  var name: String {
    group.titles.indices.contains(component) ? group.titles[component] : group.rawValue
  }

  /// The direction that counts as positive, in words: `flexion`.
  var positive: String {
    guard group.components.indices.contains(component) else { return "" }
    let words = group.components[component]
    return words.split(separator: "+ ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
  }

  /// An empty chart of this angle, its range grown only as far as the values ask.
  func chart(holding values: some Sequence<Double>, description: String, x: Chart.Axis) -> Chart {
    let range = Chart.Axis.range(
      usualRange, by: Self.step, holding: values, within: Self.widest)
    let isTall = range.upperBound - range.lowerBound > 60
    var chart = Chart(
      title: name + " (\u{B0})", description: description, x: x,
      y: Chart.Axis(range: range, ticks: isTall ? 10 : 7))
    if !positive.isEmpty {
      chart.labels.append(.init("\u{2191} " + positive, across: 0.02, down: 0.07))
    }
    return chart
  }
}
