import Analysis
import Cleaning
import Formats
import Foundation
import Motion
import Study
import Synthesis
import Testing

/// What cleaning does, from the files to the results.
@Suite("A run cleans, and says so")
struct CleaningRunTests {
  private struct Outcome {
    var summary: StudyRunner.Summary
    var results: [String: Any]
    var report: String
  }

  /// Runs a study of one person with a standing trial and one walk.
  private func run(
    settings: String = "", _ change: (Recording) -> Recording
  ) async throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("study/P1")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let body = Body(height: 1.5)
    var walker = Walker(body: body, cycles: 3)
    walker.muscles = []
    walker.plateCount = 0
    var still = StandingPerson(body: body).trial().recording
    var walk = walker.trial().recording
    still.measures = body.measures()
    walk.measures = body.measures()
    for (recording, name) in [(still, "static"), (change(walk), "walk01")] {
      _ = try RecordingFormats.write(
        recording, to: place.appendingPathComponent(name + ".h5").path)
    }
    if !settings.isEmpty {
      try Data(settings.utf8).write(to: folder.appendingPathComponent("study/study.yaml"))
    }
    let output = folder.appendingPathComponent("out")
    let summary = try await StudyRunner(
      RunOptions(
        study: folder.appendingPathComponent("study").path, output: output.path, jobs: 1)
    ).run { _ in }
    let made = output.appendingPathComponent("sub-P1")
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: made.appendingPathComponent("results.json")))
    return Outcome(
      summary: summary, results: try #require(json as? [String: Any]),
      report: try String(
        contentsOf: made.appendingPathComponent("report.html"), encoding: .utf8))
  }

  private func cleaning(_ outcome: Outcome) throws -> [String: Any] {
    let trials = try #require(outcome.results["trials"] as? [[String: Any]])
    return try #require(trials.first?["cleaning"] as? [String: Any])
  }

  @Test("exchanged left and right names are refused, never silent (E10)")
  func sides() async throws {
    let outcome = try await run { walk in
      ["ASI", "PSI", "THI", "KNE", "TIB", "ANK", "HEE", "TOE"].reduce(walk) {
        $0.swapping("L" + $1, "R" + $1)
      }
    }
    #expect(outcome.summary.refusals.count == 1)
    #expect(outcome.summary.refusals.first?.contains("every left marker is on the right") == true)
    #expect((outcome.results["trials"] as? [Any])?.isEmpty == true)
  }

  @Test("a filled gap is counted in every curve that rests on it, and in no other")
  func invented() async throws {
    let outcome = try await run { $0.hiding("LTIB", in: 60..<68).hiding("RKNE", in: 80..<120) }
    let cleaning = try cleaning(outcome)
    let counts = try #require(cleaning["invented_frames"] as? [String: [String: Int]])
    #expect(
      counts["left"] == ["pelvis": 0, "hip": 0, "knee": 8, "ankle": 8, "foot_progress": 8])
    #expect(
      counts["right"] == ["pelvis": 0, "hip": 0, "knee": 0, "ankle": 0, "foot_progress": 0])
    let markers = try #require(cleaning["markers"] as? [[String: Any]])
    #expect(markers.map { $0["marker"] as? String } == ["LTIB", "RKNE"])
    let gap = try #require((markers[0]["gaps"] as? [[String: Any]])?.first)
    #expect(gap["frames"] as? [Int] == [61, 68] && gap["filled_by"] as? String == "spline")
    let open = try #require((markers[1]["gaps"] as? [[String: Any]])?.first)
    #expect(open["left_open_because"] as? String == "longer than 0.1 s")
    let methods = try #require(outcome.results["methods"] as? [String])
    #expect(methods.first?.contains("8 by spline; 40 more were left open") == true)
    for words in ["filled by spline", "left open: longer than 0.1 s", "61–68"] {
      #expect(outcome.report.contains(words), "\(words)")
    }
  }

  @Test("an exchanged pair is taken out, or put right where that was asked for")
  func pair() async throws {
    let swapped: (Recording) -> Recording = { $0.swapping("LKNE", "RKNE", in: 60..<90) }
    let faults = try #require(
      try cleaning(try await run(swapped))["exchanged_names"] as? [[String: Any]])
    #expect(faults.count == 1 && faults[0]["markers"] as? [String] == ["LKNE", "RKNE"])
    #expect(faults[0]["frames"] as? [Int] == [61, 90] && faults[0]["repaired"] as? Bool == false)
    let mended = try await run(settings: "cleaning:\n  repair_swaps: true\n", swapped)
    let repaired = try cleaning(mended)
    #expect((repaired["exchanged_names"] as? [[String: Any]])?.first?["repaired"] as? Bool == true)
    #expect((repaired["markers"] as? [Any])?.isEmpty == true)
  }

  @Test("noise is filtered by itself, and the methods say how")
  func filter() async throws {
    let outcome = try await run { $0.withMarkerNoise(0.002, seed: 5) }
    let filter = try #require(try cleaning(outcome)["filter"] as? [String: Any])
    #expect(filter["method"] as? String == "zero-lag butterworth")
    let methods = try #require(outcome.results["methods"] as? [String])
    #expect(methods.contains { $0.contains("low-pass filtered at") })
    let asked = try await run(settings: "cleaning:\n  filter: none\n") {
      $0.withMarkerNoise(0.002, seed: 5)
    }
    #expect(
      (try cleaning(asked)["filter"] as? [String: Any])?["reason"] as? String
        == "the settings ask for no filter")
  }

  @Test(
    "the filter's setting is read in all its forms",
    arguments: [
      ("auto", CleaningSettings.Filter.automatic), ("none", .none),
      ("{cutoff_hz: 6}", .cutoff(6)), ("{spline: gcv}", .spline),
    ])
  func settings(text: String, filter: CleaningSettings.Filter) throws {
    let settings = try SettingsFile.settings(from: "cleaning:\n  filter: \(text)\n", file: "f")
    #expect(settings.cleaning.filter == filter)
  }

  @Test(
    "what does not fit is refused",
    arguments: [
      "filter: 6", "filter: {cutoff_hz: -1}", "filter: {cutoff_hz: 6, spline: gcv}",
      "filter: {spline: cubic}", "maximum_gap_s: 2", "maximum_gap_s: -0.1", "maximum_gap_s: x",
      "repair_swaps: maybe",
    ])
  func refused(text: String) {
    #expect(throws: SettingsError.self) {
      try SettingsFile.settings(from: "cleaning:\n  \(text)\n", file: "f")
    }
  }
}
