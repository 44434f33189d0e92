import Findings
import Foundation
import Motion
import TestSupport
import Testing

/// How often rules speak of healthy people, at which dose they begin to speak of others, and whether
/// what they say reaches the first page: the table that says what the rules are worth.
///
/// On values and curves, since a synthesis of markers for every draw would take hours; the cases from
/// markers to findings are in `AcceptanceCaseTests`.
struct SweepTests {
  static let people = 200
  static let seeds = 50
  /// Distances from the limit in uncertainties: nine steps, and the one at which sensitivity is asked
  /// for.
  static let steps = [-2.0, -1.25, -0.5, 0.25, 1, 1.75, 2.5, 3.25, 4]
  static let sensitivityStep = 2.0

  // MARK: - Healthy people

  @Test("A02, B01, D01, E08: of 200 healthy people at most 10 a rule, headlines in at most 40")
  func specificity() async {
    let draws = await withTaskGroup(of: (Set<String>, Bool).self) { group in
      for seed in 0..<Self.people {
        group.addTask {
          let findings = Detectors.findings(in: HealthyPerson.session(seed))
          let present = Set(findings.filter { $0.state.isPresent }.map(\.rule))
          return (present, PageOne(findings).entries.contains { $0.isHeadline })
        }
      }
      var all: [(Set<String>, Bool)] = []
      for await draw in group { all.append(draw) }
      return all
    }
    var lines: [String] = []
    for rule in Detectors.all.map(\.rule) {
      let count = draws.count { $0.0.contains(rule) }
      #expect(count <= 10, "\(rule) in \(count) of \(Self.people)")
      if count > 0 { lines.append("\(rule) \(count)") }
    }
    let headlines = draws.count { $0.1 }
    let anything = draws.count { !$0.0.isEmpty }
    print(
      "healthy people with a sign, of \(Self.people): " + lines.joined(separator: ", ")
        + "; any sign \(anything), any headline \(headlines)")
    #expect(headlines <= 40, "\(headlines)")
  }

  // MARK: - Dose and response

  /// One row of the table.
  struct Row: Sendable {
    var name: String
    var limit: Double
    var unit: Motion.Unit
    var uncertainty: Double
    /// Shares of the seeds that say `present`, and at least borderline, at each step.
    var present: [Double]
    var borderline: [Double]
    var sensitivity: Double
    var firstPage: Double
    var onWrongSide: Int

    /// The dose, in uncertainties from the limit, at which half of the seeds reach a state.
    func half(_ shares: [Double]) -> Double? {
      guard let above = shares.firstIndex(where: { $0 >= 0.5 }) else { return nil }
      guard above > 0 else { return SweepTests.steps[0] }
      let (a, b) = (shares[above - 1], shares[above])
      let (x, y) = (SweepTests.steps[above - 1], SweepTests.steps[above])
      return x + (y - x) * (0.5 - a) / (b - a)
    }

    static let header =
      "rule                                     limit        u   50 % present  50 % borderline  "
      + "at +2u  page 1 at +4u  wrong side"

    var text: String {
      func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
      }
      func number(_ value: Double?, _ decimals: Int) -> String {
        value.map { String(format: "%.\(decimals)f", $0) } ?? "none"
      }
      let decimals = abs(limit) < 1 ? 3 : 1
      return name.padding(toLength: 34, withPad: " ", startingAt: 0)
        + padded(number(limit, decimals) + " " + unit.symbol, 14)
        + padded(number(uncertainty, decimals + 1), 9)
        + padded(number(half(present), 2) + " u", 15)
        + padded(number(half(borderline), 2) + " u", 17)
        + padded(number(sensitivity, 2), 8) + padded(number(firstPage, 2), 15)
        + padded("\(onWrongSide)", 12)
    }
  }

  static func row(_ dosed: RuleDose) -> Row? {
    let dose = dosed.dose
    guard let u = dosed.uncertainty, u > 0 else { return nil }
    var wrong = 0
    func findings(_ step: Double, _ seed: Int) -> [Finding] {
      dosed.findings(in: dosed.session(at: step, uncertainty: u, seed: seed))
    }
    func shares(_ step: Double) -> (present: Double, borderline: Double) {
      var (present, borderline) = (0, 0)
      for seed in 0..<seeds {
        let found = findings(step, seed)
        let own = found.filter(dose.concerns)
        if own.contains(where: { $0.state.isPresent }) { present += 1 }
        if own.contains(where: { $0.state.isPresent || $0.state == .borderline }) {
          borderline += 1
        }
        if found.contains(where: dose.isMistaken) { wrong += 1 }
      }
      return (Double(present) / Double(seeds), Double(borderline) / Double(seeds))
    }
    let curve = steps.map(shares)
    let sensitivity = shares(sensitivityStep).present
    let positives = (0..<seeds).compactMap { seed -> Bool? in
      let all = Detectors.findings(in: dosed.session(at: 4, uncertainty: u, seed: seed))
      guard all.contains(where: { $0.rule == dose.rule && $0.state.isPresent }) else { return nil }
      return PageOne(all).entries.contains { entry in
        ([entry.finding] + entry.strategies).contains(where: dose.concerns)
      }
    }
    return Row(
      name: dose.name, limit: dose.limit, unit: dose.unit, uncertainty: u,
      present: curve.map(\.present), borderline: curve.map(\.borderline),
      sensitivity: sensitivity,
      firstPage: positives.isEmpty ? 0 : Double(positives.count { $0 }) / Double(positives.count),
      onWrongSide: wrong)
  }

  @Test("dose and response of every rule that has a dose: nine steps of fifty seeds")
  func doses() async {
    let rows = await withTaskGroup(of: (Int, Row?).self) { group in
      for (index, dose) in RuleDose.all.enumerated() {
        group.addTask { (index, Self.row(dose)) }
      }
      var rows: [Int: Row] = [:]
      for await (index, row) in group { rows[index] = row }
      return rows
    }
    print(Row.header)
    for (index, dosed) in RuleDose.all.enumerated() {
      let dose = dosed.dose
      guard let row = rows[index] else {
        Issue.record("\(dose.name): nothing is measured on its limit")
        continue
      }
      print(row.text)
      let start = dosed.onset == .limit ? 0.0 : 1.0
      let half = row.half(row.present) ?? .infinity
      #expect(abs(half - start) <= 0.5, "\(dose.name): half present at \(half) u")
      if dosed.onset == .uncertainty, !dosed.isCombination {
        let near = row.half(row.borderline) ?? .infinity
        #expect(abs(near + 1) <= 0.5, "\(dose.name): half borderline at \(near) u")
      }
      #expect(row.present[0] == 0, "\(dose.name) at limit − 2u")
      #expect(row.sensitivity >= 0.9, "\(dose.name): \(row.sensitivity) at limit + 2u")
      #expect(row.firstPage >= 0.9, "\(dose.name): \(row.firstPage) reach the first page")
      #expect(row.onWrongSide == 0, "\(dose.name)")
    }
    for (rule, reason) in RuleDose.undosed.sorted(by: { $0.key < $1.key }) {
      print("\(rule): no dose: \(reason)")
    }
  }

  @Test("every rule is in the table, or named with the reason why it has no dose")
  func complete() {
    let dosed = Set(RuleDose.all.map(\.dose.rule))
    for detector in Detectors.all {
      #expect(
        dosed.contains(detector.rule) || RuleDose.undosed[detector.rule] != nil,
        "\(detector.rule) has neither a dose nor a reason")
    }
    #expect(dosed.isDisjoint(with: RuleDose.undosed.keys))
  }
}
