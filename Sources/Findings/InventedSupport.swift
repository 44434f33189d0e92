import Motion

/// Says of a finding how much of it rests on samples that were filled in and not measured, and trusts
/// it less where that is much.
struct InventedSupport {
  private let analysis: SessionAnalysis
  private let rules: RuleBook
  /// Whether anything was filled in at all.
  let isEmpty: Bool

  init(_ analysis: SessionAnalysis, _ rules: RuleBook) {
    self.analysis = analysis
    self.rules = rules
    isEmpty = analysis.trials.allSatisfy(\.invented.isEmpty)
  }

  /// The finding, with what must be said of it.
  func noted(_ finding: Finding) -> Finding {
    guard !isEmpty, finding.state.isAssessed, let rule = rules[finding.rule] else { return finding }
    let groups = Self.groups(of: rule)
    guard !groups.isEmpty else { return finding }
    var (windows, touched, frames, filled) = (0, 0, 0, 0)
    for trial in analysis.trials
    where trial.trial.task == finding.task && trial.trial.condition == finding.condition {
      for (side, time) in stretches(of: finding, in: trial) {
        let invented = groups.reduce(into: RangeSet<Int>()) {
          $0.formUnion(trial.invented.frames(of: $1, side))
        }
        let range = Self.frames(time, of: trial.trial)
        let inside = invented.intersection(RangeSet(range)).ranges.reduce(0) { $0 + $1.count }
        windows += 1
        touched += inside > 0 ? 1 : 0
        frames += range.count
        filled += inside
      }
    }
    guard filled > 0, frames > 0 else { return finding }
    var noted = finding
    let share = Double(filled) / Double(frames)
    noted.gates.append(
      "markers were filled in, not seen, in \(Wording.count(touched, of: windows, "window")), "
        + "\(Wording.number(100 * share, 1)) % of the frames")
    var confidence = MeasurementConfidence()
    confidence.gate(seen: 1 - share)
    noted.confidence = finding.confidence.map { $0 * confidence.quality }
    return noted
  }

  /// The stretches of time that a finding rests on, with the side whose segments they read.
  private func stretches(
    of finding: Finding, in trial: TrialAnalysis
  ) -> [(side: Side, time: ClosedRange<Double>)] {
    let sides = Side.sides(of: finding.side)
    if [.walking, .running].contains(finding.task) {
      return trial.cycles.filter { sides.contains($0.cycle.side) && $0.cycle.isAssessed }
        .map { ($0.cycle.side, $0.cycle.start...max($0.cycle.start, $0.cycle.end)) }
    }
    return trial.repetitions.filter { $0.task == finding.task }.flatMap { repetition in
      sides.filter { repetition.side == nil || repetition.side == $0 }
        .map { ($0, repetition.window) }
    }
  }

  private static func frames(_ time: ClosedRange<Double>, of trial: Trial) -> Range<Int> {
    func frame(_ time: Double) -> Int {
      let position = (time * trial.rate).rounded()
      guard position.isFinite else { return 0 }
      return Int(min(max(position, 0), Double(max(0, trial.frameCount))))
    }
    let first = frame(time.lowerBound)
    return first..<max(first, frame(time.upperBound))
  }

  /// The angles whose segments a rule reads, by the words of its inputs.
  private static func groups(of rule: Rule) -> [AngleGroup] {
    let words: [(String, AngleGroup)] = [
      ("pelvis", .pelvis), ("thigh", .hip), ("hip", .hip), ("knee", .knee), ("ankle", .ankle),
      ("foot", .footProgress), ("heel", .footProgress), ("toe", .footProgress),
    ]
    let inputs = rule.inputs.joined(separator: " ")
    return AngleGroup.allCases.filter { group in
      words.contains { $0.1 == group && inputs.contains($0.0) }
    }
  }
}
