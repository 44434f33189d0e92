import ArgumentParser
import Foundation
import Study

/// A laboratory's own reference bands.
struct Norms: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A laboratory's own reference bands.", subcommands: [Build.self])

  struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make reference bands from a study of healthy people.",
      discussion: """
        One side of each person counts, drawn by the label, in each speed band walked in. The file \
        holds n, mean and standard deviation of every curve, each person's own curves, and how often \
        these healthy people would be flagged if each were judged by all the others. Name it in \
        study.yaml as reference.file.
        """)

    @Argument(help: "The study folder of healthy people.")
    var study: String

    @Option(name: .shortAndLong, help: "The file to write.")
    var output: String

    @Option(name: .customLong("participant-label"), parsing: .upToNextOption, help: "Only these.")
    var participants: [String] = []

    @Option(help: "A settings file; without it STUDY/study.yaml, where there is one.")
    var settings: String?

    @Option(help: "Processor cores to keep busy; all of them by default.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    func validate() throws {
      guard jobs >= 1 else { throw ValidationError("--jobs expects a number from 1 up") }
    }

    func run() async throws {
      do {
        let built = try await NormsStudy(
          RunOptions(
            study: study, output: "", participants: participants, jobs: jobs,
            settingsFile: settings, version: Version.text)
        ).build()
        try NormsStudy.write(built.norms, to: output)
        built.lines.forEach(Terminal.say)
        guard !built.refusals.isEmpty else { return }
        built.refusals.forEach(Terminal.say)
        throw ExitCode(ExitStatus.someRefused)
      } catch let error as StudyError {
        throw Terminal.fail(error, ExitStatus.status(of: error))
      }
    }
  }
}
