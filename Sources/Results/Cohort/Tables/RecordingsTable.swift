import Motion

/// What became of every file.
enum RecordingsTable: CohortTable {
  static let name = "recordings"
  static let meaning = "one file a row, those that were refused too"
  static let columns =
    [
      CohortColumn("file", "relative to the study folder"),
      CohortColumn("status", "analysed, standing, joined, ignored or refused"),
    ] + CohortKeys.condition + [
      CohortColumn("decided_by", "how the task was found"),
      CohortColumn("reason", "why it was ignored or refused, or what it was joined to"),
    ]

  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]] {
    analysis.outcomes.map { outcome in
      var reason: String?
      switch outcome.status {
      case .analysed, .standing: break
      case .joined(let other): reason = other
      case .ignored(let because): reason = because
      case .refused(let diagnostic): reason = diagnostic
      }
      return [
        .text(outcome.file), .text(outcome.status.name), .text(outcome.task?.rawValue),
        .text(outcome.condition as String?), .text(outcome.decidedBy as String?), .text(reason),
      ]
    }
  }
}
