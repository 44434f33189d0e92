import Analysis
import Findings
import Formats
import Foundation
import Motion

/// A study whose tables and settings have been read: ready to load session by session.
struct PreparedStudy: Sendable {
  /// The sessions asked for.
  var sessions: [StudyPlan.Session]
  /// Every session of the study.
  var all: [StudyPlan.Session]
  var loader: SessionLoader

  init(_ options: RunOptions) throws(StudyError) {
    func standard(_ path: String) -> String {
      URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }
    guard options.output.isEmpty || standard(options.output) != standard(options.study) else {
      throw StudyError(
        .badUsage, file: options.output,
        problem: "expected an output folder of its own, found the "
          + "study itself",
        remedy: "give OUT another folder, so that results and recordings stay apart")
    }
    let plan = try StudyPlan.plan(for: options.study, output: options.output)
    var settings = try Self.settings(options, plan)
    settings.rules = try Self.rules(plan)
    do {
      loader = SessionLoader(
        settings: settings,
        trialsTable: try plan.trials.map { file throws(ReadError) in
          let table = try TrialsTable(TabularText(at: file.path, file: file.relative))
          try table.check(against: plan.sessions.flatMap(\.files), file: file.relative)
          return table
        } ?? TrialsTable(),
        participants: try plan.participants.map { file throws(ReadError) in
          try ParticipantsTable(at: file.path, file: file.relative)
        },
        tasks: options.tasks)
    } catch {
      throw StudyError(
        .badInput, file: error.file, place: error.place, problem: error.problem,
        remedy: error.remedy)
    }
    all = plan.sessions
    sessions = plan.sessions.filter { session in
      Self.isAsked(session.subject, options.participants, prefix: "sub-")
        && (options.sessions.isEmpty
          || Self.isAsked(session.session ?? "", options.sessions, prefix: "ses-"))
    }
    guard !sessions.isEmpty else {
      throw StudyError(
        .noInput, file: options.study,
        problem: plan.sessions.isEmpty
          ? "expected recordings, found none"
          : "expected one of the participants or sessions asked for, found "
            + plan.sessions.map(\.title).joined(separator: "; "),
        remedy: plan.sessions.isEmpty
          ? "put each participant's recordings into a folder of the study"
          : "check --participant-label and --session-label")
    }
  }

  private static func isAsked(_ label: String, _ asked: [String], prefix: String) -> Bool {
    asked.isEmpty
      || asked.contains { name in
        let bare = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
        return SafeName.name(bare) == label || bare == label
      }
  }

  /// The program's rules with those that the study changes.
  private static func rules(_ plan: StudyPlan) throws(StudyError) -> RuleBook {
    var files: [(name: String, text: String)] = []
    for file in plan.rules {
      files.append(
        (file.relative, try SmallText.text(at: file.path, file: file.relative, words: "a rule")))
    }
    do {
      return try RuleBook.standard.changed(by: files)
    } catch {
      throw StudyError(
        .badSettings, file: error.file, place: error.place, problem: error.problem,
        remedy: error.remedy)
    }
  }

  private static func settings(
    _ options: RunOptions, _ plan: StudyPlan
  ) throws(StudyError) -> Settings {
    guard let path = options.settingsFile ?? plan.settings?.path else { return Settings() }
    let name = options.settingsFile ?? plan.settings?.relative ?? path
    let text = try SmallText.text(at: path, file: name, words: "a settings file")
    var settings: Settings
    do {
      settings = try SettingsFile.settings(from: text, file: name)
    } catch {
      throw StudyError(
        .badSettings, file: name, place: error.place, problem: error.problem, remedy: error.remedy)
    }
    try OwnReference.load(
      into: &settings,
      from: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return settings
  }
}
