import Motion

/// Lengths, times and shares of strides, pooled over the trials of one task and condition.
///
/// Cycles gated as turning or implausible do not count; unsteady ones count, except for speed,
/// cadence and v* where there are steady ones.
public struct Spatiotemporal: Sendable {
  /// Speed of a treadmill's belt, metres per second; 0 overground.
  public var beltSpeed: Double

  public init(beltSpeed: Double = 0) { self.beltSpeed = beltSpeed }

  static let gravity = 9.81

  /// The parameters of both sides, and those of the gait as a whole.
  ///
  /// - Parameters:
  ///   - trials: Each trial with all its cycles; of one task and one condition.
  ///   - subject: For v*, the leg lengths.
  /// - Returns: SI units (shares of the cycle as 0 to 1); a mean and its spread over cycles or
  ///   steps, or the reason why there is none.
  public func parameters(
    of trials: [(trial: Trial, cycles: [Cycle])], task: MovementTask, condition: String,
    subject: SubjectMeasures
  ) -> [Parameter] {
    let walks = trials.map { trial, cycles in
      WalkingTrial(
        trial, cycles.filter(CycleGate.allowsSpatiotemporal), beltSpeed: beltSpeed)
    }
    let gated = trials.flatMap(\.cycles).filter { !CycleGate.allowsSpatiotemporal($0) }
    let pool = Pool(
      walks: walks, gated: gated, task: task, condition: condition)
    return Side.allCases.flatMap(pool.sideParameters) + pool.wholeParameters(subject: subject)
  }
}

extension Spatiotemporal {
  /// All that one task and condition hold.
  private struct Pool {
    var walks: [WalkingTrial]
    var gated: [Cycle]
    var task: MovementTask
    var condition: String

    func sideParameters(_ side: Side) -> [Parameter] {
      let cycles = walks.flatMap(\.cycles).filter { $0.side == side }
      let steps = walks.flatMap(\.steps).filter { $0.side == side }
      let none = reason(for: side)
      func lengths(_ measure: (WalkingTrial, Cycle) -> Double) -> [Double] {
        walks.flatMap { walk in
          walk.cycles.filter { $0.side == side }.map { measure(walk, $0) }
        }
      }
      let stepLengths = walks.flatMap { walk in
        walk.steps.filter { $0.side == side }.map(walk.stepLength)
      }
      let heels = "heel and pelvis markers were not seen at the initial contacts"
      let footOff = "no foot off was found"
      let opposite = "no initial contact of the other foot was found"
      func make(
        _ name: String, _ words: String, _ unit: Unit, _ values: [Double], _ missing: String
      ) -> Parameter {
        parameter(name, words, unit, side, values, because: cycles.isEmpty ? none : missing)
      }
      return [
        make("stride_time", "stride time", .second, cycles.map(\.duration), none),
        make("stride_length", "stride length", .metre, lengths { $0.strideLength($1) }, heels),
        make("step_time", "step time", .second, steps.map { $0.end - $0.start }, opposite),
        make("step_length", "step length", .metre, stepLengths, steps.isEmpty ? opposite : heels),
        make(
          "step_width", "step width", .metre, lengths { $0.stepWidth($1) },
          steps.isEmpty ? opposite : heels),
        make("foot_off", "foot off", .percent, cycles.map { $0.stance ?? .nan }, footOff),
        make("stance", "stance", .percent, cycles.map { $0.stance ?? .nan }, footOff),
        make("swing", "swing", .percent, cycles.map { 1 - ($0.stance ?? .nan) }, footOff),
        make(
          "single_support", "single support", .percent, cycles.map(singleSupport),
          "no foot off or initial contact of the other foot was found"),
        make(
          "initial_double_support", "initial double support", .percent,
          cycles.map(initialDoubleSupport), "no foot off of the other foot was found"),
        make(
          "double_support", "double support", .percent, cycles.map(doubleSupport),
          "no foot off of both feet was found"),
      ]
    }

    /// The other foot's swing, as share of the cycle.
    private func singleSupport(_ cycle: Cycle) -> Double {
      guard let off = cycle.oppositeFootOff, let contact = cycle.oppositeInitialContact else {
        return .nan
      }
      return (contact - off) / cycle.duration
    }

    private func initialDoubleSupport(_ cycle: Cycle) -> Double {
      cycle.oppositeFootOff.map(cycle.fraction(at:)) ?? .nan
    }

    /// Both times at which both feet are on the ground, as share of the cycle; negative where they
    /// are in flight.
    private func doubleSupport(_ cycle: Cycle) -> Double {
      guard let off = cycle.footOff, let contact = cycle.oppositeInitialContact else { return .nan }
      return initialDoubleSupport(cycle) + (off - contact) / cycle.duration
    }

    // MARK: - The gait as a whole

    func wholeParameters(subject: SubjectMeasures) -> [Parameter] {
      let counted = walks.flatMap { walk in walk.cycles.map { (walk: walk, cycle: $0) } }
      let steady = counted.filter { $0.cycle.gates.isEmpty }
      let used = steady.isEmpty ? counted : steady
      let strides = used.map { (length: $0.walk.strideLength($0.cycle), time: $0.cycle.duration) }
        .filter { $0.length.isFinite }
      let none = reason(for: nil)
      let heels = used.isEmpty ? none : "heel and pelvis markers were not seen"

      var speed = parameter(
        "speed", "walking speed", .metrePerSecond, nil, strides.map { $0.length / $0.time },
        because: heels)
      let length = strides.reduce(0) { $0 + $1.length }
      let time = strides.reduce(0) { $0 + $1.time }
      speed.value = speed.value.mapped { statistic in
        var statistic = statistic
        statistic.mean = length / time
        return statistic
      }
      var cadence = parameter(
        "cadence", "cadence", .perMinute, nil, used.map { 2 / $0.cycle.duration }, because: none)
      let duration = used.reduce(0) { $0 + $1.cycle.duration }
      cadence.value = cadence.value.mapped { statistic in
        var statistic = statistic
        statistic.mean = 2 * Double(used.count) / duration
        return statistic
      }
      var dimensionless = speed
      dimensionless.name = "dimensionless_speed"
      dimensionless.words = "dimensionless speed v*"
      dimensionless.unit = .ratio
      dimensionless.value = self.dimensionless(speed.value, subject)
      return [speed, cadence, dimensionless]
    }

    /// v* = v / √(g l), l the mean of both leg lengths (Hof 1996, Gait Posture 4:222).
    private func dimensionless(
      _ speed: Availability<Statistic>, _ subject: SubjectMeasures
    ) -> Availability<Statistic> {
      let missing = Side.allCases.filter { !((subject[.legLength($0)] ?? 0) > 0) }
      guard missing.isEmpty else {
        let names = missing.map(\.rawValue).joined(separator: " and ")
        return .absent(because: "the \(names) leg length is not known")
      }
      let legs = Side.allCases.compactMap { subject[.legLength($0)] }
      let leg = legs.reduce(0, +) / Double(legs.count)
      let unit = (Spatiotemporal.gravity * leg).squareRoot()
      return speed.mapped { statistic in
        var statistic = statistic
        statistic.mean /= unit
        statistic.standardDeviation = statistic.standardDeviation.map { $0 / unit }
        return statistic
      }
    }

    // MARK: - Making parameters

    private func parameter(
      _ name: String, _ words: String, _ unit: Unit, _ side: Side?, _ values: [Double],
      because reason: String
    ) -> Parameter {
      let statistic = Statistic(of: values)
      return Parameter(
        name: name, words: words, unit: unit, side: side, task: task, condition: condition,
        value: statistic.map { .present($0) } ?? .absent(because: reason))
    }

    /// Why a side (or both) has no cycles that count.
    private func reason(for side: Side?) -> String {
      let turnedAway = gated.filter { side == nil || $0.side == side }
      guard let first = turnedAway.first?.gates.first(where: { !$0.hasPrefix("unsteady") }) else {
        return "no whole cycle was found"
      }
      let word = first.prefix { $0 != ":" }
      return turnedAway.count == 1
        ? "the only cycle is gated (\(first))"
        : "all \(turnedAway.count) cycles are gated (\(word))"
    }
  }
}

extension Availability {
  /// The value changed, or the same reason.
  fileprivate func mapped(_ change: (Value) -> Value) -> Availability {
    switch self {
    case .present(let value): .present(change(value))
    case .absent: self
    }
  }
}
