import Motion

/// Whom the reference may judge: rules of the form mean ± 2 SD rest on children.
public enum Population: Hashable, Sendable {
  case child
  case adult
  case ageUnknown

  /// From 18 years on an adult; without an age, treated as one.
  public init(of subject: Subject) {
    guard let age = subject.age, age.isFinite else {
      self = .ageUnknown
      return
    }
    self = age < 18 ? .child : .adult
  }

  /// Whether a rule against the children's reference may say `present`.
  public var allowsVerdict: Bool { self == .child }

  /// The first line of a report that has no adult reference.
  public static let noAdultReference =
    "no adult reference is loaded: `marey norms build` makes one"

  /// What a finding must say beside a comparison with children, or `nil` for a child.
  public var gate: String? {
    switch self {
    case .child: nil
    case .adult: Self.adultGate
    case .ageUnknown: Self.ageUnknownGate
    }
  }

  private static let adultGate =
    "adult against children: at most borderline; " + noAdultReference
  private static let ageUnknownGate =
    "age not known, read as an adult against children: at most borderline; " + noAdultReference
}
