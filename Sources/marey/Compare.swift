import ArgumentParser
import Study

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two visits of a participant, or two results.json.",
    discussion: """
      `marey compare OUT --participant-label S --sessions A B` writes OUT/sub-S/compare-A-B.html: what \
      changed by more than measurement error. `marey compare --results A.json B.json --tolerance \
      FILE` names every difference by its path and ends with 1 where there is one.
      """)

  @Argument(help: "The output folder of an earlier run.")
  var output: String?

  @Option(name: .customLong("participant-label"), help: "The participant, with or without sub-.")
  var participant: String?

  @Option(parsing: .upToNextOption, help: "Two sessions, with or without ses-.")
  var sessions: [String] = []

  @Option(parsing: .upToNextOption, help: "Two results.json.")
  var results: [String] = []

  @Option(help: "A file of tolerances for --results; without it no number may differ.")
  var tolerance: String?

  func validate() throws {
    if results.isEmpty {
      guard output != nil, participant != nil, sessions.count == 2 else {
        throw ValidationError(
          "expected OUT with --participant-label and two --sessions, or two --results")
      }
    } else {
      guard results.count == 2, output == nil else {
        throw ValidationError("--results expects two files and no OUT")
      }
    }
  }

  func run() throws {
    do {
      if results.count == 2 {
        let lines = try ResultsGate.differences(results[0], results[1], tolerance: tolerance)
        lines.forEach(Terminal.print)
        Terminal.say(lines.isEmpty ? "no difference" : "differences: \(lines.count)")
        if !lines.isEmpty { throw ExitCode(1) }
      } else if let output, let participant {
        let path = try VisitComparer(
          output: output, participant: participant, sessions: sessions, version: Version.text
        ).write()
        Terminal.say("\(output)/\(path)")
      }
    } catch let error as StudyError {
      throw Terminal.fail(error, ExitStatus.status(of: error))
    }
  }
}
