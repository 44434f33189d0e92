import Foundation
import Motion
import Reports
import Testing

private let folder = ProcessInfo.processInfo.environment["MAREY_SAMPLE_PAGES"]

@Suite("Sample pages, for a person to look at")
struct SamplePagesTests {
  @Test("are written to the folder that MAREY_SAMPLE_PAGES names", .enabled(if: folder != nil))
  func write() throws {
    let folder = URL(fileURLWithPath: try #require(folder))
    let analyses = [
      "rich": SampleAnalysis.rich(), "empty": SampleAnalysis.empty,
      "failed": SampleAnalysis.failed, "unseen": SampleAnalysis.unseen,
    ]
    for (name, analysis) in analyses {
      let page = SubjectReport.html(for: analysis)
      try page.write(to: folder.appending(path: name + ".html"), atomically: true, encoding: .utf8)
    }
    let overview = Overview.html(for: SampleStudy.sessions, version: "0.1.0")
    let place = folder.appending(path: "index.html")
    try overview.write(to: place, atomically: true, encoding: .utf8)
  }
}
