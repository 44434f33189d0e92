import Motion

/// How many flags chance alone would raise: many rules, a few of them past 2 SD in anybody.
public struct Multiplicity: Hashable, Sendable {
  /// Share of a reference population beyond mean + 2 SD on one side.
  public static let oneSidedTail = 0.023

  /// Rules assessed, each side and condition counted.
  public var assessed: Int
  /// Flags to expect by chance alone in a person within reference.
  public var expectedByChance: Double { Double(assessed) * Self.oneSidedTail }

  public init(_ findings: [Finding]) {
    assessed = findings.count { $0.state.isAssessed }
  }

  /// `24 rules assessed; about 0.6 flags are expected by chance alone`.
  public var sentence: String {
    "\(assessed) rule\(assessed == 1 ? "" : "s") assessed (each side and condition counted); "
      + "about \(Wording.number(expectedByChance)) flags are expected by chance alone."
  }
}
