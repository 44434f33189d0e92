import Motion

/// One limit of a rule, with where it comes from.
public struct Limit: Hashable, Sendable {
  /// How well a figure is known.
  public enum Tag: String, CaseIterable, Hashable, Sendable {
    /// Checked against the source named.
    case verified
    /// Recalled from the literature and not checked: printed as *unverified*.
    case recalled
    /// Worked out from checked figures, or a choice of this program; not a published cut-off.
    case derived
  }

  /// Which side of the limit is deviant.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    case above
    case below
  }

  /// What the limit rests on.
  public enum Basis: String, CaseIterable, Hashable, Sendable {
    /// Mean ± 2 SD of the reference children: an adult is at most borderline.
    case children
    /// A figure that does not depend on the reference.
    case absolute
    /// The laboratory's own people.
    case own
  }

  public var name: String
  /// One value, or one for each of the five speed groups; SI units.
  public var values: [Double]
  /// Mean and standard deviation of the reference, one or five values, SI units; empty: none.
  public var means: [Double]
  public var deviations: [Double]
  public var unit: Unit
  public var direction: Direction
  public var basis: Basis
  public var tag: Tag
  /// Where the figure comes from, in words.
  public var source: String
  /// People behind a limit of the laboratory's own, of the smallest speed band; `nil`: not counted.
  public var people: Int?

  /// Whether the limit depends on walking speed.
  public var isBySpeed: Bool { values.count > 1 }
  public var isUnverified: Bool { tag == .recalled }
  /// Whether there is a number; a limit that only a laboratory can give has none until it does.
  public var isGiven: Bool { values.contains(where: \.isFinite) }
  /// + 1 where larger values are deviant, − 1 where smaller ones are.
  public var sense: Double { direction == .above ? 1 : -1 }

  /// The limit at a speed, SI units; NaN where the speed group has none.
  public func value(at speed: Double? = nil) -> Double { Self.read(values, speed) }

  /// Reference mean and standard deviation at a speed, SI units, or `nil` without a reference.
  public func reference(at speed: Double? = nil) -> (mean: Double, deviation: Double)? {
    guard !means.isEmpty, !deviations.isEmpty else { return nil }
    let pair = (Self.read(means, speed), Self.read(deviations, speed))
    return pair.0.isFinite && pair.1 > 0 ? pair : nil
  }

  /// How far past the limit a value lies, positive = deviant, SI units.
  public func excess(of value: Double, at speed: Double? = nil) -> Double {
    sense * (value - self.value(at: speed))
  }

  /// Distance from the reference mean in its standard deviations, + towards the deviant side.
  public func z(of value: Double, at speed: Double? = nil) -> Double? {
    reference(at: speed).map { sense * (value - $0.mean) / $0.deviation }
  }

  private static func read(_ values: [Double], _ speed: Double?) -> Double {
    values.count == SpeedBands.groupMeans.count
      ? SpeedBands.value(of: values, at: speed) : values.first ?? .nan
  }

  /// The limit as people read it: `above 13.8 / 9.4 / 7.2 / 5.4 / 4.3 ° (very slow to very fast)`.
  public var words: String {
    guard isGiven else {
      return "\(direction.rawValue) the laboratory's own limit; none is given"
    }
    let shown = values.map { value in
      value.isFinite
        ? Wording.number(value.in(unit), Self.decimals(value.in(unit))) : "not assessed"
    }
    let numbers = shown.joined(separator: " / ")
    let symbol = unit == .degree ? "°" : unit == .ratio ? "" : " " + unit.symbol
    let groups = isBySpeed ? " (walking very slow / slow / free / fast / very fast)" : ""
    return "\(direction.rawValue) \(numbers)\(symbol)\(groups)"
      + (isUnverified ? ", unverified" : "")
  }

  private static func decimals(_ value: Double) -> Int {
    if abs(value - value.rounded()) < 1e-9 { return 0 }
    return abs(value * 10 - (value * 10).rounded()) < 1e-9 ? 1 : 2
  }
}
