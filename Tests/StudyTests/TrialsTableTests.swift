import Formats
import Foundation
import Motion
import Study
import Synthesis
import Testing

@Suite("trials.tsv")
struct TrialsTableTests {
  private func error(_ text: String) async throws -> String? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    let person = folder.appendingPathComponent("study/A")
    try FileManager.default.createDirectory(at: person, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let body = Body(height: 1.6)
    for recording in [
      StandingPerson(body: body).trial().recording, Walker(body: body, cycles: 2).trial().recording,
    ] {
      var recording = recording
      recording.measures = body.measures()
      _ = try RecordingFormats.write(
        recording, to: person.appendingPathComponent(recording.name + ".csv").path)
    }
    let study = folder.appendingPathComponent("study")
    try Data(text.utf8).write(to: study.appendingPathComponent("trials.tsv"))
    do {
      let summary = try await StudyRunner(
        RunOptions(study: study.path, output: folder.appendingPathComponent("out").path)
      ).run { _ in }
      return summary.refusals.joined(separator: "\n").isEmpty ? nil : summary.refusals.joined()
    } catch {
      return error.diagnostic
    }
  }

  @Test(
    "what cannot be meant is refused with its place",
    arguments: [
      ("trial\texclude\nwalk99\tyes\n", "trials.tsv:2:1: error: expected a trial of this study"),
      ("trial\texclude\nwalk01\tperhaps\n", "trials.tsv:2:8: error: expected yes or no"),
      ("trial\tstatic\nwalk01\tnosuch\n", "trials.tsv:2:8: error: expected a trial of this study"),
      ("trial\texclud\nwalk01\tyes\n", "trials.tsv:1:1: error: unknown column \"exclud\""),
    ])
  func refused(text: String, expected: String) async throws {
    #expect(try await error(text)?.hasPrefix(expected) == true)
  }

  @Test("an excluded trial takes the files that belong to it along")
  func excluded() async throws {
    #expect(try await error("trial\texclude\nwalk01\tyes\n") == nil)
  }
}
