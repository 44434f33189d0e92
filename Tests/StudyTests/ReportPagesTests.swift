import Foundation
import Motion
import Study
import Synthesis
import Testing

/// What the pages of a demonstration study weigh, and how long the first page is.
@Suite("Pages of a demonstration study")
struct ReportPagesTests {
  /// The reports of three people: a healthy walk, a walk with a pattern, and squats.
  private static func reports() async throws -> [String: String] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var options = DemoStudy.Options()
    options.participants = 3
    options.walkingTrials = 2
    let root = folder.appendingPathComponent("study")
    try DemoStudyFolder.write(DemoStudy(options), to: root)
    let output = folder.appendingPathComponent("out")
    _ = try await StudyRunner(RunOptions(study: root.path, output: output.path, jobs: 2))
      .run { _ in }
    var pages: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: output.path)
    where path.hasSuffix("report.html") {
      pages[path] = try String(
        contentsOf: output.appendingPathComponent(path), encoding: .utf8)
    }
    return pages
  }

  @Test("weigh less than 400 kB, 1.5 MB with what moves, and begin with fewer than 250 words")
  func pages() async throws {
    let pages = try await Self.reports()
    #expect(pages.count == 3)
    for (name, page) in pages {
      let still = page.replacing(
        /<script type="application\/json"[^>]*>[\s\S]*?<\/script>/, with: "")
      #expect(still.utf8.count < 400_000, "\(name): \(still.utf8.count) bytes")
      #expect(page.utf8.count < 1_500_000, "\(name): \(page.utf8.count) bytes")
      #expect(page.utf8.count > still.utf8.count, "\(name) has a figure that moves")
      let start = try #require(page.firstRange(of: "<section id=\"glance\"")).lowerBound
      let end = try #require(page[start...].firstRange(of: "<div class=\"safety\"")).lowerBound
      let text = page[start..<end].replacing(/<[^>]*>/, with: " ")
      let words = text.split { $0.isWhitespace }.count { word in
        word.contains { $0.isLetter || $0.isNumber }
      }
      #expect(words < 250, "\(name): \(words) words")
      #expect(words > 50, "\(name): \(words) words")
    }
  }
}
