import Motion

/// LE01: the items of the Landing Error Scoring System that markers show, listed one by one.
///
/// No class is made of their number: the published cut marks most healthy athletes, and item 17 is a
/// rater's judgement.
public struct LandingErrors: RuledDetector {
  public static let id = "LE01"
  /// Share of the landings in which an item must be an error to be listed as one.
  static let repeatability = 0.6

  public init() {}

  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    let rule = rules.rule(Self.id)
    return MedialKnee.twoLegged.flatMap { task in
      Condition.all(of: task, in: analysis).compactMap { condition in
        let landings = condition.trials.flatMap { trial in
          trial.repetitions.filter { $0.task == task }.compactMap {
            LandingItems($0, in: trial, rule)
          }
        }
        return landings.isEmpty ? nil : finding(landings, task, condition.name, rule)
      }
    }
  }

  private func finding(
    _ landings: [LandingItems], _ task: MovementTask, _ condition: String, _ rule: Rule
  ) -> Finding {
    var finding = TaskFinding.blank(rule, rule.limit, nil, task, condition)
    finding = TaskFinding.notAssessed(
      finding, rule, because: "items are listed, no class is made of their number")
    var errors: [String] = []
    var looked = 0
    var unseen: [String] = []
    for item in LandingItem.allCases {
      let answers = landings.compactMap { $0.answers[item] }
      guard !answers.isEmpty else {
        unseen.append(item.title)
        continue
      }
      looked += 1
      let count = answers.count { $0 }
      let isError = Double(count) >= Self.repeatability * Double(answers.count)
      finding.notes.append(
        "\(item.title): \(isError ? "error" : "no error") "
          + "(\(Wording.count(count, of: answers.count, "landing")))")
      if isError { errors.append(item.title) }
    }
    finding.members = errors
    finding.notes.append(
      "not computable: 16 joint displacement (needs the spread of a group), 17 overall impression (a rater's judgement)"
    )
    if !unseen.isEmpty {
      finding.notes.append("not seen here: " + unseen.joined(separator: ", "))
    }
    let list = errors.isEmpty ? "none" : errors.joined(separator: "; ")
    finding.sentence =
      "\(task.words.sentenceStart): \(errors.count) of \(looked) landing items that markers show "
      + "(of 17) are errors: \(list). Listed, not classed."
    return finding
  }
}
