import ArgumentParser
import Study

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a run would do with a study, and what it would doubt.")

  @Argument(help: "The study folder, or one recording.")
  var study: String

  @Option(help: "A settings file; without it STUDY/study.yaml, where there is one.")
  var settings: String?

  func run() throws {
    do {
      let result = try StudyCheck.check(
        RunOptions(study: study, output: "", settingsFile: settings, version: Version.text))
      result.lines.forEach(Terminal.print)
      guard !result.refusals.isEmpty else { return }
      result.refusals.forEach(Terminal.say)
      throw ExitCode(ExitStatus.someRefused)
    } catch let error as StudyError {
      throw Terminal.fail(error, ExitStatus.status(of: error))
    }
  }
}
