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

  @Test("lets in the page's own script, and no other")
  func script() throws {
    let page = SubjectReport.html(for: SampleAnalysis.empty)
    let script = try #require(page.firstMatch(of: /<script>([\s\S]*?)<\/script>/)?.1)
    let allowed = try #require(page.firstMatch(of: /script-src 'sha256-([^']+)'/)?.1)
    let actual = Data(SHA256.digest(Array(script.utf8))).base64EncodedString()
    #expect(allowed == actual, "put \(actual) into PageScript.sha256")
    let overview = Overview.html(for: [])
    #expect(!overview.contains("script-src") && !overview.contains("<script"))
  }

  @Test("loads nothing")
  func local() {
    let page = SubjectReport.html(for: SampleAnalysis.empty)
    #expect(!page.contains("url("))
    #expect(!page.contains("@import"))
  }
}
