import EMG
import Foundation
import Geometry
import Motion

/// A seeded source of numbers (SplitMix64), so that a test is the same on every machine.
struct Seeded: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &+ 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A draw from a normal distribution with mean 0 and standard deviation 1.
  mutating func gaussian() -> Double {
    let u = Double.random(in: 1e-12...1, using: &self)
    let v = Double.random(in: 0...1, using: &self)
    return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
  }
}

/// Sessions made by hand, whose truth is known.
enum SessionBuilder {
  static let trialLength = 20.0

  static func session(
    age: Double? = 10, sex: String? = "female", speed: Double? = 0.429,
    standing: Availability<StandingAnalysis> = level, trials: [TrialAnalysis]
  ) -> SessionAnalysis {
    var measures = SubjectMeasures()
    if let age { measures.set(.age, age, from: "test") }
    let conditions = Set(trials.filter { $0.trial.task == .walking }.map(\.trial.condition))
    let parameters = conditions.sorted().compactMap { condition in
      speed.flatMap { Statistic(of: [$0]) }.map {
        Parameter(
          name: "dimensionless_speed", words: "dimensionless speed", unit: .ratio, side: nil,
          task: .walking, condition: condition, value: .present($0))
      }
    }
    var analysis = SessionAnalysis(
      subject: Subject(
        label: "S1", measures: measures, intake: sex.map { ["sex": $0] } ?? [:]),
      standing: standing, trials: trials, parameters: parameters)
    analysis.muscleTiming = MuscleTimings().statistics(of: trials)
    return analysis
  }

  /// Level standing, fit to be used.
  static let level = standing(left: 0, right: 0)

  static func standing(
    left: Double, right: Double, gates: [String] = []
  ) -> Availability<StandingAnalysis> {
    .present(
      StandingAnalysis(
        trial: "static",
        angles: [
          .left: [.pelvis: [0, .degrees(left), 0]], .right: [.pelvis: [0, .degrees(right), 0]],
        ], gates: gates))
  }

  static func trial(
    _ name: String = "walk01", task: MovementTask = .walking, condition: String = "walk",
    rate: Double = 100
  ) -> Trial {
    Trial(
      name: name, source: "test", task: task, condition: condition, rate: rate,
      frameCount: Int(trialLength * rate), markers: [:])
  }

  /// A walking trial whose cycles show one obliquity (degrees) on each side.
  ///
  /// Each cycle is moved by a constant; centred, the constants have mean zero, so that the mean over
  /// the cycles is known.
  ///
  /// - Parameter obliquity: Degrees at a per cent of the cycle, for a side.
  static func walking(
    _ name: String = "walk01", cycles count: Int = 10, seed: Int = 1, noise: Double = 1.5,
    isCentred: Bool = true, gates: [String] = [], obliquity: (Side, Int) -> Double
  ) -> TrialAnalysis {
    var random = Seeded(seed)
    var cycles: [CycleCurves] = []
    for side in Side.allCases {
      let draws = (0..<count).map { _ in noise * random.gaussian() }
      let middle = isCentred ? draws.reduce(0, +) / Double(count) : 0
      for index in 0..<count {
        let offset = draws[index] - middle
        let start = 0.5 + 1.0 * Double(index) + (side == .left ? 0 : 0.5)
        let cycle = Cycle(
          side: side, trial: name, start: start, footOff: start + 0.6, end: start + 1,
          oppositeFootOff: start + 0.1, oppositeInitialContact: start + 0.5, source: "plates",
          gates: gates)
        let samples = (0...100).map { Double.degrees(obliquity(side, $0) + offset) }
        let zero = Waveform(Array(repeating: 0, count: Waveform.count))
        cycles.append(
          CycleCurves(cycle: cycle, angles: [.pelvis: [zero, Waveform(samples), zero]]))
      }
    }
    return TrialAnalysis(
      trial: trial(name), model: "Plug-in Gait", poses: .absent(because: "not built"),
      angles: .present(JointAngles()), cycles: cycles.sorted { $0.cycle.start < $1.cycle.start })
  }

  /// 1 on a window of the cycle, with raised-cosine shoulders of 5 %.
  static func plateau(_ window: ClosedRange<Int>, _ percent: Int) -> Double {
    let (p, low, high) = (Double(percent), Double(window.lowerBound), Double(window.upperBound))
    let distance = max(low - p, p - high, 0)
    return distance >= 5 ? 0 : 0.5 + 0.5 * cos(.pi * distance / 5)
  }
}
