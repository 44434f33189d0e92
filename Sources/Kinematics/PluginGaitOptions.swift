import Motion

/// Turns and heights by which a laboratory corrects Plug-in Gait's wands and feet.
///
/// They follow published model code (pyCGM2); no Vicon recording with values other than zero was at
/// hand to check them against.
struct PluginGaitOptions: Hashable, Sendable {
  enum Option: String, CaseIterable, Hashable, Sendable {
    /// The knee axis against the thigh wand, radians.
    case thigh
    /// The ankle axis against the shank wand, radians.
    case shank
    /// The ankle axis against the knee axis, radians, + external.
    case torsion
    /// Sole thickness at the heel beyond that at the toe, metres.
    case sole

    func measure(_ side: Side) -> SubjectMeasure {
      switch self {
      case .thigh: .thighRotation(side)
      case .shank: .shankRotation(side)
      case .torsion: .tibialTorsion(side)
      case .sole: .soleDelta(side)
      }
    }
  }

  private var values: [Option: [Side: Double]] = [:]

  /// None.
  init() {}

  /// Those known about a person; a number that is not finite counts as none.
  init(_ measures: SubjectMeasures) {
    for option in Option.allCases {
      for side in Side.allCases {
        if let value = measures[option.measure(side)], value.isFinite { self[option, side] = value }
      }
    }
  }

  /// The value on a side, zero where there is none; SI units.
  subscript(option: Option, side: Side) -> Double {
    get { values[option]?[side] ?? 0 }
    set { values[option, default: [:]][side] = newValue }
  }

  /// Those that are not zero, in words.
  var notices: [Notice] {
    Option.allCases.flatMap { option in
      Side.allCases.filter { self[option, $0] != 0 }.map { side in
        let measure = option.measure(side)
        return Notice(
          .model,
          "\(measure.words) is applied (\(measure.name)); no Vicon recording with a value other "
            + "than zero was at hand to check it against")
      }
    }
  }
}
