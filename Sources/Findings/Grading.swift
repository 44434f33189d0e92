import Motion

/// How a measured value becomes a state: the one scheme of every rule.
///
/// E is the distance past the limit, positive = deviant; u is one standard deviation of the value.
/// Within reference where E < −u, borderline where −u ≤ E < u, present where E ≥ u. With one or two
/// windows the spread is assumed, `present` asks for E ≥ 2u, and severity stops at moderate.
public enum Grading {
  /// What kind of number is graded; decides the spread that few windows are given and the steps of
  /// severity where no reference has a standard deviation.
  public enum Kind: Hashable, Sendable {
    case angle
    case ratio
    /// Per body mass.
    case moment
    /// A time, given as a share of the gait cycle.
    case time
    /// A length or a share of one, with the spread assumed for few windows, metres (or the share).
    case length(Double)

    /// The standard deviation assumed for one or two windows, SI units.
    public var assumedSpread: Double {
      switch self {
      case .angle: .degrees(2.5)
      case .ratio: 0.08
      case .moment: 0.08
      case .time: 0.02
      case .length(let spread): spread
      }
    }
  }

  /// From how many windows on the spread is measured and not assumed.
  public static let enoughWindows = 3

  /// One standard deviation of a mean value: √(SEM² + SD²/n + model²), the unit of its terms.
  ///
  /// - Parameters:
  ///   - session: Standard error of measurement between sessions.
  ///   - spread: Standard deviation over the windows; ignored with one or two.
  ///   - windows: Their number.
  ///   - model: What the model adds: plane, joint centre, missing standing trial.
  public static func uncertainty(
    session: Double, spread: Double?, windows: Int, model: Double = 0, kind: Kind = .angle
  ) -> Double {
    let own = windows >= enoughWindows ? spread : nil
    let deviation = own ?? kind.assumedSpread
    let squares = session * session + deviation * deviation / Double(max(1, windows))
    return (squares + model * model).squareRoot()
  }

  /// The state of an excess, with the severity that a present sign would have.
  public static func state(
    excess: Double, uncertainty: Double, windows: Int, severity: Severity
  ) -> FindingState {
    let few = windows < enoughWindows
    if excess < -uncertainty { return .withinReference }
    if excess < (few ? 2 : 1) * uncertainty { return .borderline }
    return .present(few ? min(severity, .moderate) : severity)
  }

  /// Severity by distance from the reference mean in its standard deviations.
  public static func severity(z: Double) -> Severity {
    z < 3 ? .mild : z < 4 ? .moderate : .marked
  }

  /// Severity by a rule's own column: lower edges of moderate and marked, of the value itself.
  public static func severity(of value: Double, moderate: Double, marked: Double) -> Severity {
    value < moderate ? .mild : value < marked ? .moderate : .marked
  }

  /// Severity by the excess, where a rule has neither a reference nor a column of its own.
  public static func severity(excess: Double, kind: Kind) -> Severity {
    switch kind {
    case .angle: severity(of: excess, moderate: .degrees(5), marked: .degrees(10))
    case .ratio, .time: severity(of: excess, moderate: 0.15, marked: 0.25)
    case .moment, .length: .mild
    }
  }
}

extension FindingState {
  /// This state, but no more than borderline.
  public var atMostBorderline: FindingState {
    if case .present = self { return .borderline }
    return self
  }

  /// Whether the sign is present, at any severity.
  public var isPresent: Bool {
    if case .present = self { return true }
    return false
  }

  /// Whether the rule could look at all.
  public var isAssessed: Bool {
    if case .notAssessed = self { return false }
    return true
  }
}
