import Foundation
import Motion
import Reports
import TestSupport
import Testing

@Suite("Sections")
struct SectionsTests {
  @Test("are listed, each file of the folder once")
  func listed() throws {
    let folder = RealData.repository.appending(path: "Sources/Reports/Sections")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    let types = Sections.all().map { String(describing: type(of: $0)) }
    #expect(types.sorted() == files.sorted())
  }

  @Test("have anchors of their own")
  func anchors() {
    #expect(Set(Sections.anchors).count == Sections.anchors.count)
    for anchor in Sections.anchors { #expect(anchor.wholeMatch(of: /[a-z-]+/) != nil) }
  }

  @Test("say something about every session, and the same twice", arguments: Sections.anchors)
  func contract(anchor: String) throws {
    let section = try #require(Sections.all().first { $0.anchor == anchor })
    for analysis in [SampleAnalysis.empty, SampleAnalysis.failed] {
      let blocks = section.blocks(for: analysis)
      #expect(!blocks.isEmpty)
      #expect(String(describing: blocks) == String(describing: section.blocks(for: analysis)))
    }
    #expect(!section.title.isEmpty)
  }
}
