import Foundation
import Motion
import Signal

/// S01: one condition of a session against its natural one.
public struct ConditionComparison: WalkingRule {
  public static let id = "S01"

  public init() {}

  /// The words that name a baseline condition.
  static let baselines = ["natural", "normal", "baseline", "comfortable", "self-selected"]

  /// One quantity that is compared.
  private struct Quantity: Sendable {
    var limit: String
    var floor: String
    var words: String
    /// What a larger value is called, and a smaller one.
    var more: String
    var less: String
    var unit: Motion.Unit
    var isSided: Bool
    var values: @Sendable (WalkingCondition, Side) -> WalkingWindows
  }

  private static let quantities = [
    Quantity(
      limit: "foot progression", floor: "floor foot progression", words: "foot progression",
      more: "more toe-in", less: "more toe-out", unit: .degree, isSided: true
    ) { $0.stance(of: $1, .footProgression, over: 10...50, orSupport: 0...1) },
    Quantity(
      limit: "lean", floor: "floor", words: "trunk lean",
      more: "more trunk lean towards the standing leg",
      less: "less trunk lean towards the standing leg", unit: .degree, isSided: true
    ) { $0.stance(of: $1, .trunk(.lean), over: 10...50, orSupport: 0...1) },
    Quantity(
      limit: "obliquity", floor: "floor", words: "pelvic obliquity",
      more: "the pelvis higher on the standing side", less: "the pelvis lower on the standing side",
      unit: .degree, isSided: true
    ) { $0.stance(of: $1, .pelvicObliquity, over: 10...50, orSupport: 0...1) },
    Quantity(
      limit: "tilt", floor: "floor", words: "pelvic tilt", more: "more anterior tilt",
      less: "less anterior tilt", unit: .degree, isSided: false
    ) { walk, _ in
      var both = walk.stance(of: .left, .pelvicTilt, over: 10...50, orSupport: 0...1)
      both.windows +=
        walk.stance(of: .right, .pelvicTilt, over: 10...50, orSupport: 0...1).windows
      return both
    },
    Quantity(
      limit: "step width", floor: "floor width", words: "step width", more: "wider steps",
      less: "narrower steps", unit: .millimetre, isSided: false
    ) { walk, _ in
      var both = walk.cycles(of: .left) { AnklePaths($0.cycle, in: $1)?.stepWidth }
      both.windows += walk.cycles(of: .right) { AnklePaths($0.cycle, in: $1)?.stepWidth }.windows
      return both
    },
  ]

  func findings(in conditions: [WalkingCondition], by rule: Rule) -> [Finding] {
    guard conditions.count > 1, let baseline = conditions.first(where: { Self.isBaseline($0.name) })
    else { return [] }
    return conditions.filter { $0.name != baseline.name }.flatMap { condition in
      Self.quantities.flatMap { quantity -> [Finding] in
        let sides: [Side?] = quantity.isSided ? Side.allCases : [nil]
        return sides.map { compare(quantity, $0, condition, baseline, rule) }
      }
    }
  }

  /// Whether a condition is the one that others are compared with.
  static func isBaseline(_ name: String) -> Bool {
    let words = name.lowercased()
    let last = words.split(whereSeparator: { "/_- ".contains($0) }).last.map(String.init) ?? words
    return baselines.contains { words.contains($0) } || ["walk", "walking", ""].contains(last)
  }

  private func compare(
    _ quantity: Quantity, _ side: Side?, _ condition: WalkingCondition,
    _ baseline: WalkingCondition, _ rule: Rule
  ) -> Finding {
    let limit = rule[quantity.limit]
    var finding = TaskFinding.blank(rule, limit, side, .walking, condition.name)
    finding.name = "\(quantity.words) against the natural trials"
    finding.signInWords = "+ \(quantity.more) than in the natural trials"
    let (now, before) = (
      quantity.values(condition, side ?? .left), quantity.values(baseline, side ?? .left)
    )
    let lead = (side.map { "\($0.rawValue) side, " } ?? "") + "condition \(condition.name)"
    guard let a = Statistic(of: now.values), let b = Statistic(of: before.values) else {
      let reason = now.count == 0 ? now.reason : before.reason
      finding.state = .notAssessed(because: reason)
      finding.sentence = "\(lead.sentenceStart): \(quantity.words) not assessed (\(reason))."
      return finding
    }
    let difference = a.mean - b.mean
    // The spread within the conditions, pooled, and never below its floor.
    let freedom = Double(max(0, a.count - 1) + max(0, b.count - 1))
    let squares =
      Double(max(0, a.count - 1)) * pow(a.standardDeviation ?? 0, 2)
      + Double(max(0, b.count - 1)) * pow(b.standardDeviation ?? 0, 2)
    let spread = max(
      rule[quantity.floor].value(), freedom > 0 ? (squares / freedom).squareRoot() : 0)
    let error = spread * (1 / Double(a.count) + 1 / Double(b.count)).squareRoot()
    let detectable = 1.959963984540054 * error
    let threshold = max(detectable, limit.value())
    let excess = abs(difference) - threshold
    let size = abs(difference) / limit.value()
    finding.measured = Finding.Measured(
      value: difference, limit: difference < 0 ? -threshold : threshold, excess: excess,
      uncertainty: error, mean: difference, standardDeviation: spread)
    finding.windows = min(a.count, b.count)
    finding.showing = excess >= 0 ? finding.windows : 0
    finding.state =
      excess >= 0
      ? .present(Grading.severity(of: size, moderate: 2, marked: 3))
      : excess >= -error ? .borderline : .withinReference
    var confidence = MeasurementConfidence()
    confidence.gate(seen: now.seen)
    finding.confidence = confidence.value(
      of: finding.state, excess: abs(difference) - limit.value(), uncertainty: error,
      windows: finding.windows)
    finding.evidence = "practical limit, a choice of this program; evidence D"
    finding.details.append(.init("in this condition", a.mean, quantity.unit))
    finding.details.append(.init("in the natural trials", b.mean, quantity.unit))
    if finding.windows < Grading.enoughWindows {
      finding.notes.append(Wording.fewNote(finding.windows, "stride"))
    }
    finding.sentence = sentence(of: finding, quantity, lead, difference, threshold)
    return finding
  }

  private func sentence(
    of finding: Finding, _ quantity: Quantity, _ lead: String, _ difference: Double,
    _ threshold: Double
  ) -> String {
    let amount = Wording.amount(abs(difference), quantity.unit)
    let limit = Wording.amount(threshold, quantity.unit)
    let head = lead.sentenceStart
    let words = difference >= 0 ? quantity.more : quantity.less
    return switch finding.state {
    case .present: "\(head): \(words) than in the natural trials, by \(amount) (limit \(limit))."
    case .borderline:
      "\(head): perhaps \(words) than in the natural trials, by \(amount) (limit \(limit))."
    default: "\(head): \(quantity.words) as in the natural trials within \(limit) (\(amount))."
    }
  }
}
