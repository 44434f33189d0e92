import Findings
import Foundation
import Motion

/// A healthy person drawn from the populations that limits rest on: walking, squats of both legs,
/// drop jumps and a muscle of each leg.
enum HealthyPerson {
  /// One of the reference's children: each curve moved by a draw of its standard deviation.
  ///
  /// The mean of many curves is flatter than each of them, and the deviation of curves holds their
  /// timing too, so that where the reference gives extremes their mean and deviation are used.
  static func walk(_ seed: Int) -> ChildWalk {
    var random = Seeded(10_000 + seed)
    var walk = ChildWalk(cycles: 6, eventNoise: 0.008, seed: seed)
    var tilt = 0.0
    for side in Side.allCases {
      walk.hold(side, .angle(.knee, 0), at: 1.76, 39...41)
      walk.hold(side, .angle(.ankle, 0), at: 12.8, 45...47)
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
    // Trunk lean 0.8 ± 1.9° over each leg; the two legs' means are of one trunk.
    let lean = random.gaussian()
    walk.trunkLean = [.right: 0.8 + 1.9 * lean, .left: -0.8 + 1.9 * lean]
    // Step width of ten-year-olds 8.9 ± 1.9 cm; heel height in mid-stance 6.8 ± 4.0 mm; force peaks
    // 1.13 ± 0.11 body weights; single supports that differ by 3 % (one standard deviation).
    walk.halfBase = (0.089 + 0.019 * random.gaussian()) / 2
    let peak = 1.13 + 0.11 * random.gaussian()
    let uneven = 0.03 * random.gaussian() / 2
    for side in Side.allCases {
      walk.heelRise[side] = max(0, 0.0068 + 0.0040 * random.gaussian())
      walk.firstPeak[side] = peak * (1 + 0.03 * random.gaussian())
      walk.swingPath[side] = max(0, 0.010 + 0.008 * random.gaussian())
      walk.singleSupport[side] = 0.40 * (1 + side.sign * uneven)
    }
    return walk
  }

  private static func deviation(_ quantity: CycleQuantity) -> Double {
    deviations[quantity] ?? 0
  }

  private static let deviations: [CycleQuantity: Double] = {
    var found: [CycleQuantity: Double] = [:]
    for quantity in CycleQuantity.all {
      let all =
        Schwartz2008.curves.band(of: quantity, at: 0.429)?.standardDeviation ?? []
      guard !all.isEmpty else { continue }
      found[quantity] = all.reduce(0, +) / Double(all.count) / quantity.unit.siFactor
    }
    // Of extremes, as the reference gives them.
    found[.angle(.knee, 0)] = 4.6
    found[.angle(.ankle, 0)] = 4.1
    found[.angle(.hip, 0)] = 6.4
    return found
  }()

  /// Five squats of a leg: projection angle 4 ± 3°, and the controls of Nakagawa et al. 2012: hip
  /// adduction 10.8 ± 5.6°, drop of the pelvis 7.4 ± 3.8°, knee abduction 5.8 ± 3.4°; each repetition
  /// with 1.5° of its own.
  static func squats(_ seed: Int, _ side: Side) -> TrialAnalysis {
    var random = Seeded(20_000 + 2 * seed + (side == .left ? 0 : 1))
    let angle = 4 + 3 * random.gaussian()
    let adduction = 10.8 + 5.6 * random.gaussian()
    let drop = 7.4 + 3.8 * random.gaussian()
    let abduction = 5.8 + 3.4 * random.gaussian()
    let squats = (0..<5).map { _ -> SquatBuilder.Rep in
      let deepest = angle + 1.5 * random.gaussian()
      return SquatBuilder.Rep(
        angle: { 2 + (deepest - 2) * (1 - abs(1 - 2 * $0)) },
        hipAdduction: adduction + 1.5 * random.gaussian(),
        drop: drop + 1.5 * random.gaussian(), kneeAbduction: abduction + 1.5 * random.gaussian())
    }
    return SquatBuilder.trial(squats, side: side, name: "squat_\(side.rawValue)")
  }

  /// Three drop jumps: knees 51 ± 19 % apart (Noyes et al. 2005, untrained young women), projection
  /// angle 10 ± 1.5° (Herrington, Munro 2010: women 7 to 13°; the feet stand where both are true),
  /// load uneven by 5 % (one standard deviation), external abduction moment 0.25 ± 0.16 N·m/kg.
  static func jumps(_ seed: Int) -> [TrialAnalysis] {
    var random = Seeded(30_000 + seed)
    let apart = 51 + 19 * random.gaussian()
    let uneven = 5 * random.gaussian()
    let moment = max(0, 0.25 + 0.16 * random.gaussian())
    let abduction = 2 * random.gaussian()
    let projection = 10 + 1.5 * random.gaussian()
    return (1...3).map { number in
      let half = (uneven + 3 * random.gaussian()) / 200
      var landing = JumpBuilder.Landing(
        abduction: abduction + 1.5 * random.gaussian(),
        force: [.left: 700 * (1 - half), .right: 700 * (1 + half)], moment: moment,
        trochanters: 0.30)
      let separation = 0.30 * (apart + 3 * random.gaussian()) / 100
      landing.depth = 60
      landing.separation = separation
      let shift = RuleDose.shift(for: projection + 1.5 * random.gaussian())
      landing.footWidth = 2 * (separation + 2 * shift) - JumpBuilder.hipWidth
      return JumpBuilder.trial("DJ\(number)", landing)
    }
  }

  /// Gluteus medius, on 40 ± 10 ms before contact.
  static func muscle(_ seed: Int, _ side: Side) -> TrialAnalysis {
    var random = Seeded(35_000 + 2 * seed + (side == .left ? 0 : 1))
    let onsets = (0..<10).map { _ in -0.040 + 0.010 * random.gaussian() }
    return MuscleBuilder.trial(.gluteusMedius, side: side) { [onsets[$0]...0.40] }
  }

  static func session(_ seed: Int) -> SessionAnalysis {
    var session = walk(seed).session()
    session.trials += Side.allCases.map { squats(seed, $0) } + jumps(seed)
    let muscles = Side.allCases.map { muscle(seed, $0) }
    session.muscleTiming = MuscleBuilder.statistics(of: muscles)
    session.subject.measures.set(.mass, 60, from: "test")
    session.kneeAxes = JumpBuilder.axes(3, .green)
    return session
  }
}
