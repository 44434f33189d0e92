import Motion

/// The value that a rule is brought to, so that its state can be watched as the value grows: what
/// every row of a sweep has, whatever is dosed.
public struct Dose: Sendable {
  public var rule: String
  /// What is dosed, where the rule has several ways.
  public var words: String
  /// In the unit of the dose.
  public var limit: Double
  /// +1 where the sign lies above the limit, −1 where below.
  public var sense: Double
  public var unit: Motion.Unit
  /// The side that shows it; `nil` where the rule has none.
  public var side: Side?
  /// Whether both legs are given the sign, or the pelvis that both share.
  public var isBilateral: Bool

  public init(
    _ rule: String, _ words: String = "", limit: Double, sense: Double = 1,
    unit: Motion.Unit = .degree, side: Side? = .right, isBilateral: Bool = false
  ) {
    self.rule = rule
    self.words = words
    self.limit = limit
    self.sense = sense
    self.unit = unit
    self.side = side
    self.isBilateral = isBilateral
  }

  public var name: String { words.isEmpty ? rule : "\(rule) \(words)" }

  /// The value at a distance past the limit.
  ///
  /// - Parameters:
  ///   - step: In uncertainties, positive towards the sign.
  ///   - uncertainty: In the unit of the dose.
  public func value(at step: Double, uncertainty: Double) -> Double {
    limit + sense * step * uncertainty
  }

  /// Whether a finding speaks of the rule, on the dosed side or on none.
  public func concerns(_ finding: Finding) -> Bool {
    finding.rule == rule && (side == nil || finding.side == nil || finding.side == side)
  }

  /// Whether a finding sees the sign on the side that was not given it.
  public func isMistaken(_ finding: Finding) -> Bool {
    guard case .present = finding.state else { return false }
    return !isBilateral && finding.rule == rule && !concerns(finding)
  }
}
