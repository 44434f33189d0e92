import Findings
import Foundation
import Motion
import TestSupport
import Testing

/// Every walking rule at its limit, two uncertainties either side, on what resembles it, mirrored.
struct WalkingRulesTests {
  typealias Case = WalkingRuleCase

  private func finding(_ one: Case, _ walk: ChildWalk, mirrored: Bool = false) throws -> Finding {
    let detector = try #require(Detectors.detector(rule: one.rule))
    let findings = detector.findings(in: (mirrored ? walk.mirrored : walk).session())
    let side = one.side.map { mirrored ? $0.opposite : $0 }
    return try #require(findings.first { $0.side == side } ?? findings.first)
  }

  private func walk(_ one: Case, _ value: Double, noise: Double = 0) -> ChildWalk {
    var walk = ChildWalk(noise: noise)
    one.set(&walk, value)
    return walk
  }

  /// u of the deciding value without noise, in the reader's unit.
  private func uncertainty(_ one: Case) throws -> Double {
    let found = try finding(one, walk(one, one.limit))
    let measured = try #require(found.measured, "\(found.sentence)")
    #expect(abs(measured.value.in(one.unit) - one.limit) < 0.05 * max(1, abs(one.limit)))
    return measured.uncertainty.in(one.unit)
  }

  @Test(
    "is present two uncertainties past its limit, borderline on it, within two inside it",
    arguments: Case.all)
  func states(one: Case) throws {
    let u = try uncertainty(one)
    #expect(u > 0)
    for (distance, state) in [(2.0, "present"), (0.0, "borderline"), (-2.0, "within_reference")] {
      let value = one.limit + one.sense * distance * u
      let found = try finding(one, walk(one, value))
      #expect(found.state.name == state, "\(one.rule) at \(value): \(found.sentence)")
      #expect(found.unit == one.unit || found.state.name != "present")
    }
  }

  @Test("is silent on what resembles it", arguments: Case.all)
  func lookAlike(one: Case) throws {
    guard let change = one.lookAlike else { return }
    for seed in 0..<3 {
      var walk = ChildWalk(noise: 0.5, seed: seed)
      change(&walk)
      let detector = try #require(Detectors.detector(rule: one.rule))
      for found in detector.findings(in: walk.session()) {
        #expect(!found.state.isPresent, "\(found.sentence)")
      }
    }
  }

  @Test("says the same of the mirrored walk, on the other side", arguments: Case.all)
  func mirrored(one: Case) throws {
    let u = try uncertainty(one)
    let walk = walk(one, one.limit + one.sense * 3 * u)
    let right = try finding(one, walk)
    let left = try finding(one, walk, mirrored: true)
    #expect(right.state == left.state && right.state.isPresent)
    #expect(left.side == right.side?.opposite)
    let (a, b) = (try #require(right.measured), try #require(left.measured))
    #expect(abs(a.value - b.value) < 1e-9 && abs(a.uncertainty - b.uncertainty) < 1e-9)
  }

  @Test("one or two strides are at most moderate, below 2u borderline, never a headline (E05)")
  func few() throws {
    for one in Case.all where one.rule != "P18" && one.rule != "P20" {
      var walk = walk(one, one.limit + one.sense * 40 * (try uncertainty(one)))
      walk.cycles = 1
      let found = try finding(one, walk)
      guard case .present(let severity) = found.state else { continue }
      #expect(severity <= .moderate, "\(found.sentence)")
      #expect((found.confidence ?? 1) <= 0.70)
      #expect(PageOne([found]).entries.allSatisfy { !$0.isHeadline })
      #expect(found.notes.contains { $0.hasPrefix("seen in") })
    }
  }

  @Test("an adult, or somebody of unknown age, is at most borderline against children")
  func adults() throws {
    let children = try Case.all.filter { one in
      try #require(RuleBook.standard[one.rule]).limit.basis == .children
    }
    #expect(children.count >= 8)
    for one in children {
      let detector = try #require(Detectors.detector(rule: one.rule))
      let walk = walk(one, one.limit + one.sense * 40 * (try uncertainty(one)))
      for age in [40.0, nil] {
        for found in detector.findings(in: walk.session(age: age)) {
          #expect(!found.state.isPresent, "\(found.sentence)")
        }
      }
    }
  }

  @Test("turning cycles are not assessed, and the reason is turning")
  func turning() {
    var walk = ChildWalk(gates: ["turning: the heading changes by 30 degrees"])
    walk.hold(.right, .angle(.pelvis, 1), at: 9, 30...45)
    let skipped = ["P11", "P14", "P19", "P21", "P22", "P10", "P13b"]
    for found in Detectors.findings(in: walk.session()) where !skipped.contains(found.rule) {
      guard found.rule.hasPrefix("P") else { continue }
      guard case .notAssessed(let reason) = found.state else {
        Issue.record("\(found.rule): \(found.sentence)")
        continue
      }
      #expect(
        reason == "turning" || reason.hasPrefix("trunk") || reason.hasPrefix("standing"),
        "\(found.rule): \(reason)")
    }
    #expect(!Detectors.findings(in: walk.session()).contains { $0.state.isPresent })
  }
}
