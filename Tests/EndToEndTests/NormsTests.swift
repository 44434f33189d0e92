import Foundation
import Testing

@Suite("Norms from the command line")
struct NormsTests {
  private func json(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test("build writes a reference that run uses, and the same bytes with any number of jobs")
  func buildAndUse() throws {
    let folder = try TemporaryFolder()
    let demo = try MareyCommand(
      "demo", folder.path("study"), "--participants", "16", "--trials", "1", "--cycles", "2.5",
      "--formats", "hdf5")
    #expect(demo.status == 0, "\(demo.errors)")
    let norms = folder.path("study/norms.json")
    let build = try MareyCommand("norms", "build", folder.path("study"), "-o", norms)
    #expect(build.status == 0, "\(build.errors)")
    let again = try MareyCommand(
      "norms", "build", folder.path("study"), "-o", folder.path("again.json"), "--jobs", "1")
    #expect(again.status == 0)
    #expect(FileManager.default.contentsEqual(atPath: norms, andPath: folder.path("again.json")))
    let file = try json(norms)
    #expect((file["people"] as? [Any])?.count == 16)

    try Data("reference:\n  file: norms.json\n".utf8)
      .write(to: URL(fileURLWithPath: folder.path("study/study.yaml")))
    let run = try MareyCommand(
      "run", folder.path("study"), folder.path("out"), "--participant-label", "P01")
    #expect(run.status == 0, "\(run.errors)")
    let results = try json(folder.path("out/sub-P01/results.json"))
    let references = try #require(results["references"] as? [[String: Any]])
    #expect(references.first?["kind"] as? String == "own")
    let settings = try #require(
      (results["provenance"] as? [String: Any])?["settings"] as? [String: String])
    #expect(settings["reference.file"]?.hasPrefix("norms.json (sha256 ") == true)
    let report = try String(contentsOfFile: folder.path("out/sub-P01/report.html"), encoding: .utf8)
    #expect(report.contains("Own reference"))
    #expect(!report.contains("no adult reference is loaded"))

    try Data("reference:\n  file: nowhere.json\n".utf8)
      .write(to: URL(fileURLWithPath: folder.path("study/study.yaml")))
    let missing = try MareyCommand("run", folder.path("study"), folder.path("other"))
    #expect(missing.status == 78)
    #expect(missing.errors.contains("nowhere.json"))
  }
}
