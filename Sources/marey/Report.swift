import ArgumentParser
import Study

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the reports of a run again from its stored results, without a new analysis.")

  @Argument(help: "The output folder of an earlier run.")
  var output: String

  @Option(
    name: .customLong("participant-label"), parsing: .upToNextOption,
    help: "Only these participants, with or without sub-.")
  var participants: [String] = []

  @Option(help: "The language of the reports; otherwise the one they were written in.")
  var language: String?

  @Flag(help: "Print each report as PDF too, by WeasyPrint 70 or later, else Chromium.")
  var pdf = false

  func run() throws {
    do {
      let summary = try ReportRebuilder(
        output: output, participants: participants, language: language, makesPDF: pdf
      ).run()
      Terminal.say("\(summary.reports) reports: \(output)/index.html")
      guard !summary.refusals.isEmpty else { return }
      summary.refusals.forEach(Terminal.say)
      throw ExitCode(ExitStatus.someRefused)
    } catch let error as StudyError {
      throw Terminal.fail(error, ExitStatus.status(of: error))
    }
  }
}
