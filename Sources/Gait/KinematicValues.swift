import Motion

/// One number a cycle says about a curve: the largest knee flexion in swing, the mean trunk lean in
/// single support.
struct KinematicValue: Sendable {
  enum Window: Sendable {
    case cycle
    case contact
    case stance
    case swing
    /// From foot off to contact of the other foot.
    case singleSupport
    /// Per cent of the cycle.
    case percent(ClosedRange<Int>)
    /// Shares of the stance.
    case stanceShare(ClosedRange<Double>)
  }

  enum Reading: Sendable {
    case mean
    case maximum
    case minimum
    case range
  }

  var name: String
  var words: String
  var quantity: CycleQuantity
  var window: Window
  var reading: Reading

  init(
    _ name: String, _ words: String, _ quantity: CycleQuantity, _ window: Window, _ reading: Reading
  ) {
    self.name = name
    self.words = words
    self.quantity = quantity
    self.window = window
    self.reading = reading
  }

  /// The number of one cycle, SI units; NaN where the curve or an event is missing.
  func value(in cycle: CycleCurves) -> Double {
    guard let waveform = cycle.waveformAlongPath(of: quantity), let range = range(in: cycle.cycle)
    else { return .nan }
    var (sum, low, high) = (0.0, Double.infinity, -Double.infinity)
    for sample in waveform.samples[range] {
      guard sample.isFinite else { return .nan }
      sum += sample
      low = min(low, sample)
      high = max(high, sample)
    }
    switch reading {
    case .mean: return sum / Double(range.count)
    case .maximum: return high
    case .minimum: return low
    case .range: return high - low
    }
  }

  /// The samples of the window, or `nil` where an event is missing or out of order.
  private func range(in cycle: Cycle) -> ClosedRange<Int>? {
    func place(_ share: Double?) -> Int? {
      guard let share, share >= 0, share <= 1 else { return nil }
      return Int((share * 100).rounded())
    }
    func closed(_ low: Int?, _ high: Int?) -> ClosedRange<Int>? {
      guard let low, let high, low <= high else { return nil }
      return low...high
    }
    switch window {
    case .cycle: return 0...100
    case .contact: return 0...0
    case .stance: return closed(0, place(cycle.stance))
    case .swing: return closed(place(cycle.stance), 100)
    case .singleSupport:
      return closed(
        place(cycle.oppositeFootOff.map(cycle.fraction(at:))),
        place(cycle.oppositeInitialContact.map(cycle.fraction(at:))))
    case .percent(let range): return range
    case .stanceShare(let share):
      return closed(
        place(cycle.stance.map { $0 * share.lowerBound }),
        place(cycle.stance.map { $0 * share.upperBound }))
    }
  }
}

/// The numbers that every side's curves are asked for. Names that the reference of children holds
/// are those of its table.
public enum KinematicValues {
  static let all: [KinematicValue] = [
    .init("mean_pelvic_tilt", "mean pelvic tilt", .angle(.pelvis, 0), .cycle, .mean),
    .init("pelvic_tilt_range", "range of pelvic tilt", .angle(.pelvis, 0), .cycle, .range),
    .init(
      "pelvic_obliquity_in_single_support", "mean pelvic obliquity in single support",
      .angle(.pelvis, 1), .singleSupport, .mean),
    .init(
      "maximum_pelvic_obliquity_in_stance", "largest pelvic obliquity in stance",
      .angle(.pelvis, 1), .stance, .maximum),
    .init("mean_pelvic_rotation", "mean pelvic rotation", .angle(.pelvis, 2), .cycle, .mean),
    .init(
      "pelvic_rotation_range", "range of pelvic rotation", .angle(.pelvis, 2), .cycle, .range),
    .init(
      "hip_flexion_at_contact", "hip flexion at initial contact", .angle(.hip, 0), .contact, .mean),
    .init(
      "minimum_hip_flexion", "least hip flexion, 35 to 70 % of the cycle", .angle(.hip, 0),
      .percent(35...70), .minimum),
    .init("hip_flexion_range", "range of hip flexion", .angle(.hip, 0), .cycle, .range),
    .init(
      "maximum_hip_adduction_in_stance", "largest hip adduction in stance", .angle(.hip, 1),
      .stance,
      .maximum),
    .init(
      "mean_hip_rotation_in_stance", "mean hip rotation in stance", .angle(.hip, 2), .stance, .mean),
    .init(
      "knee_flexion_at_contact", "knee flexion at initial contact", .angle(.knee, 0), .contact,
      .mean),
    .init(
      "maximum_knee_flexion_in_loading", "largest knee flexion, 5 to 30 % of the cycle",
      .angle(.knee, 0), .percent(5...30), .maximum),
    .init(
      "minimum_knee_flexion_in_stance", "least knee flexion in stance", .angle(.knee, 0), .stance,
      .minimum),
    .init(
      "maximum_knee_flexion_in_swing", "largest knee flexion in swing", .angle(.knee, 0), .swing,
      .maximum),
    .init("knee_flexion_range", "range of knee flexion", .angle(.knee, 0), .cycle, .range),
    .init(
      "dorsiflexion_at_contact", "ankle dorsiflexion at initial contact", .angle(.ankle, 0),
      .contact, .mean),
    .init(
      "maximum_dorsiflexion_in_stance", "largest ankle dorsiflexion in stance", .angle(.ankle, 0),
      .stance, .maximum),
    .init(
      "dorsiflexion_in_swing", "mean ankle dorsiflexion, 75 to 85 % of the cycle",
      .angle(.ankle, 0), .percent(75...85), .mean),
    .init(
      "foot_progression_in_single_support", "mean foot progression in single support",
      .angle(.footProgress, 2), .singleSupport, .mean),
    .init(
      "trunk_lean_in_single_support", "mean trunk lean in single support", .trunk(.lean),
      .singleSupport, .mean),
    .init("trunk_lean_range", "range of trunk lean", .trunk(.lean), .cycle, .range),
    .init("mean_trunk_tilt", "mean trunk tilt", .trunk(.tilt), .cycle, .mean),
    .init("trunk_tilt_range", "range of trunk tilt", .trunk(.tilt), .cycle, .range),
    .init("trunk_rotation_range", "range of trunk rotation", .trunk(.rotation), .cycle, .range),
    .init(
      "hip_abductor_moment_first_peak", "hip abductor moment, first peak", .moment(.hip, 1),
      .stanceShare(0...0.5), .maximum),
    .init(
      "hip_abductor_moment_second_peak", "hip abductor moment, second peak", .moment(.hip, 1),
      .stanceShare(0.5...1), .maximum),
    .init(
      "knee_extensor_moment_in_loading", "largest knee extensor moment, 8 to 30 % of the cycle",
      .moment(.knee, 0), .percent(8...30), .maximum),
    .init(
      "knee_abductor_moment_first_peak", "knee abductor moment, first peak", .moment(.knee, 1),
      .stanceShare(0...0.5), .maximum),
    .init(
      "knee_abductor_moment_second_peak", "knee abductor moment, second peak", .moment(.knee, 1),
      .stanceShare(0.5...1), .maximum),
    .init(
      "maximum_plantarflexor_moment", "largest plantarflexor moment", .moment(.ankle, 0), .stance,
      .maximum),
    .init(
      "ankle_power_generation_in_stance", "largest ankle power generation in stance",
      .power(.ankle), .stance, .maximum),
  ]

  /// The parameters of both sides, from the cycles that rules may look at.
  ///
  /// - Returns: SI units; a quantity that no cycle of either side holds is left out.
  public static func parameters(
    of cycles: [CycleCurves], task: MovementTask, condition: String
  ) -> [Parameter] {
    let maker = ParameterMaker(task: task, condition: condition)
    return readings(of: cycles).map { reading in
      maker.parameter(
        reading.value.name, reading.value.words, reading.value.quantity.unit, reading.side,
        reading.values,
        because: reading.values.isEmpty
          ? "no \(reading.side.rawValue) cycle is assessed"
          : "the curve or an event was not found in any \(reading.side.rawValue) cycle")
    }
  }

  /// The means of those parameters alone, in the same order; `nil` where there is none.
  public static func means(of cycles: [CycleCurves]) -> [Double?] {
    readings(of: cycles).map { Statistic(of: $0.values)?.mean }
  }

  /// What every assessed cycle says, by value and side.
  private static func readings(
    of cycles: [CycleCurves]
  ) -> [(value: KinematicValue, side: Side, values: [Double])] {
    let assessed = cycles.filter(\.cycle.isAssessed)
    let sides = Side.allCases.map { side in
      (side: side, cycles: assessed.filter { $0.cycle.side == side })
    }
    let held = all.filter { value in
      assessed.contains {
        $0.waveform(of: value.quantity)?.samples.contains(where: \.isFinite) == true
      }
    }
    return held.flatMap { value in
      sides.map { (value, $0.side, $0.cycles.map(value.value(in:))) }
    }
  }
}
