import Motion

/// Findings in the order in which a reader wants them.
struct FindingOrder {
  /// Present signs, the most certain first; without the unreliable ones.
  var present: [Finding] = []
  var borderline: [Finding] = []
  var within: [Finding] = []
  var notAssessed: [(finding: Finding, reason: String)] = []
  /// Signs past their limit whose measurement is too uncertain to rely on.
  var unreliable: [Finding] = []
  /// Whether findings come from more than one task or condition.
  var hasSeveralGroups: Bool

  init(_ findings: [Finding]) {
    hasSeveralGroups = Set(findings.map(\.group)).count > 1
    for finding in findings {
      switch finding.state {
      case .present where finding.isUnreliable: unreliable.append(finding)
      case .present: present.append(finding)
      case .borderline: borderline.append(finding)
      case .withinReference: within.append(finding)
      case .notAssessed(let reason): notAssessed.append((finding, reason))
      }
    }
    present = Self.mostCertainFirst(present)
    borderline = Self.mostCertainFirst(borderline)
  }

  /// Rules that said something about the data.
  var assessedCount: Int { present.count + borderline.count + within.count + unreliable.count }

  /// The order of equals is that of the rules, so that the same input gives the same page.
  private static func mostCertainFirst(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { a, b in
      let first = certainty(a.element)
      let second = certainty(b.element)
      return first == second ? a.offset < b.offset : first > second
    }.map(\.element)
  }

  private static func certainty(_ finding: Finding) -> Double {
    guard let confidence = finding.confidence, confidence.isFinite else { return 0 }
    return confidence
  }
}
