import Motion

/// The members of a cluster, and which of them count.
struct Cluster {
  /// One sign that may be a member.
  struct Member {
    var words: String
    /// E / u, or `nil` where it could not be looked at.
    var ratio: Double?
    var isPresent: Bool
    var grade: Finding.Measured?
    var unit: Unit
    /// Whether it may not count as more than borderline of this person: a limit from children.
    var isOfChildren = false

    /// Past its limit, whether surely or not.
    var counts: Bool { (ratio ?? -1) >= 0 }
  }

  var members: [Member] = []
  /// What was measured of signs that may not count as it is.
  private var uncounted: [Finding.Measured] = []
  /// Everything that was measured.
  var compared: [Finding.Measured] { members.compactMap(\.grade) + uncounted }

  /// - Parameters:
  ///   - grade: `nil` where the sign was not seen or may not count.
  ///   - compared: What was measured of a sign that may not count.
  mutating func add(_ words: String, _ grade: Grade?, compared: Grade? = nil) {
    if grade == nil, let compared { uncounted.append(compared.measured.named(words)) }
    members.append(
      Member(
        words: words, ratio: grade?.ratio,
        isPresent: grade?.state(.mild).isPresent ?? false, grade: grade?.measured.named(words),
        unit: grade?.limit.unit ?? .ratio, isOfChildren: grade?.limit.basis == .children))
  }

  mutating func add(_ words: String, _ finding: Finding) {
    let measured = finding.measured
    let isCounted = finding.state.isPresent || finding.state == .borderline
    let ratio = measured.map { $0.uncertainty > 0 ? $0.excess / $0.uncertainty : 0 }
    members.append(
      Member(
        words: words, ratio: ratio.map { isCounted ? $0 : min($0, -1e-9) },
        isPresent: finding.state.isPresent, grade: measured?.named(words), unit: finding.unit,
        isOfChildren: finding.gates.contains { $0.contains(Population.noAdultReference) }))
  }

  /// A fact without a size of its own.
  mutating func add(_ words: String, isTrue: Bool?) {
    members.append(
      Member(
        words: words, ratio: isTrue.map { $0 ? 0 : -1 }, isPresent: false, grade: nil,
        unit: .ratio))
  }

  var counting: [Member] { members.filter(\.counts) }
  var assessed: Int { members.count { $0.ratio != nil } }
  var presentCount: Int { members.count(where: \.isPresent) }

  /// The member that decides whether `count` of them are past their limits: of those that have a
  /// size, the one nearest its limit that is still needed beside the facts that have none.
  func decisive(of needed: Int) -> Member? {
    let facts = members.count { $0.counts && $0.grade == nil }
    let count = max(1, needed - facts)
    let ranked = members.filter { $0.ratio != nil && $0.grade != nil }
      .sorted { ($0.ratio ?? 0) > ($1.ratio ?? 0) }
    return ranked.indices.contains(count - 1) ? ranked[count - 1] : ranked.last
  }

  /// Chance that so many independent members of so many lie beyond two standard deviations.
  func chance(of count: Int) -> Double {
    let p = Multiplicity.oneSidedTail
    let n = assessed
    guard n >= count, count > 0 else { return 0 }
    return (count...n).reduce(0) { sum, k in
      var ways = 1.0
      for index in 0..<k { ways = ways * Double(n - index) / Double(index + 1) }
      return sum + ways * power(p, k) * power(1 - p, n - k)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { value, _ in value * base }
  }
}

extension Finding.Measured {
  /// The same under the name of a cluster's sign.
  fileprivate func named(_ name: String) -> Self {
    var named = self
    named.name = name
    return named
  }
}

extension WalkingCondition {
  /// The finding of a cluster: its members are printed, never a name for them.
  func finding(
    _ rule: Rule, _ side: Side, _ cluster: Cluster, needs: Int, state: FindingState, windows: Int,
    because reason: String
  ) -> Finding {
    guard let decisive = cluster.decisive(of: needs), let measured = decisive.grade else {
      return notAssessed(rule, side, because: reason)
    }
    var finding = notAssessed(rule, side, because: "")
    finding.state = state
    finding.unit = decisive.unit
    finding.measured = measured
    finding.compared = cluster.compared
    finding.windows = windows
    finding.showing = state.isPresent ? windows : 0
    finding.members = cluster.counting.map(\.words)
    if let gate = population.gate,
      cluster.counting.contains(where: \.isOfChildren) || (needs > 2 && !hasOwnReference)
    {
      finding.gates.append(gate)
      finding.state = finding.state.atMostBorderline
    }
    if !speed.isMatched { finding.gates.append("speed not matched") }
    var confidence = MeasurementConfidence()
    confidence.gate(
      reference: hasOwnReference ? .own : population.allowsVerdict ? .sameModelAndAge : .other)
    confidence.gate(speedMatched: speed.isMatched)
    finding.confidence = confidence.value(
      of: finding.state, excess: measured.excess, uncertainty: measured.uncertainty,
      windows: windows)
    guard isWorded else { return finding }
    if windows < Grading.enoughWindows {
      finding.notes.append(Wording.fewNote(windows, "stride"))
    }
    let unseen = cluster.members.filter { $0.ratio == nil }.map(\.words)
    if !unseen.isEmpty { finding.notes.append("not looked at: " + unseen.joined(separator: ", ")) }
    if finding.members.count >= needs {
      let chance = cluster.chance(of: finding.members.count)
      finding.notes.append(
        "chance of so many among \(cluster.assessed) independent signs: "
          + "\(Wording.number(100 * chance, chance < 0.001 ? 3 : 1)) %")
    }
    let list = finding.members.isEmpty ? "none" : finding.members.joined(separator: ", ")
    let counted = "\(finding.members.count) of \(cluster.assessed) signs (\(list))"
    let head = lead(rule, side)
    finding.sentence =
      switch finding.state {
      case .present: "\(head): \(rule.wording.present): \(counted)."
      case .borderline: "\(head): \(rule.wording.quantity) are near their limits: \(counted)."
      default: "\(head): \(rule.wording.quantity): \(counted); \(needs) are needed."
      }
    return finding
  }
}
