import Findings
import Foundation
import Motion
import Testing

/// How often rules speak of healthy children, and at which dose they begin to speak of others.
struct SweepTests {
  /// One of the reference's children: each curve moved by a draw of its standard deviation.
  ///
  /// The mean of many curves is flatter than each of them, and the deviation of curves holds their
  /// timing too, so that where the reference gives extremes their mean and deviation are used.
  static func healthy(_ seed: Int) -> ChildWalk {
    var random = Seeded(10_000 + seed)
    var walk = ChildWalk(cycles: 6, seed: seed)
    var tilt = 0.0
    for side in Side.allCases {
      walk.hold(side, .angle(.knee, 0), at: 1.76, 39...41)
      walk.hold(side, .angle(.ankle, 0), at: 12.8, 45...47)
    }
    func deviation(_ quantity: CycleQuantity) -> Double {
      let extremes: [CycleQuantity: Double] = [
        .angle(.knee, 0): 4.6, .angle(.ankle, 0): 4.1, .angle(.hip, 0): 6.4,
      ]
      if let known = extremes[quantity] { return known }
      let band = Schwartz2008.curves.band(of: quantity, at: 0.429)
      let all = band?.standardDeviation ?? []
      return all.isEmpty ? 0 : all.reduce(0, +) / Double(all.count) / quantity.unit.siFactor
    }
    for component in 0..<3 {
      let quantity = CycleQuantity.angle(.pelvis, component)
      let z = random.gaussian()
      if component == 0 { tilt = z }
      for side in Side.allCases {
        // A tilted pelvis is tilted for both; obliquity and rotation are opposite on the sides.
        let sign = component == 0 ? 1 : side.sign
        walk.shift(side, quantity, by: sign * z * deviation(quantity))
      }
    }
    let legs: [CycleQuantity] = [
      .angle(.hip, 0), .angle(.hip, 1), .angle(.knee, 0), .angle(.ankle, 0),
      .angle(.footProgress, 2), .moment(.hip, 1), .moment(.knee, 0), .moment(.knee, 1),
    ]
    for side in Side.allCases {
      for quantity in legs {
        var z = random.gaussian()
        // Hip flexion follows tilt, with a correlation of 0.7.
        if quantity == .angle(.hip, 0) { z = 0.7 * tilt + (1 - 0.49).squareRoot() * z }
        walk.shift(side, quantity, by: z * deviation(quantity))
      }
    }
    let lean = random.gaussian()
    walk.trunkLean = [.right: 0.8 + 1.9 * lean, .left: -0.8 + 1.9 * lean]
    return walk
  }

  @Test("A02, E08: of 200 healthy draws no rule calls more than ten present, headlines at most 40")
  func specificity() {
    var present: [String: Int] = [:]
    var headlines = 0
    for seed in 0..<200 {
      let findings = Detectors.findings(in: Self.healthy(seed).session())
      for rule in Set(findings.filter { $0.state.isPresent }.map(\.rule)) {
        present[rule, default: 0] += 1
      }
      headlines += PageOne(findings).entries.contains { $0.isHeadline } ? 1 : 0
    }
    for (rule, count) in present.sorted(by: { $0.key < $1.key }) {
      #expect(count <= 10, "\(rule) in \(count) of 200")
    }
    #expect(headlines <= 40, "\(headlines)")
  }

  @Test(
    "is present in half at limit + u, in nine of ten at limit + 2u, always on its side",
    arguments: WalkingRuleCase.all)
  func dose(one: WalkingRuleCase) throws {
    let detector = try #require(Detectors.detector(rule: one.rule))
    let seeds = 16
    func findings(_ value: Double, _ seed: Int, noise: Double = 1.5) -> [Finding] {
      var walk = ChildWalk(noise: noise, seed: seed)
      one.set(&walk, value)
      return detector.findings(in: walk.session())
    }
    let atLimit = try #require(
      findings(one.limit, 1).first { $0.side == one.side } ?? findings(one.limit, 1).first)
    let u = try #require(atLimit.measured).uncertainty.in(one.unit)
    func share(_ dose: Double) -> Double {
      let detected = (0..<seeds).count { seed in
        let found = findings(one.limit + one.sense * dose * u, seed)
        let elsewhere = found.contains {
          one.side != nil && $0.side == one.side?.opposite && $0.state.isPresent
        }
        let isOfBoth = one.rule == "P10"
        #expect(elsewhere == false || isOfBoth)
        return found.contains { $0.side == one.side && $0.state.isPresent }
      }
      return Double(detected) / Double(seeds)
    }
    #expect(share(0.3) <= 0.5, "\(one.rule)")
    #expect(share(2.2) >= 0.9, "\(one.rule): \(share(2.2))")
    #expect(share(-2) == 0)
  }

  @Test("at limit + 4u at least nine of ten reach the first page", arguments: WalkingRuleCase.all)
  func firstPage(one: WalkingRuleCase) throws {
    let detector = try #require(Detectors.detector(rule: one.rule))
    var reached = 0
    for seed in 0..<10 {
      var walk = ChildWalk(seed: seed)
      one.set(&walk, one.limit)
      let atLimit = detector.findings(in: walk.session()).first { $0.side == one.side }
      let u = try #require(atLimit?.measured).uncertainty.in(one.unit)
      var far = ChildWalk(seed: seed)
      one.set(&far, one.limit + one.sense * 4 * u)
      let page = PageOne(Detectors.findings(in: far.session()))
      let rules = page.entries.flatMap { entry in
        [entry.finding.rule] + entry.strategies.map { $0.rule }
      }
      if rules.contains(one.rule) { reached += 1 }
    }
    #expect(reached >= 9, "\(one.rule): \(reached) of 10")
  }
}
