import Analysis
import Motion

/// What a run would do with a study, and what it would doubt, without analysing.
public enum StudyCheck {
  /// What a check came to.
  public struct Result: Sendable {
    /// Lines for people: one session, file and doubt at a time.
    public var lines: [String]
    /// The diagnostic of every file that a run would refuse.
    public var refusals: [String]
  }

  public static func check(_ options: RunOptions) throws(StudyError) -> Result {
    let study = try PreparedStudy(options)
    var result = Result(lines: [], refusals: [])
    for plan in study.sessions {
      for (plan, loaded) in study.loader.sessions(of: plan) {
        describe(plan, loaded, settings: study.loader.settings, into: &result)
      }
    }
    return result
  }

  private static func describe(
    _ plan: StudyPlan.Session, _ loaded: SessionLoader.Loaded, settings: Settings,
    into result: inout Result
  ) {
    result.lines.append("participant \(plan.title)")
    for outcome in loaded.outcomes {
      switch outcome.status {
      case .analysed, .standing:
        result.lines.append(
          "  \(outcome.file): \(outcome.task?.words ?? "unknown") (\(outcome.decidedBy))"
            + (outcome.condition.isEmpty ? "" : ", condition \"\(outcome.condition)\""))
      case .joined(let other): result.lines.append("  \(outcome.file): joined to \(other)")
      case .ignored(let reason): result.lines.append("  \(outcome.file): ignored, \(reason)")
      case .refused(let diagnostic):
        result.lines.append("  \(outcome.file): refused")
        result.refusals.append(diagnostic)
      }
    }
    for trial in loaded.session.trials {
      if let standing = loaded.session.standingTrial[trial.name] {
        result.lines.append("  \(trial.name) rests on the standing trial \(standing)")
      }
    }
    doubts(loaded, settings: settings, into: &result)
  }

  /// Missing markers and measures, by name.
  private static func doubts(
    _ loaded: SessionLoader.Loaded, settings: Settings, into result: inout Result
  ) {
    let choice = ModelChoice(settings: settings, session: loaded.session)
    result.lines.append("  marker model: \(choice.name), \(choice.reason)")
    if loaded.session.standing.isEmpty, !loaded.session.trials.isEmpty {
      result.lines.append("  doubt: no standing trial")
    }
    var said: Set<String> = []
    for trial in loaded.session.standing + loaded.session.trials {
      for notice in trial.notices where [.file, .axes, .markers].contains(notice.topic) {
        result.lines.append("  doubt: \(trial.name): \(notice.text)")
      }
      let missing = choice.missingMarkers(in: trial)
      if !missing.isEmpty {
        result.lines.append(
          "  doubt: \(trial.name) has no \(missing.joined(separator: ", "))")
      }
      let preview = SessionAnalyzer(settings: settings).missingMeasures(
        of: trial, in: loaded.session)
      if let preview, said.insert(preview).inserted {
        result.lines.append("  doubt: \(trial.name): \(preview)")
      }
    }
  }
}
