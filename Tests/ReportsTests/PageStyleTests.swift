import Foundation
import Reports
import Testing

@Suite("Page style")
struct PageStyleTests {
  @Test("is let in by the page's own security policy")
  func hash() throws {
    #expect(
      SHA256.digest(Array("abc".utf8)).prefix(4) == [0xBA, 0x78, 0x16, 0xBF], "FIPS 180-4, B.1")
    let page = SubjectReport.html(for: SampleAnalysis.empty)
    let css = try #require(page.firstMatch(of: /<style>([\s\S]*?)<\/style>/)?.1)
    let allowed = try #require(page.firstMatch(of: /style-src 'sha256-([^']+)'/)?.1)
    let actual = Data(SHA256.digest(Array(css.utf8))).base64EncodedString()
    #expect(allowed == actual, "put \(actual) into PageStyle.sha256")
  }

  @Test("loads nothing")
  func local() {
    let page = SubjectReport.html(for: SampleAnalysis.empty)
    #expect(!page.contains("url("))
    #expect(!page.contains("@import"))
  }
}
