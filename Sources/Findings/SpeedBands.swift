import Motion

/// Walking speed bands of the reference children, and reading between their means.
///
/// Speed is dimensionless (Hof 1996): v* = v / √(g · leg length). Limits are interpolated between
/// the five group means of Schwartz et al. 2008; band names are for words only.
public enum SpeedBands {
  /// Mean v* of the five groups, very slow to very fast.
  public static let groupMeans = [0.172, 0.290, 0.429, 0.560, 0.694]
  /// Number of children in each group.
  public static let groupSizes = [77, 82, 82, 76, 51]
  /// The group that stands in where the speed is not known.
  static let free = 2

  /// A value at a speed, from the five groups' values; constant outside the groups.
  ///
  /// - Parameter speed: v*, or `nil` for the free group's value.
  /// - Precondition: five values.
  public static func value(of groups: [Double], at speed: Double?) -> Double {
    precondition(groups.count == groupMeans.count, "one value for each of the five speed groups")
    guard let speed, speed.isFinite else { return groups[free] }
    guard let above = groupMeans.firstIndex(where: { speed <= $0 }) else {
      return groups[groups.count - 1]
    }
    guard above > 0 else { return groups[0] }
    let span = groupMeans[above] - groupMeans[above - 1]
    let share = (speed - groupMeans[above - 1]) / span
    return groups[above - 1] + share * (groups[above] - groups[above - 1])
  }

  /// The band's name for a v*, from the ranges observed in the reference.
  public static func words(_ speed: Double) -> String {
    SpeedBand.words(speed)
  }
}

/// The walking speed of one condition, as rules use it.
public struct WalkingSpeed: Hashable, Sendable {
  /// v*, or `nil` where speed or leg length is not known.
  public var dimensionless: Double?

  public init(dimensionless: Double?) { self.dimensionless = dimensionless }

  /// The parameter that carries v*, of both legs' mean length.
  public static let parameter = "dimensionless_speed"

  /// The speed of a condition, from the session's parameters.
  public init(of condition: String, in analysis: SessionAnalysis) {
    dimensionless =
      analysis.parameters.first {
        $0.name == Self.parameter && $0.side == nil && $0.task == .walking
          && $0.condition == condition
      }?.value.value?.mean
  }

  /// Whether limits are read at this speed.
  public var isMatched: Bool { dimensionless != nil }

  /// `free speed (v* 0.43)`, or that the speed is not matched.
  public var words: String {
    guard let dimensionless else { return "speed not matched, free speed used" }
    return "\(SpeedBands.words(dimensionless)) speed (v* \(Wording.number(dimensionless, 2)))"
  }
}
