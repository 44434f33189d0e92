import Foundation
import Motion
import Synthesis
import Testing

@testable import Reports
@testable import Study

/// Every text that reports print, in every language.
///
/// `MAREY_OUTPUTS` names output folders of runs, with colons between, whose stored sessions are read
/// besides; `MAREY_MISSING` names a folder that gets the texts that a language does not hold.
@Suite("Languages of the report")
struct ReportLanguageTests {
  /// Patterns whose reports are read: healthy and not, walking, squats and landings, poor data.
  private static let cases = [
    "healthy", "A01", "A05", "A10", "A14", "A20", "B02", "B06", "B11", "uneven-landing", "C01",
    "D02", "E04", "E07",
  ]

  @Test("hold every text of a demonstration study")
  func complete() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = try await Self.run(in: folder)
    var documents = try Self.documents(of: output.path)
    for path in (ProcessInfo.processInfo.environment["MAREY_OUTPUTS"] ?? "").split(separator: ":") {
      documents += try Self.documents(of: String(path))
    }
    #expect(documents.count > 10)
    for code in Language.codes where code != "en" {
      let language = try #require(Language.named(code))
      var missing: [String] = []
      var seen: Set<String> = []
      for document in documents {
        for text in document.translation(into: language).missing where seen.insert(text).inserted {
          missing.append(text)
        }
      }
      if let place = ProcessInfo.processInfo.environment["MAREY_MISSING"] {
        try Data(missing.joined(separator: "\n").utf8)
          .write(to: URL(fileURLWithPath: place).appendingPathComponent(code + ".txt"))
      }
      #expect(missing.isEmpty, "\(code): \(missing.count) texts, first \(missing.prefix(3))")
    }
  }

  private static func run(in folder: URL) async throws -> URL {
    let root = folder.appendingPathComponent("study")
    var options = DemoStudy.Options()
    options.participants = cases.count
    options.walkingTrials = 2
    options.cases = try DemoCase.named(cases)
    try DemoStudyFolder.write(DemoStudy(options), to: root)
    let output = folder.appendingPathComponent("out")
    _ = try await StudyRunner(RunOptions(study: root.path, output: output.path, jobs: 2))
      .run { _ in }
    return output
  }

  /// The reports, the overview, and a comparison of the first two, as documents.
  private static func documents(of output: String) throws -> [Document] {
    let study = try StoredStudy(output: output)
    var documents: [Document] = []
    var summaries: [SessionSummary] = []
    var analyses: [SessionAnalysis] = []
    for session in study.sessions {
      let stored = try StoredSession.read(from: output, session: session.folder)
      analyses.append(stored.analysis)
      summaries.append(SessionSummary(of: stored.analysis, report: session.folder + "/report.html"))
      documents.append(SubjectReport.document(for: stored.analysis))
    }
    documents.append(Overview.document(for: summaries))
    if analyses.count > 1 {
      documents.append(
        ComparisonReport.document(
          for: VisitComparer.comparison(analyses[0], analyses[1], names: ("A", "B"))))
    }
    return documents
  }
}
