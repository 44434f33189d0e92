import Motion

/// What the first page of a report carries: the present signs, best first, at most five.
public struct PageOne: Sendable {
  /// One finding on the first page.
  public struct Entry: Sendable {
    public var finding: Finding
    /// Whether it stands out from chance: high confidence, z ≥ 2.5, seen repeatedly.
    public var isHeadline: Bool
  }

  /// Lowest confidence of an entry.
  public static let entrance = 0.55
  public static let most = 5
  /// What a headline needs.
  static let headlineConfidence = 0.75
  static let headlineZ = 2.5
  static let headlineShare = 0.6

  public var entries: [Entry]
  public var multiplicity: Multiplicity
  /// Whether a verdict on limits from children was held back for want of an adult reference.
  public var needsAdultReference: Bool

  public init(_ findings: [Finding]) {
    multiplicity = Multiplicity(findings)
    needsAdultReference = findings.contains { finding in
      finding.gates.contains { $0.contains(Population.noAdultReference) }
    }
    let shown = findings.enumerated().filter {
      $0.element.state.isPresent && ($0.element.confidence ?? 0) >= Self.entrance
    }
    let ranked = shown.sorted { a, b in
      let (x, y) = (a.element.confidence ?? 0, b.element.confidence ?? 0)
      return x != y ? x > y : a.offset < b.offset
    }
    entries = ranked.prefix(Self.most).map {
      Entry(finding: $0.element, isHeadline: Self.isHeadline($0.element))
    }
  }

  private static func isHeadline(_ finding: Finding) -> Bool {
    guard let confidence = finding.confidence, let z = finding.measured?.z,
      finding.windows >= Grading.enoughWindows
    else { return false }
    let share = Double(finding.showing) / Double(finding.windows)
    return confidence >= headlineConfidence && z >= headlineZ && share >= headlineShare
  }
}
