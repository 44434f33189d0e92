import Formats
import Foundation
import Motion
import Study
import Synthesis
import TestSupport
import Testing

/// Demonstration cases through the whole program, held against the schema: every eighth one, and all
/// of them where MAREY_ALL_CASES is set.
@Suite("results.json of the demonstration cases")
struct ResultsSchemaDemoTests {
  private static let step =
    ProcessInfo.processInfo.environment["MAREY_ALL_CASES"] == nil ? 8 : 1
  private static let chosen = stride(from: 0, to: DemoCases.all.count, by: step).map {
    DemoCases.all[$0]
  }

  @Test("is as the schema says, and the schema describes all of it")
  func cases() async throws {
    let schema = JSONSchema(try JSON(try #require(Resource.text(named: "schema/results.json"))))
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = DemoStudy.Options()
    options.cases = Self.chosen
    options.walkingTrials = 1
    options.cyclesPerTrial = 2.5
    options.squatRepetitions = 2
    let study = DemoStudy(options)
    let root = folder.appendingPathComponent("study")
    for index in 0..<study.count {
      let member = study.member(index)
      let place = root.appendingPathComponent(member.folder)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for trial in member.trials {
        _ = try RecordingFormats.write(
          trial.recording, to: place.appendingPathComponent(trial.recording.name + ".h5").path)
      }
    }
    let rows = [DemoParticipant.columns] + study.participants.map(\.values)
    try Data(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
      .write(to: root.appendingPathComponent("participants.tsv"))
    // Repetitions with displaced markers change numbers, not the shape of the file.
    try Data("uncertainty:\n  repetitions: 2\n".utf8)
      .write(to: root.appendingPathComponent("study.yaml"))
    let output = folder.appendingPathComponent("out")
    _ = try await StudyRunner(
      RunOptions(study: root.path, output: output.path, jobs: 2, reports: .none)
    ).run { _ in }
    var count = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: output.path).sorted()
    where path.hasSuffix("results.json") {
      count += 1
      let results = try JSON(
        try String(contentsOf: output.appendingPathComponent(path), encoding: .utf8))
      #expect(schema.faults(of: results).prefix(5) == [], "\(path)")
      #expect(schema.undescribed(in: results) == [], "\(path)")
      // A break is found, deep inside as well.
      var broken = results
      broken["participant"] = .number(1)
      #expect(schema.faults(of: broken) == [".participant: another type"], "\(path)")
      guard results["trials"]?[0] != nil else { continue }
      broken = results
      broken["trials"]?[0]?["name"] = .number(1)
      #expect(schema.faults(of: broken) == [".trials[0].name: another type"], "\(path)")
    }
    #expect(count == Self.chosen.count)
  }
}
