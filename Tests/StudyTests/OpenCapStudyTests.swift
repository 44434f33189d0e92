import Formats
import Foundation
import Motion
import Study
import TestSupport
import Testing

private enum OpenCapStudy {
  static let folder = "opencaplab-subject4"
  static let isAvailable =
    RealData.isAvailable && FileManager.default.fileExists(atPath: RealData.path(folder))
}

@Suite("A study with OpenCap's marker set", .enabled(if: OpenCapStudy.isAvailable))
struct OpenCapStudyTests {
  @Test("runs without a settings file: every trial measured, nothing refused")
  func run() async throws {
    let output = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    let summary = try await StudyRunner(
      RunOptions(
        study: RealData.path(OpenCapStudy.folder), output: output.path, jobs: 1)
    ).run { _ in }
    #expect(summary.reports == 1 && summary.refusals.isEmpty)

    let folder = output.appendingPathComponent("sub-opencaplab-subject4")
    let data = try Data(contentsOf: folder.appendingPathComponent("results.json"))
    let results = try #require(
      try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let methods = try #require(results["methods"] as? [String])
    #expect(methods.contains { $0.contains("six-degree-of-freedom clusters, the first whose") })
    #expect(methods.contains { $0.contains("OpenCap") })
    let trials = try #require(results["trials"] as? [[String: Any]])
    #expect(trials.count == 11)
    for trial in trials {
      let name = trial["name"] as? String ?? ""
      #expect(trial["angles_not_available_because"] is NSNull, "\(name)")
      let residuals = try #require(trial["marker_residuals"] as? [String: [String: Any]])
      let left = try #require(residuals["LKNE"]?["rms_mm"] as? Double)
      // Skin moves; nobody's moves by 25 mm on average, and a swapped label would show more.
      #expect(left > 0.1 && left < 25, "\(name)")
    }
    let standing = try #require(results["standing"] as? [String: Any])
    #expect(standing["trial"] as? String == "static1")
    #expect(
      FileManager.default.fileExists(atPath: folder.appendingPathComponent("curves.h5").path))
    let report = try String(
      contentsOf: folder.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(report.contains("joined to MarkerData/walking1.trc"))
    // What holds for all trials is said once.
    let sentence = "leg lengths were not given"
    #expect(report.components(separatedBy: sentence).count == 2)
  }
}
