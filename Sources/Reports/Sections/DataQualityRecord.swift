import Motion

/// What the data are worth: files, gaps, cycles and everything a reader should know about them.
struct DataQualityRecord: Section {
  let title = "Files, events and gaps"
  let anchor = "quality"
  let help =
    "A marker that was not seen leaves a gap. Short gaps are filled, and every curve counts the "
    + "frames that rest on them; longer ones stay open, and what depends on them is not assessed. "
    + "A cycle is set aside (not assessed) when the person turned or changed speed in it."

  /// Lists longer than this are folded away.
  static let longList = 12

  func blocks(for analysis: SessionAnalysis) -> [Block] {
    let quality = DataQuality(of: analysis)
    return [.paragraph(quality.level.words + ": " + quality.sentence.lowercasedFirst)]
      + refusals(in: analysis.outcomes) + files(analysis.outcomes) + trials(analysis.trials)
      + CleaningTables.blocks(for: analysis.trials) + cycles(analysis.trials)
      + notices(in: analysis)
  }

  private func refusals(in outcomes: [RecordingOutcome]) -> [Block] {
    let messages = outcomes.compactMap { outcome -> Block? in
      guard case .refused(let message) = outcome.status else { return nil }
      return .diagnostic(message)
    }
    return messages.isEmpty ? [] : [.heading("Refused files")] + messages
  }

  private func files(_ outcomes: [RecordingOutcome]) -> [Block] {
    guard !outcomes.isEmpty else { return [] }
    let rows = outcomes.map { outcome -> [Table.Cell] in
      let detail =
        switch outcome.status {
        case .joined(let other): "joined to " + other
        case .ignored(let reason): reason
        case .refused: "see the message above"
        case .analysed, .standing: outcome.decidedBy
        }
      let task = outcome.task.map { TaskGroup(task: $0, condition: outcome.condition).title }
      return [
        .code(outcome.file), Table.Cell(outcome.status.name), Table.Cell(task ?? "\u{2013}"),
        .quiet(detail),
      ]
    }
    let table = Table(
      caption: "Files of this session",
      columns: ["File", "Outcome", "Task", "Why"].map { Table.Column($0) }, rows: rows)
    return outcomes.count > Self.longList
      ? [.folded(Reading.count(outcomes.count, "file") + " of this session", [.table(table)])]
      : [.table(table)]
  }

  private func trials(_ trials: [TrialAnalysis]) -> [Block] {
    guard !trials.isEmpty else { return [] }
    let rows = trials.map { analysis -> [Table.Cell] in
      let trial = analysis.trial
      return [
        .code(trial.name), .number("\(trial.frameCount)"),
        .number(Reading.text(trial.rate, .hertz)),
        Table.Cell(MarkerCoverage.words(for: analysis)),
        analysis.angles.reason.map { .quiet("not measured: " + $0) } ?? Table.Cell("measured"),
      ]
    }
    return [
      .table(
        Table(
          caption: "Trials: frames in which a marker was not seen, and share of all frames",
          columns: [
            .init("Trial"), .init("Frames", isNumber: true), .init("Rate", isNumber: true),
            .init("Markers not seen"), .init("Joint angles"),
          ], rows: rows))
    ]
  }

  private func cycles(_ trials: [TrialAnalysis]) -> [Block] {
    let counts = CycleCounts(of: trials)
    guard counts.total > 0 || trials.contains(where: { !$0.repetitions.isEmpty }) else {
      return trials.isEmpty ? [] : [.paragraph("No gait cycle and no repetition was found.")]
    }
    let rows = trials.map { trial -> [Table.Cell] in
      let counts = CycleCounts(of: [trial])
      let sources = Set(trial.cycles.map(\.cycle.source)).sorted()
      return [
        .code(trial.trial.name), .number("\(counts.assessed[.left, default: 0])"),
        .number("\(counts.assessed[.right, default: 0])"),
        .number("\(counts.gated[.left, default: 0])"),
        .number("\(counts.gated[.right, default: 0])"), .number("\(trial.repetitions.count)"),
        .quiet(
          (sources.map { "events: " + $0 } + Self.agreement(on: trial.events) + counts.gates)
            .joined(separator: "; ")),
      ]
    }
    return [
      .table(
        Table(
          caption: "Gait cycles and repetitions",
          columns: [
            .init("Trial"), .init("Left", isNumber: true), .init("Right", isNumber: true),
            .init("Left set aside", isNumber: true), .init("Right set aside", isNumber: true),
            .init("Repetitions", isNumber: true), .init("Events from, and why set aside"),
          ], rows: rows))
    ]
  }

  /// How far the ways of finding events lie apart, and how many events are doubted, in words.
  private static func agreement(on events: [GaitEvent]) -> [String] {
    let agreement = EventAgreement(of: events)
    var words: [String] = []
    if let spread = agreement.largestSpread {
      words.append("the methods lie at most \(Reading.text(spread, .millisecond)) apart")
    }
    if agreement.lowConfidence > 0 {
      words.append("\(agreement.lowConfidence) of \(agreement.count) events of low confidence")
    }
    return words
  }

  private func notices(in analysis: SessionAnalysis) -> [Block] {
    let groups = NoticeGroup.groups(of: analysis.allNotices)
    guard !groups.isEmpty else { return [.paragraph("There are no further notices.")] }
    let count = groups.reduce(0) { $0 + $1.texts.count }
    return [
      .heading("Notices"),
      count > Self.longList
        ? .folded(Reading.count(count, "notice"), [.notices(groups)]) : .notices(groups),
    ]
  }
}
