import Motion

/// One rule as data: what it is called, what it measures, its limits with their sources, and what
/// may mislead.
///
/// The formula is Swift, one file a rule in `Detectors/`; everything a laboratory may want to read
/// or to change is here, in one file of `rules/` a rule.
public struct Rule: Sendable {
  /// `P13`.
  public var id: String
  /// Other names that `marey explain` understands: `valgus-collapse`.
  public var aliases: [String]
  /// What people read: "reduced terminal-stance hip extension".
  public var name: String
  /// What a present sign says of a person, and what the measured thing is called.
  public var wording: Phrases
  /// What the rule is about, in a paragraph or two.
  public var summary: String
  /// What must have been measured, in words.
  public var inputs: [String]
  /// The stretch of the movement that is looked at, in words.
  public var window: String
  /// The name of the formula, as `marey explain` shows it.
  public var formula: String
  public var unit: Unit
  /// Which way is positive, in words.
  public var sign: String
  public var limits: [Limit]
  public var severity: SeverityScheme
  /// The error of measurement that the value carries, by its key in `MeasurementError.named`.
  public var error: MeasurementError
  /// The walking speeds v* at which the rule is assessed; `nil`: at every speed.
  public var speeds: ClosedRange<Double>?
  /// The least that must have been recorded, and what is said where it was not.
  public var minimum: String
  public var confounders: [String]
  /// What the sign is easily taken for; it must be silent there.
  public var lookAlikes: [String]
  public var sources: [Citation]
  /// Where the rule was read from.
  public var origin: String

  /// The words of a rule's sentences.
  public struct Phrases: Hashable, Sendable {
    /// What stands after the side: "stance", "knee".
    public var lead: String
    /// A whole statement: "the opposite side of the pelvis stays lower through mid-stance".
    public var present: String
    /// A noun phrase for the measured thing: "pelvic obliquity through mid-stance".
    public var quantity: String
  }

  /// How large a present sign is.
  public enum SeverityScheme: Hashable, Sendable {
    /// By distance from the reference mean in its standard deviations.
    case reference
    /// By the value: lower edges of mild, moderate and marked, SI units.
    case value([Double])
    /// By the distance past the limit.
    case excess
    /// The rule has its own count or combination.
    case own
  }

  /// The limit of a name.
  ///
  /// The names that a detector asks for are checked when a rule is read.
  ///
  /// - Precondition: The rule has a limit of that name.
  public subscript(name: String) -> Limit {
    guard let limit = limits.first(where: { $0.name == name }) else {
      preconditionFailure("\(id) has no limit \(name)")
    }
    return limit
  }

  /// The limit that decides: the first one.
  public var limit: Limit {
    precondition(!limits.isEmpty, "a rule has at least one limit")
    return limits[0]
  }

  /// How many of the limits were recalled and not checked.
  public var unverifiedCount: Int { limits.count(where: \.isUnverified) }
}
