import Formats
import Foundation
import Geometry
import Motion
import Reports
import Synthesis
import Testing

@testable import Study

/// Two synthetic visits whose difference is known, through the whole program.
@Suite("Comparing two visits")
struct VisitComparisonTests {
  /// A standing trial and two walks of one visit, the pelvis tilted by an offset; no noise, so that
  /// the change between visits is the prescribed one.
  private static func write(_ folder: URL, tilt: Double, walks: String = "walk") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let body = Body(height: 1.7)
    var still = StandingPerson(body: body).trial().recording
    still.measures = body.measures()
    _ = try RecordingFormats.write(still, to: folder.appendingPathComponent("static.h5").path)
    for number in 1...2 {
      var walker = Walker(body: body, cycles: 3.5)
      walker.programme.add(tilt, to: .pelvicTilt)
      walker.name = "\(walks)0\(number)"
      var walk = walker.trial().recording
      walk.measures = body.measures()
      _ = try RecordingFormats.write(
        walk, to: folder.appendingPathComponent("\(walks)0\(number).h5").path)
    }
  }

  /// One person with a visit before and visits after, whose tilt differs by shares of the MDC.
  private static func outputs(
    _ folder: URL, _ visits: [(String, Double)]
  ) async throws -> String {
    let person = folder.appendingPathComponent("study/sub-P01")
    for (name, tilt) in visits {
      try write(person.appendingPathComponent("ses-" + name), tilt: tilt)
    }
    let output = folder.appendingPathComponent("out").path
    let summary = try await StudyRunner(
      RunOptions(study: folder.appendingPathComponent("study").path, output: output)
    ).run { _ in }
    #expect(summary.reports == visits.count && summary.refusals.isEmpty)
    return output
  }

  private static func folder() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }

  @Test("half a detectable change is no change beyond error; one and a half is a change")
  func change() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let detectable = 2.77 * Double.degrees(2)
    let output = try await Self.outputs(
      folder, [("pre", 0), ("half", 0.5 * detectable), ("more", 1.5 * detectable)])
    let before = try StoredSession.read(from: output, session: "sub-P01/ses-pre").analysis
    for (name, share, verdict) in [
      ("half", 0.5, VisitComparison.Verdict.noChangeBeyondError), ("more", 1.5, .changed),
    ] {
      let after = try StoredSession.read(from: output, session: "sub-P01/ses-" + name).analysis
      let comparison = VisitComparer.comparison(before, after, names: ("pre", name))
      let rows = comparison.groups.flatMap(\.rows).filter { $0.words == "mean pelvic tilt" }
      #expect(rows.count == 2)
      for row in rows {
        #expect(row.verdict == verdict, "\(name)")
        // The prescribed change is what the program measures.
        #expect(abs(row.difference - share * detectable) < .degrees(0.05))
        #expect(abs((row.detectable ?? 0) - detectable) < 1e-12)
      }
      let path = try VisitComparer(
        output: output, participant: "sub-P01", sessions: ["ses-pre", name]
      ).write()
      #expect(path == "sub-P01/compare-pre-\(name).html")
      let page = try String(contentsOfFile: output + "/" + path, encoding: .utf8)
      #expect(page.contains("Mean pelvic tilt, left"))
      // What no error is known for stands apart, and a difference of nothing has no sign.
      #expect(page.contains("no measurement error is known for these"))
      #expect(!page.contains("+0.0 ") && !page.contains("+0.0°"))
      #expect(page.contains(verdict.words))
      #expect(!page.contains("http-equiv=\"refresh\"") && !page.contains("src="))
      // Only the profile score has a stated good direction; the page judges nothing else.
      for row in comparison.groups.flatMap(\.rows) where row.words != "gait profile score" {
        #expect(![.better, .worse].contains(row.verdict), "\(row.words)")
      }
      let judged = comparison.groups.flatMap(\.rows).contains {
        [.better, .worse].contains($0.verdict)
      }
      if !judged { #expect(!page.contains("changed, better") && !page.contains("changed, worse")) }
      #expect(!page.lowercased().contains("improve") && !page.contains("deteriorat"))
      // The tilt has no stated good direction.
      #expect(rows.allSatisfy { !$0.verdict.words.contains("better") })
      #expect(rows.allSatisfy { !$0.verdict.words.contains("worse") })
    }
    #expect(throws: StudyError.self) {
      try VisitComparer(output: output, participant: "P01", sessions: ["pre", "nowhere"]).write()
    }
    #expect(throws: StudyError.self) {
      try VisitComparer(output: output, participant: "P01", sessions: ["pre", "pre"]).write()
    }
  }

  @Test("two conditions of one visit are compared as two visits are")
  func conditions() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = folder.appendingPathComponent("study")
    let change = 1.5 * 2.77 * Double.degrees(2)
    try Self.write(study.appendingPathComponent("sub-P01"), tilt: 0)
    try Self.write(study.appendingPathComponent("sub-P01"), tilt: change, walks: "walk_brace")
    let output = folder.appendingPathComponent("out").path
    _ = try await StudyRunner(RunOptions(study: study.path, output: output)).run { _ in }
    let analysis = try StoredSession.read(from: output, session: "sub-P01").analysis
    let names = analysis.trials.map(\.trial.condition).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    try #require(names.count == 2)
    let brace = try #require(names.first { $0.contains("brace") })
    let plain = try #require(names.first { $0 != brace })
    let comparison = VisitComparer.comparison(
      VisitComparer.part(of: analysis, in: plain), VisitComparer.part(of: analysis, in: brace),
      names: (plain, brace))
    #expect(comparison.remarks.isEmpty && comparison.groups.count == 1)
    let rows = comparison.groups.flatMap(\.rows).filter { $0.words == "mean pelvic tilt" }
    #expect(rows.count == 2)
    for row in rows {
      #expect(row.verdict == .changed)
      #expect(abs(row.difference - change) < .degrees(0.05))
    }
    let path = try VisitComparer(
      output: output, participant: "P01", sessions: [], conditions: [plain, brace]
    ).write()
    #expect(path == "sub-P01/" + SafeName.name("compare-\(plain)-\(brace)") + ".html")
    let page = try String(contentsOfFile: output + "/" + path, encoding: .utf8)
    #expect(page.contains("Comparison of two conditions") && !page.contains("both visits"))
    for wrong in [[plain, "nothing"], [plain, plain]] {
      #expect(throws: StudyError.self) {
        try VisitComparer(
          output: output, participant: "P01", sessions: [], conditions: wrong
        ).write()
      }
    }
    // A name that only a session could have is refused, not ignored.
    #expect(throws: StudyError.self) {
      try VisitComparer(
        output: output, participant: "P01", sessions: ["pre"], conditions: [plain, brace]
      ).write()
    }
  }

  @Test("conditions of a person with several visits ask which visit is meant")
  func conditionsOfWhich() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try await Self.outputs(folder, [("pre", 0), ("post", 0)])
    func failure(_ participant: String) -> StudyError? {
      do {
        _ = try VisitComparer(
          output: output, participant: participant, sessions: [], conditions: ["a", "b"]
        ).write()
        return nil
      } catch {
        return error
      }
    }
    let error = try #require(failure("P01"))
    #expect(error.kind == .badUsage)
    #expect(error.problem.contains("several: post, pre") && error.remedy.contains("--sessions"))
    let stranger = try #require(failure("P99"))
    #expect(stranger.kind == .noInput && stranger.problem.contains("P99"))
  }

  @Test("reports made again from what is stored are the same bytes")
  func rebuilt() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try await Self.outputs(folder, [("pre", 0)])
    let pages = ["index.html", "sub-P01/ses-pre/report.html"]
    let before = try pages.map { try Data(contentsOf: URL(fileURLWithPath: output + "/" + $0)) }
    for page in pages { try FileManager.default.removeItem(atPath: output + "/" + page) }
    let summary = try ReportRebuilder(output: output).run()
    #expect(summary.reports == 1 && summary.refusals.isEmpty)
    let after = try pages.map { try Data(contentsOf: URL(fileURLWithPath: output + "/" + $0)) }
    #expect(before == after)
    let archive = StoredSession.path(in: output, session: "sub-P01/ses-pre")
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: archive))
    let broken = try ReportRebuilder(output: output).run()
    #expect(broken.reports == 0)
    #expect(broken.refusals.first?.contains("run the study again") == true)
    #expect(throws: StudyError.self) { try ReportRebuilder(output: folder.path).run() }
  }

  @Test("better and worse are said only where a good direction is stated")
  func directions() {
    typealias Verdict = VisitComparison.Verdict
    #expect(Verdict(difference: 2, detectable: 1) == .changed)
    #expect(Verdict(difference: -2, detectable: 1) == .changed)
    #expect(Verdict(difference: -2, detectable: 1, lowerIsBetter: true) == .better)
    #expect(Verdict(difference: 2, detectable: 1, lowerIsBetter: true) == .worse)
    #expect(Verdict(difference: 1, detectable: 1, lowerIsBetter: true) == .noChangeBeyondError)
    let unknown = Verdict(difference: 9, detectable: nil)
    #expect(unknown.words.hasPrefix("cannot tell"))
  }

  @Test("every line of the data on measurement error is read, and states no direction but GPS")
  func table() throws {
    let text = try #require(Resource.text(named: "comparison/measurement_error.csv"))
    let table = ChangeTable.standard
    #expect(table.entries.count == text.split(whereSeparator: \.isNewline).count - 1)
    #expect(table.entries.allSatisfy { ($0.standardError == nil) != ($0.given == nil) })
    #expect(table.entries.filter(\.lowerIsBetter).map(\.part) == ["GPS"])
    #expect(table.entries.allSatisfy { !$0.source.isEmpty })
    let tilt = try #require(table.entry(for: "mean_pelvic_tilt", unit: .degree))
    #expect(abs((tilt.detectableChange(at: 0) ?? 0) - .degrees(5.54)) < 1e-9)
    let wider = try #require(tilt.detectableChange(at: 0, widening: .degrees(2)))
    #expect(abs(wider - .degrees(5.54 * 2.0.squareRoot())) < 1e-9)
    let time = try #require(table.entry(for: "stride_time", unit: .second))
    #expect(abs((time.detectableChange(at: 1.2) ?? 0) - 2.77 * 0.036) < 1e-12)
    #expect(table.entry(for: "stride_time_variability", unit: .percent) == nil)
    #expect(table.entry(for: "hip_knee_coupling_variability", unit: .degree) == nil)
  }
}
