import Formats
import Foundation
import Geometry
import Motion
import Synthesis
import Testing

@testable import Study

/// Whole runs on small synthetic studies in a temporary folder.
@Suite("Running a study")
struct StudyRunnerTests {
  private static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  /// Six people, a standing trial and one walk each, in HDF5.
  private static func study(in folder: URL) throws -> URL {
    var options = DemoStudy.Options()
    options.participants = 6
    options.walkingTrials = 1
    options.cyclesPerTrial = 2.5
    options.includesEMG = false
    options.plateCount = 0
    options.squatRepetitions = 1
    let study = DemoStudy(options)
    let root = folder.appendingPathComponent("study")
    for (name, recording) in study.recordings {
      let place = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      _ = try RecordingFormats.write(
        recording, to: place.appendingPathComponent(recording.name + ".h5").path)
    }
    let rows =
      [DemoParticipant.columns] + study.participants.map(\.values)
    try Data(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
      .write(to: root.appendingPathComponent("participants.tsv"))
    return root
  }

  private static func run(_ study: URL, _ output: URL, jobs: Int) async throws
    -> StudyRunner.Summary
  {
    try await StudyRunner(RunOptions(study: study.path, output: output.path, jobs: jobs))
      .run { _ in }
  }

  /// Every file below a folder with its bytes.
  private static func contents(of folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for path in paths {
      let url = folder.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      if !isFolder.boolValue { found[path] = try Data(contentsOf: url) }
    }
    return found
  }

  @Test("1, 2 and 4 jobs give the same bytes")
  func jobs() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = try Self.study(in: folder)
    var results: [[String: Data]] = []
    for jobs in [1, 2, 4] {
      let output = folder.appendingPathComponent("out\(jobs)")
      let summary = try await Self.run(study, output, jobs: jobs)
      #expect(summary.reports == 6 && summary.refusals.isEmpty)
      results.append(try Self.contents(of: output))
    }
    // Four files a session; the overview, the record, the tables and their database.
    let expected = 6 * 4 + 2 + 14 + 1
    #expect(results[0].count == expected)
    for other in results.dropFirst() {
      #expect(other.keys.sorted() == results[0].keys.sorted())
      for (path, bytes) in results[0] { #expect(other[path] == bytes, "\(path)") }
    }
    let text = results[0].values.map { String(decoding: $0, as: UTF8.self) }.joined()
    #expect(!text.contains(folder.lastPathComponent))
  }

  @Test("one damaged recording: the others are complete, it is named with its place")
  func damaged() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = try Self.study(in: folder)
    let victims = try FileManager.default.contentsOfDirectory(atPath: study.path)
      .filter { $0.hasPrefix("sub-") }.sorted()
    let victim = study.appendingPathComponent(victims[3])
    for name in try FileManager.default.contentsOfDirectory(atPath: victim.path) {
      let url = victim.appendingPathComponent(name)
      try Data(contentsOf: url).prefix(700).write(to: url)
    }
    // A trial in a form that is not read is refused with a remedy, not passed over.
    try Data("MATLAB 5.0 MAT-file, Platform: PCWIN64".utf8)
      .write(to: victim.appendingPathComponent("walk9.mat"))
    for (version, name) in [(1, "walk10.nc"), (2, "walk11.nc")] {
      try (Data("CDF".utf8) + [UInt8(version), 0, 0, 0, 0])
        .write(to: victim.appendingPathComponent(name))
    }
    let output = folder.appendingPathComponent("out")
    let summary = try await Self.run(study, output, jobs: 2)
    #expect(summary.reports == 5)
    #expect(!summary.refusals.isEmpty)
    #expect(summary.refusals.allSatisfy { $0.contains(victims[3]) && $0.contains("remedy:") })
    #expect(summary.refusals.contains { $0.contains("walk9.mat") && $0.contains("-v7.3") })
    for name in ["walk10.nc", "walk11.nc"] {
      #expect(summary.refusals.contains { $0.contains(name) && $0.contains("NETCDF4") })
    }
    let index = String(
      decoding: try Data(contentsOf: output.appendingPathComponent("index.html")), as: UTF8.self)
    #expect(index.contains(victims[3]))
  }

  @Test("people run one after another, in any order, give the bytes of one run of all")
  func oneByOne() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = try Self.study(in: folder)
    let people = try FileManager.default.contentsOfDirectory(atPath: study.path)
      .filter { $0.hasPrefix("sub-") }.sorted()
    let victim = study.appendingPathComponent(people[1])
    for name in try FileManager.default.contentsOfDirectory(atPath: victim.path) {
      let url = victim.appendingPathComponent(name)
      try Data(contentsOf: url).prefix(700).write(to: url)
    }
    let whole = folder.appendingPathComponent("whole")
    #expect(try await Self.run(study, whole, jobs: 2).remarks.isEmpty)
    let parts = folder.appendingPathComponent("parts")
    for (number, person) in people.reversed().enumerated() {
      let summary = try await StudyRunner(
        RunOptions(study: study.path, output: parts.path, participants: [person])
      ).run { _ in }
      #expect(summary.sessions == 1)
      #expect(summary.remarks.count == (number == 0 ? 0 : 1))
      #expect(summary.remarks.first?.contains("\(number) session") ?? (number == 0))
    }
    let (expected, found) = (try Self.contents(of: whole), try Self.contents(of: parts))
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (path, bytes) in expected { #expect(found[path] == bytes, "\(path)") }
    // A person whose stored session is gone is named, and the others stay.
    let lost = StoredSession.path(in: parts.path, session: people[0])
    try FileManager.default.removeItem(atPath: lost)
    let summary = try await StudyRunner(
      RunOptions(study: study.path, output: parts.path, participants: [people[3]])
    ).run { _ in }
    #expect(summary.refusals.contains { $0.contains(people[0]) && $0.contains("remedy:") })
    let table = try String(
      contentsOf: parts.appendingPathComponent("cohort/participants.csv"), encoding: .utf8)
    #expect(table.split(whereSeparator: \.isNewline).count == people.count)
  }

  @Test("names from files are inert in pages")
  func hostile() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = folder.appendingPathComponent("study")
    let place = study.appendingPathComponent("<script>alert(1)<").appendingPathComponent("=cmd()")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let body = Body(height: 1.6)
    var still = StandingPerson(body: body).trial().recording
    still.measures = body.measures()
    var walk = Walker(body: body, cycles: 2.2).trial().recording
    walk.measures = body.measures()
    walk.trajectories.append(
      Trajectory(
        label: "\"><img src=x onerror=alert(1)>", walk.trajectories[0].x.map { _ in .missing }))
    _ = try RecordingFormats.write(still, to: place.appendingPathComponent("static.h5").path)
    _ = try RecordingFormats.write(
      walk, to: place.appendingPathComponent("walk<b>.h5").path)
    let output = folder.appendingPathComponent("out")
    let summary = try await Self.run(study, output, jobs: 1)
    #expect(summary.reports == 1)
    for (path, bytes) in try Self.contents(of: output) where path.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script>alert"), "\(path)")
      #expect(!page.contains("<img"), "\(path)")
    }
  }
}
