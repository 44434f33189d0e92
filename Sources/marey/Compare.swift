import ArgumentParser
import Study

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Compare two visits of a participant, two conditions of a visit, or two results.json.",
    discussion: """
      `marey compare OUT --participant-label S --sessions A B` writes OUT/sub-S/compare-A-B.html: what \
      changed by more than measurement error. With `--conditions A B` the two are conditions of one \
      visit, named by --sessions where there are several. `marey compare --results A.json B.json --tolerance \
      FILE` names every difference by its path and ends with 1 where there is one.
      """)

  @Argument(help: "The output folder of an earlier run.")
  var output: String?

  @Option(name: .customLong("participant-label"), help: "The participant, with or without sub-.")
  var participant: String?

  @Option(parsing: .upToNextOption, help: "Two sessions, with or without ses-.")
  var sessions: [String] = []

  @Option(parsing: .upToNextOption, help: "Two conditions of one visit, as the report names them.")
  var conditions: [String] = []

  @Option(parsing: .upToNextOption, help: "Two results.json.")
  var results: [String] = []

  @Option(help: "A file of tolerances for --results; without it no number may differ.")
  var tolerance: String?

  func validate() throws {
    if results.isEmpty {
      let isPair =
        conditions.isEmpty ? sessions.count == 2 : conditions.count == 2 && sessions.count < 2
      guard output != nil, participant != nil, isPair else {
        throw ValidationError(
          "expected OUT with --participant-label and two --sessions or two --conditions of one "
            + "session, or two --results")
      }
    } else {
      guard results.count == 2, output == nil, conditions.isEmpty else {
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
          output: output, participant: participant, sessions: sessions, conditions: conditions,
          version: Version.text
        ).write()
        Terminal.say("\(output)/\(path)")
      }
    } catch let error as StudyError {
      throw Terminal.fail(error, ExitStatus.status(of: error))
    }
  }
}
