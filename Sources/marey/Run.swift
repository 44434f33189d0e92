import ArgumentParser
import Dispatch
import Foundation
import Motion
import Study

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Analyse a study: a report for each participant, and an overview.")

  @Argument(help: "The study folder, or one recording.")
  var study: String

  @Argument(help: "Where results go.")
  var output: String

  @Option(
    name: .customLong("participant-label"), parsing: .upToNextOption,
    help: "Only these participants, with or without sub-.")
  var participants: [String] = []

  @Option(
    name: .customLong("session-label"), parsing: .upToNextOption,
    help: "Only these sessions, with or without ses-.")
  var sessions: [String] = []

  @Option(name: .customLong("task"), parsing: .upToNextOption, help: "Only these tasks.")
  var tasks: [MovementTask] = []

  @Option(help: "Processor cores to keep busy; all of them by default.")
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "A settings file; without it STUDY/study.yaml, where there is one.")
  var settings: String?

  @Option(help: "Which reports to write.")
  var reports: RunOptions.Reports = .html

  @Flag(help: "Write each session as an HL7 FHIR R4 bundle too: fhir.json.")
  var fhir = false

  @Option(help: "Write the curves of each trial for other software too: c3d.")
  var export: CurveExport?

  @Option(help: "How progress is told: text or json (one object a line).")
  var log: RunLog = .text

  @Flag(help: "Ignore earlier results (this version never reuses any).")
  var fresh = false

  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  @Flag(help: "End with status 65 when any recording is refused.")
  var strict = false

  func validate() throws {
    guard jobs >= 1 else { throw ValidationError("--jobs expects a number from 1 up") }
  }

  private var options: RunOptions {
    var options = RunOptions(
      study: study, output: output, participants: participants, sessions: sessions,
      tasks: Set(tasks), jobs: jobs, settingsFile: settings, reports: reports,
      version: Version.text)
    options.writesFHIR = fhir
    options.exportsC3D = export == .c3d
    return options
  }

  func run() async throws {
    do {
      if dryRun {
        let plan = try StudyCheck.check(options)
        plan.lines.forEach(Terminal.print)
        try end(refusals: plan.refusals)
        return
      }
      let runner = StudyRunner(options)
      let reporter = RunReporter(log: log)
      let work = Task { () async -> Result<StudyRunner.Summary, StudyError> in
        do throws(StudyError) {
          return .success(try await runner.run { reporter.tell($0) })
        } catch {
          return .failure(error)
        }
      }
      let watch = Interrupt.watch { work.cancel() }
      let summary = try await work.value.get()
      watch.cancel()
      reporter.end(summary, output: output)
      if summary.wasInterrupted { throw ExitCode(ExitStatus.interrupted) }
      try end(refusals: summary.refusals, alreadySaid: log == .json)
    } catch let error as StudyError {
      throw Terminal.fail(error, ExitStatus.status(of: error))
    }
  }

  /// Names every refusal and ends with the status that they call for.
  private func end(refusals: [String], alreadySaid: Bool = false) throws {
    guard !refusals.isEmpty else { return }
    if !alreadySaid {
      Terminal.say("refused: \(refusals.count)")
      refusals.forEach(Terminal.say)
    }
    throw ExitCode(strict ? ExitStatus.badInput : ExitStatus.someRefused)
  }
}

/// A format that curves are written in for other software.
enum CurveExport: String, CaseIterable, ExpressibleByArgument {
  case c3d
}

extension MovementTask: ExpressibleByArgument {}
extension RunOptions.Reports: ExpressibleByArgument {}
