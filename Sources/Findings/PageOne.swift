import Motion

/// What the first page of a report carries: the present signs, best first, at most five problems.
public struct PageOne: Sendable {
  /// Lowest confidence of an entry.
  public static let entrance = 0.55
  public static let most = 5
  /// What a headline needs.
  static let headlineConfidence = 0.75
  static let headlineZ = 2.5
  static let headlineShare = 0.6

  public var entries: [Synopsis.Entry]
  public var multiplicity: Multiplicity
  /// Whether a verdict on limits from children was held back for want of an adult reference.
  public var needsAdultReference: Bool

  public init(_ findings: [Finding]) {
    multiplicity = Multiplicity(findings)
    needsAdultReference = findings.contains { finding in
      finding.gates.contains { $0.contains(Population.noAdultReference) }
    }
    let present = findings.filter { $0.state.isPresent }
    let ranked = Self.groups(of: present)
      .filter { group in group.findings.contains { ($0.confidence ?? 0) >= Self.entrance } }
      .enumerated().sorted { a, b in
        let (x, y) = (Self.place(a.element), Self.place(b.element))
        return x != y ? x > y : a.offset < b.offset
      }.map(\.element)
    entries = ranked.prefix(Self.most).map { group in
      Synopsis.Entry(
        title: group.title, finding: group.findings[0],
        strategies: Array(group.findings.dropFirst()),
        isHeadline: Self.isHeadline(group.findings))
    }
  }

  private struct Group {
    var title: String
    var findings: [Finding]
  }

  /// Present findings by problem, leg, task and condition, in order of first appearance.
  private static func groups(of present: [Finding]) -> [Group] {
    var taken: Set<Int> = []
    var groups: [Group] = []
    for (index, finding) in present.enumerated() where !taken.contains(index) {
      guard let problem = problem(of: finding, among: present) else {
        taken.insert(index)
        groups.append(Group(title: finding.name, findings: [finding]))
        continue
      }
      let leg = problem.otherSide.contains(finding.rule) ? finding.side?.opposite : finding.side
      let members = present.indices.filter {
        !taken.contains($0) && problem.holds(present[$0], leg: leg)
          && present[$0].task == finding.task && present[$0].condition == finding.condition
      }.sorted { a, b in
        let (x, y) = (problem.rank(present[a]), problem.rank(present[b]))
        return x != y ? x < y : a < b
      }
      taken.formUnion(members)
      let found = members.map { present[$0] }
      groups.append(Group(title: found.count > 1 ? problem.title : finding.name, findings: found))
    }
    return groups
  }

  private static func problem(of finding: Finding, among present: [Finding]) -> Problem? {
    Problem.all.first { problem in
      problem.primary.contains(finding.rule) || problem.strategies.contains(finding.rule)
        || problem.otherSide.contains(finding.rule)
    }
  }

  /// Best first by confidence; statements of asymmetry come after P11 and P12 where those speak.
  private static func place(_ group: Group) -> Double {
    let confidence = group.findings.compactMap(\.confidence).max() ?? 0
    let isAsymmetry = group.findings.allSatisfy { ["L01", "S01", "P10"].contains($0.rule) }
    return isAsymmetry ? confidence - 1 : confidence
  }

  private static let kinetic = ["P10", "P11", "P22", "MK04", "L01", "MT02"]

  private static func isHeadline(_ findings: [Finding]) -> Bool {
    // Two instruments agree where motion and force, or motion and EMG, say one thing.
    let instruments = Set(findings.map { kinetic.contains($0.rule) })
    return findings.contains { finding in
      guard let confidence = finding.confidence, finding.windows >= Grading.enoughWindows else {
        return false
      }
      let share = Double(finding.showing) / Double(finding.windows)
      let stands = (finding.measured?.z ?? 0) >= headlineZ || instruments.count > 1
      return confidence >= headlineConfidence && stands && share >= headlineShare
    }
  }
}
