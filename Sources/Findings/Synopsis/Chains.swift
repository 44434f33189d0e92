import Motion

/// Links from hip and trunk to the knee whose both ends were measured.
struct Chains {
  static let most = 3

  var best: [Synopsis.Chain] = []
  /// Why hip and knee could not be linked, or which link is never drawn; `nil` where all was looked at.
  var notExamined: String?

  init(_ analysis: SessionAnalysis, _ rules: RuleBook) {
    let findings =
      analysis.findings + KneeLoadDifference.nodes(in: analysis)
      + CoContraction.nodes(in: analysis, by: rules)
    let nodes = findings.filter {
      $0.state.isPresent && ($0.confidence ?? 0) >= PageOne.entrance && $0.windows > 1
    }
    let hips = ["P01", "P02", "P13", "P21", "P24"]
    let looked = analysis.findings.filter { hips.contains($0.rule) }
    var reasons: [String] = []
    if !looked.isEmpty, looked.allSatisfy({ !$0.state.isAssessed }) {
      reasons.append(
        "The link from hip to knee could not be examined: no rule about hip, pelvis or trunk was "
          + "assessed.")
    }
    // What has no cut-off is not drawn, and says so wherever its task was recorded.
    reasons += ChainEdge.all.compactMap { edge in
      edge.tasks.contains { task in
        analysis.trials.contains { $0.repetitions.contains { $0.task == task } }
      } ? edge.notDrawn : nil
    }
    notExamined = reasons.isEmpty ? nil : reasons.joined(separator: " ")
    var chains: [Synopsis.Chain] = []
    for edge in ChainEdge.all {
      for from in nodes where edge.from.contains(from.rule) {
        for to in nodes where edge.to.contains(to.rule) && Self.joins(edge, from, to) {
          chains.append(chain(edge, from, to, analysis))
        }
      }
    }
    let ranked = chains.enumerated().sorted { a, b in
      let (x, y) = (Self.confidence(a.element), Self.confidence(b.element))
      if x != y { return x > y }
      if a.element.grade != b.element.grade { return a.element.grade < b.element.grade }
      return a.offset < b.offset
    }
    best = ranked.prefix(Self.most).map(\.element)
  }

  private static func joins(_ edge: ChainEdge, _ from: Finding, _ to: Finding) -> Bool {
    guard let a = from.side, let b = to.side else { return from.side == nil || to.side == nil }
    if edge.id == "E12" { return true }
    if edge.id == "E4", !from.members.isEmpty { return a == b }
    return edge.isOpposite ? a != b : a == b
  }

  private static func confidence(_ chain: Synopsis.Chain) -> Double {
    min(chain.from.confidence ?? 0, chain.to.confidence ?? 0)
  }

  private func chain(
    _ edge: ChainEdge, _ from: Finding, _ to: Finding, _ analysis: SessionAnalysis
  ) -> Synopsis.Chain {
    let arrow = edge.hasDirection ? " \u{2192} " : " \u{2194} "
    return Synopsis.Chain(
      edge: edge.id, from: from, to: to, grade: edge.grade,
      sentence: "\(from.titleWithSide)\(arrow)\(to.titleWithSide.lowercasedStart): "
        + "\(edge.sentence) (evidence \(edge.grade)).",
      order: Self.order(from, to),
      competing: competing(from, to, analysis), citations: edge.citations)
  }

  /// Which came first, where both were seen in the same repetitions; it is an order, not a cause.
  private static func order(_ from: Finding, _ to: Finding) -> String? {
    guard from.task == to.task else { return "seen in different tasks: no order in time" }
    guard from.condition == to.condition else { return "seen in different conditions: no order" }
    return to.notes.first { $0.hasPrefix(ProximalOrder.lead) }
  }

  /// Other explanations, always listed beside a hip edge.
  private func competing(
    _ from: Finding, _ to: Finding, _ analysis: SessionAnalysis
  ) -> [String] {
    var found: [String] = []
    let side = to.side
    if analysis.findings.contains(where: { $0.rule == "P12" && $0.state.isPresent }) {
      found.append("a leg-length pattern was measured")
    }
    if to.members.contains(ValgusPattern.distal.rawValue)
      || analysis.findings.contains(where: {
        $0.rule == "P15" && $0.side == side && $0.state.isPresent
      })
    {
      found.append("limited ankle dorsiflexion or the foot")
    }
    if to.notes.contains(where: { $0.hasPrefix("static alignment") }) {
      found.append("the knee's shape in standing")
    }
    if let side, PainReport(analysis.subject).isOn(side) { found.append("pain on this side") }
    if to.rule == MedialKnee.id, !found.contains("limited ankle dorsiflexion or the foot") {
      found.append("ankle, foot and shape of the thigh bone were not ruled out")
    }
    return found
  }
}

extension String {
  /// This text with its first letter small, unless it begins with an abbreviation or a name.
  var lowercasedStart: String {
    let second = dropFirst().first
    if second?.isUppercase ?? false { return self }
    if hasPrefix("Trendelenburg") || hasPrefix("Duchenne") { return self }
    return prefix(1).lowercased() + dropFirst()
  }
}
