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

  /// A trial with what its parameters are measured on.
  public struct Walk: Sendable {
    public var trial: Trial
    public var cycles: [Cycle]
    /// For the ankle centres; without them step width is read from the heels.
    public var poses: SegmentPoses?

    public init(_ trial: Trial, cycles: [Cycle], poses: SegmentPoses? = nil) {
      self.trial = trial
      self.cycles = cycles
      self.poses = poses
    }
  }

  /// The parameters of both sides, and those of the gait as a whole.
  ///
  /// - Parameters:
  ///   - walks: Each trial with all its cycles; of one task and one condition.
  ///   - subject: For scaling to the body, the leg lengths.
  /// - Returns: SI units (shares of the cycle as 0 to 1); a mean and its spread over cycles or
  ///   steps, or the reason why there is none.
  public func parameters(
    of walks: [Walk], task: MovementTask, condition: String, subject: SubjectMeasures
  ) -> [Parameter] {
    let pool = Pool(
      walks: walks.map {
        WalkingTrial(
          $0.trial, $0.cycles.filter(CycleGate.allowsSpatiotemporal), poses: $0.poses,
          beltSpeed: beltSpeed)
      },
      gated: walks.flatMap(\.cycles).filter { !CycleGate.allowsSpatiotemporal($0) },
      scaling: Availability<HofScaling>(subject),
      maker: ParameterMaker(task: task, condition: condition))
    return Side.allCases.flatMap(pool.sideParameters) + pool.wholeParameters()
  }
}

extension Spatiotemporal {
  /// All that one task and condition hold.
  private struct Pool {
    var walks: [WalkingTrial]
    var gated: [Cycle]
    var scaling: Availability<HofScaling>
    var maker: ParameterMaker

    func sideParameters(_ side: Side) -> [Parameter] {
      let cycles = walks.flatMap(\.cycles).filter { $0.side == side }
      let steps = walks.flatMap(\.steps).filter { $0.side == side }
      let none = reason(for: side)
      func each(_ measure: (WalkingTrial, Cycle) -> Double) -> [Double] {
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
        maker.parameter(name, words, unit, side, values, because: cycles.isEmpty ? none : missing)
      }
      let strideLengths = each { $0.strideLength($1) }
      let strideTime = make("stride_time", "stride time", .second, cycles.map(\.duration), none)
      let strideLength = make("stride_length", "stride length", .metre, strideLengths, heels)
      let stepTime = make(
        "step_time", "step time", .second, steps.map { $0.end - $0.start }, opposite)
      let stepLength = make(
        "step_length", "step length", .metre, stepLengths, steps.isEmpty ? opposite : heels)
      let ankleWidths = each { $0.ankleStepWidth($1) }
      let hasAnkles = ankleWidths.contains(where: \.isFinite)
      var stepWidth = make(
        "step_width", "step width", .metre, hasAnkles ? ankleWidths : each { $0.stepWidth($1) },
        steps.isEmpty ? opposite : heels)
      if stepWidth.value.value != nil {
        stepWidth.remark =
          hasAnkles ? "between ankle centres, feet flat" : "between heels at contact"
      }
      return [
        strideTime, strideLength, stepTime, stepLength, stepWidth,
        make("foot_off", "foot off", .percent, cycles.map { $0.stance ?? .nan }, footOff),
        make(
          "opposite_foot_off", "opposite foot off", .percent, cycles.map(initialDoubleSupport),
          "no foot off of the other foot was found"),
        make(
          "opposite_initial_contact", "opposite initial contact", .percent,
          cycles.map { $0.oppositeInitialContact.map($0.fraction(at:)) ?? .nan }, opposite),
        make("stance", "stance", .percent, cycles.map { $0.stance ?? .nan }, footOff),
        make("swing", "swing", .percent, cycles.map { 1 - ($0.stance ?? .nan) }, footOff),
        make(
          "single_support", "single support", .percent, cycles.map(singleSupport),
          "no foot off or initial contact of the other foot was found"),
        make(
          "initial_double_support", "initial double support", .percent,
          cycles.map(initialDoubleSupport), "no foot off of the other foot was found"),
        make(
          "terminal_double_support", "terminal double support", .percent,
          cycles.map(terminalDoubleSupport),
          "no foot off or initial contact of the other foot was found"),
        make(
          "double_support", "double support", .percent, cycles.map(doubleSupport),
          "no foot off of both feet was found"),
        maker.scaled(strideTime, "stride time*", scaling) { $0.time($1) },
        maker.scaled(stepLength, "step length*", scaling) { $0.length($1) },
        maker.scaled(stepTime, "step time*", scaling) { $0.time($1) },
        maker.scaled(stepWidth, "step width*", scaling) { $0.length($1) },
        maker.variability(of: strideTime, of: cycles.map(\.duration)),
        maker.variability(of: strideLength, of: strideLengths),
        marginOfStability(side, each, because: cycles.isEmpty ? none : heels),
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

    private func terminalDoubleSupport(_ cycle: Cycle) -> Double {
      guard let off = cycle.footOff, let contact = cycle.oppositeInitialContact else { return .nan }
      return (off - contact) / cycle.duration
    }

    /// Both times at which both feet are on the ground, as share of the cycle; negative where they
    /// are in flight.
    private func doubleSupport(_ cycle: Cycle) -> Double {
      initialDoubleSupport(cycle) + terminalDoubleSupport(cycle)
    }

    private func marginOfStability(
      _ side: Side, _ each: ((WalkingTrial, Cycle) -> Double) -> [Double], because reason: String
    ) -> Parameter {
      let leg = scaling.value?.legLength
      var margin = maker.parameter(
        "margin_of_stability", "sideways margin of stability at initial contact", .millimetre, side,
        leg.map { leg in each { $0.marginOfStability($1, leg: leg) } } ?? [],
        because: scaling.reason ?? reason)
      margin.remark = "research; the pelvis stands for the centre of mass, the ankle for the edge"
      return margin
    }

    // MARK: - The gait as a whole

    func wholeParameters() -> [Parameter] {
      let counted = walks.flatMap { walk in walk.cycles.map { (walk: walk, cycle: $0) } }
      let steady = counted.filter { $0.cycle.gates.isEmpty }
      let used = steady.isEmpty ? counted : steady
      let strides = used.map { (length: $0.walk.strideLength($0.cycle), time: $0.cycle.duration) }
        .filter { $0.length.isFinite }
      let none = reason(for: nil)
      let heels = used.isEmpty ? none : "heel and pelvis markers were not seen"

      var speed = maker.parameter(
        "speed", "walking speed", .metrePerSecond, nil, strides.map { $0.length / $0.time },
        because: heels)
      let length = strides.reduce(0) { $0 + $1.length }
      let time = strides.reduce(0) { $0 + $1.time }
      speed.value = speed.value.mapped { $0.withMean(length / time) }
      var cadence = maker.parameter(
        "cadence", "cadence", .perMinute, nil, used.map { 2 / $0.cycle.duration }, because: none)
      let duration = used.reduce(0) { $0 + $1.cycle.duration }
      cadence.value = cadence.value.mapped { $0.withMean(2 * Double(used.count) / duration) }
      var dimensionless = maker.scaled(speed, "dimensionless speed v*", scaling) { $0.speed($1) }
      dimensionless.remark = dimensionless.value.value.map { SpeedBand.words($0.mean) + " speed" }
      return [
        speed, cadence, dimensionless,
        maker.scaled(cadence, "dimensionless cadence", scaling) { $0.frequency($1) },
      ]
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
