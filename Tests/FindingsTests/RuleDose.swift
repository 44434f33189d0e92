import Findings
import Foundation
import Geometry
import Motion
import TestSupport

/// How a rule is brought to a value, so that its state can be watched as the value grows: one row of
/// the sweep's table.
struct RuleDose: Sendable {
  /// Where a rule of its own kind begins to say `present`.
  enum Onset {
    /// One uncertainty past the limit, as the universal scheme has it.
    case uncertainty
    /// At the limit itself: the clinical definition of the rule holds its error within the limit.
    case limit
  }

  var dose: Dose
  var onset = Onset.uncertainty
  /// Whether something else leaves the rule borderline below the limit: its other members, or a
  /// wider band of its own.
  var isCombination = false
  /// The rule whose uncertainty is the dose's, where it is not the rule's own.
  var uncertaintyOf: String?
  var session: @Sendable (_ value: Double, _ seed: Int) -> SessionAnalysis

  /// The session at a distance past the limit, in uncertainties.
  func session(at step: Double, uncertainty: Double, seed: Int) -> SessionAnalysis {
    session(dose.value(at: step, uncertainty: uncertainty), seed)
  }

  /// The rule's findings that this dose is about.
  func findings(in analysis: SessionAnalysis) -> [Finding] {
    (Detectors.detector(rule: dose.rule)?.findings(in: analysis) ?? [])
      .filter { $0.rule == dose.rule }
  }

  /// u of the dosed quantity on its limit, in the dose's unit.
  var uncertainty: Double? {
    let analysis = session(dose.limit, 0)
    let found =
      Detectors.detector(rule: uncertaintyOf ?? dose.rule)?.findings(in: analysis)
      .filter { dose.side == nil || $0.side == dose.side || $0.side == nil } ?? []
    return found.lazy.compactMap(\.measured).first?.uncertainty.in(dose.unit)
  }

  /// Why a rule is not in the table.
  static let undosed = [
    "P14": "no band is published: graded only by the laboratory's own people",
    "P23": "the excursion of hip rotation is graded only by the laboratory's own people",
    "MK05": "no limit is published for walking and running: graded only by the laboratory's own",
    "LE01": "items are listed, no limit makes a sign of their number",
  ]
}

extension RuleDose {
  static let eventNoise = 0.008

  /// Every rule that has a dose.
  static let all: [RuleDose] = walkingCases + combinations + tasks

  private static let walkingCases: [RuleDose] = WalkingRuleCase.all.map { one in
    RuleDose(
      dose: Dose(
        one.rule, one.rule == "P17" ? (one.sense > 0 ? "in" : "out") : "", limit: one.limit,
        sense: one.sense, unit: one.unit, side: one.side, isBilateral: one.rule == "P10")
    ) { value, seed in
      var walk = ChildWalk(eventNoise: eventNoise, seed: seed)
      one.set(&walk, value)
      return walk.session()
    }
  }

  // MARK: - Walking rules of several members

  private static func walk(
    _ seed: Int, _ change: (inout ChildWalk) -> Void,
    standing: Availability<StandingAnalysis> = SessionBuilder.level
  ) -> SessionAnalysis {
    var walk = ChildWalk(eventNoise: eventNoise, seed: seed)
    change(&walk)
    return walk.session(standing: standing)
  }

  private static func stiffen(_ walk: inout ChildWalk, _ side: Side, peak: Double) {
    walk.hold(side, .angle(.knee, 0), at: peak - 4, 55...76)
    walk.hold(side, .angle(.knee, 0), at: peak, 77...84)
  }

  private static let combinations = [
    RuleDose(dose: Dose("P05", limit: 25, unit: .millimetre)) { value, seed in
      walk(seed) {
        $0.heelRise[.right] = value / 1000
        stiffen(&$0, .left, peak: 38)
      }
    },
    RuleDose(dose: Dose("P06", limit: 50.9, sense: -1), isCombination: true) { value, seed in
      walk(seed) { stiffen(&$0, .right, peak: value) }
    },
    RuleDose(dose: Dose("P08", "knee at contact", limit: 20)) { value, seed in
      walk(seed) {
        $0.hold(.right, .angle(.knee, 0), at: 6, 30...50)
        $0.hold(.right, .angle(.knee, 0), at: value, 0...2)
        $0.hold(.right, .angle(.ankle, 0), at: -4, 0...66)
        $0.hold(.right, .angle(.hip, 0), at: 60, 0...2)
      }
    },
    RuleDose(
      dose: Dose("P10", "difference of the sides", limit: 0.17, unit: .newtonMetrePerKilogram)
    ) { value, seed in
      walk(seed) {
        $0.hold(.right, .moment(.knee, 0), at: 0.45 - value, 8...30)
        $0.hold(.left, .moment(.knee, 0), at: 0.45, 8...30)
        $0.hold(.right, .angle(.knee, 0), at: 6, 0...30)
        $0.hold(.left, .angle(.knee, 0), at: 25, 14...24)
      }
    },
    RuleDose(dose: Dose("P11", limit: 10, unit: .percent)) { value, seed in
      walk(seed) {
        $0.singleSupport = [.right: 0.36 * (1 - value / 200), .left: 0.36 * (1 + value / 200)]
        $0.firstPeak = [.right: 0.90, .left: 1.20]
      }
    },
    RuleDose(dose: Dose("P12", "hip height", limit: 10, unit: .millimetre)) { value, seed in
      let standing = StandingAnalysis(
        trial: "static",
        angles: [
          .left: [.pelvis: [0, .degrees(-8), 0]], .right: [.pelvis: [0, .degrees(8), 0]],
        ], gates: [],
        centres: [
          .left: [.hip: .init(0, 0.09, 0.80)], .right: [.hip: .init(0, -0.09, 0.80 + value / 1000)],
        ])
      return walk(
        seed,
        {
          $0.shift(.right, .angle(.pelvis, 1), by: 8)
          $0.shift(.left, .angle(.pelvis, 1), by: -8)
        }, standing: .present(standing))
    },
    RuleDose(
      dose: Dose("P21", "trunk lean as third member", limit: 5), isCombination: true,
      uncertaintyOf: "P02"
    ) { value, seed in
      walk(seed) {
        $0.speed = 0.33
        $0.hold(.right, .moment(.hip, 1), at: 0.12, 0...40)
        $0.trunkLean = [.right: value, .left: 0]
      }
    },
    RuleDose(
      dose: Dose("P22", "moment beside little bending", limit: 0.51, unit: .newtonMetrePerKilogram)
    ) { value, seed in
      walk(seed) {
        $0.hold(.right, .moment(.knee, 1), at: value, 5...30)
        $0.hold(.right, .angle(.knee, 0), at: 5, 0...30)
      }
    },
    RuleDose(dose: Dose("S01", "foot progression", limit: 5), onset: .limit) { value, seed in
      let natural = ChildWalk(eventNoise: eventNoise, seed: seed)
      var changed = ChildWalk(eventNoise: eventNoise, seed: seed + 1000, condition: "walkTI")
      changed.shift(.right, .angle(.footProgress, 2), by: value)
      return SessionBuilder.session(trials: [natural.trial(), changed.trial("walkTI01")])
    },
  ]

  // MARK: - Squats, landings, muscles

  private static func draws(_ seed: Int, _ deviation: Double) -> [Double] {
    var random = Seeded(40_000 + seed)
    return (0..<5).map { _ in deviation * random.gaussian() }
  }

  private static func landings(
    _ seed: Int, noise: Double, sex: String = "female", axis: Double? = 2,
    _ landing: (Double) -> JumpBuilder.Landing
  ) -> SessionAnalysis {
    JumpBuilder.session(draws(seed, noise).map(landing), sex: sex, axis: axis)
  }

  /// The medial shift of a knee that shows a projection angle at 60° of flexion, metres.
  static func shift(for angle: Double) -> Double {
    0.42 * cos(.degrees(30)) * tan(.degrees(angle / 2))
  }

  private static let tasks = [
    RuleDose(dose: Dose("MK01", "single-leg squat", limit: 12)) { value, seed in
      let squats = draws(seed, 1.5).map { SquatBuilder.Rep.rising(from: 2, to: value + $0) }
      return SessionBuilder.session(trials: [SquatBuilder.trial(squats)])
    },
    RuleDose(dose: Dose("MK01", "drop jump", limit: 13, side: nil)) { value, seed in
      landings(seed, noise: 1.5) {
        let shift = shift(for: value + $0)
        return JumpBuilder.Landing(medial: [.left: shift, .right: shift], depth: 60)
      }
    },
    RuleDose(
      dose: Dose("MK02", limit: 13, sense: -1, unit: .percent, side: nil), isCombination: true
    ) { value, seed in
      landings(seed, noise: 3) {
        JumpBuilder.Landing(separation: 0.30 * (value + $0) / 100, trochanters: 0.30)
      }
    },
    RuleDose(dose: Dose("MK03", "squat", limit: 12.6), isCombination: true) { value, seed in
      let trial = SquatBuilder.trial(
        draws(seed, 1.5).map {
          SquatBuilder.Rep(angle: { _ in 3 }, kneeAbduction: value + $0)
        })
      var session = SessionBuilder.session(trials: [trial])
      session.kneeAxes = JumpBuilder.axes(2, .green)
      return session
    },
    RuleDose(dose: Dose("MK03", "landing", limit: 4.6, isBilateral: true)) { value, seed in
      landings(seed, noise: 1.5) { JumpBuilder.Landing(abduction: value + $0) }
    },
    RuleDose(
      dose: Dose("MK04", limit: 0.57 * 60, unit: .newtonMetre, isBilateral: true),
      isCombination: true
    ) { value, seed in
      landings(seed, noise: 0.03) { JumpBuilder.Landing(moment: value / 60 * (1 + $0)) }
    },
    RuleDose(dose: Dose("L01", limit: 15, unit: .percent), onset: .limit) { value, seed in
      landings(seed, noise: 3) {
        let half = (value + $0) / 200
        return JumpBuilder.Landing(force: [.left: 700 * (1 - half), .right: 700 * (1 + half)])
      }
    },
    RuleDose(dose: Dose("P24", "hip adduction beside a drop", limit: 16.4)) { value, seed in
      let squats = draws(seed, 1.5).map {
        SquatBuilder.Rep(angle: { _ in 4 }, hipAdduction: value + $0, drop: 22)
      }
      return SessionBuilder.session(trials: [SquatBuilder.trial(squats)])
    },
    RuleDose(dose: Dose("MT01", "gastrocnemius late", limit: 10, unit: .percent)) { value, seed in
      var random = Seeded(50_000 + seed)
      let shifts = (0..<10).map { _ in 0.01 * random.gaussian() }
      return SessionBuilder.session(trials: [
        MuscleBuilder.trial(.gastrocnemius) { [(0.16 + value / 100 + shifts[$0])...0.5] }
      ])
    },
    RuleDose(dose: Dose("MT02", limit: 20, unit: .millisecond)) { value, seed in
      var random = Seeded(60_000 + seed)
      let shifts = (0..<10).map { _ in 0.010 * random.gaussian() }
      return SessionBuilder.session(trials: [
        MuscleBuilder.trial(.gluteusMedius) { [(value / 1000 + shifts[$0])...0.38] }
      ])
    },
  ]
}
