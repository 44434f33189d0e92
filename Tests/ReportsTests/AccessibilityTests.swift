import Drawing
import Foundation
import Motion
import Reports
import Testing

/// The points of WCAG 2.2 that a page's source can show.
@Suite("Pages for everybody")
struct AccessibilityTests {
  private let pages = [
    SubjectReport.html(for: SampleAnalysis.rich()), SubjectReport.html(for: SampleAnalysis.empty),
    SubjectReport.html(for: SampleAnalysis.failed), Overview.html(for: SampleStudy.sessions),
  ]

  @Test("headings go down one level at a time, from one h1 (1.3.1)")
  func headings() {
    for page in pages {
      let levels = page.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
      #expect(levels.first == 1)
      #expect(levels.count { $0 == 1 } == 1)
      for (a, b) in zip(levels, levels.dropFirst()) { #expect(b <= a + 1, "h\(a) then h\(b)") }
    }
  }

  @Test("every drawing has a name or is hidden (1.1.1)")
  func names() {
    for page in pages {
      for match in page.matches(of: /<svg ([^>]*viewBox[^>]*)>/) {
        let isNamed = match.1.firstMatch(of: /aria-label="[^"]+"/) != nil
        #expect(isNamed || match.1.contains("aria-hidden=\"true\""))
      }
      for match in page.matches(of: /<a [^>]*href="[^"]*"[^>]*>(<path)/) {
        #expect(match.0.contains("aria-label=\""))
      }
    }
  }

  @Test("every table has a caption and headers with a scope (1.3.1)")
  func tables() {
    for page in pages {
      for match in page.matches(of: /<table[^>]*>([\s\S]*?)<\/table>/) {
        #expect(match.1.contains("<caption>") && !match.1.contains("<caption></caption>"))
        for header in match.1.matches(of: /<th( [^>]*)?>/) {
          #expect((header.1 ?? "").contains("scope="))
        }
      }
    }
  }

  @Test("the page names its language, title and landmarks (2.4.1, 2.4.2, 3.1.1)")
  func page() {
    for page in pages {
      #expect(page.contains("<html lang=\"en\">"))
      #expect(page.firstMatch(of: /<title>[^<]+<\/title>/) != nil)
      #expect(page.contains("class=\"skip\" href=\"#main\""))
      #expect(!page.contains("user-scalable"))
      let checker = MarkupChecker(page)
      #expect(Set(checker.identifiers).count == checker.identifiers.count)
      for match in page.matches(of: /aria-labelledby="([^"]*)"/) {
        #expect(checker.identifiers.contains(String(match.1)))
      }
    }
  }

  @Test("text stands out from its ground by 4.5 to 1, lines by 3 to 1 (1.4.3, 1.4.11)")
  func contrast() throws {
    let css = try #require(pages[0].firstMatch(of: /<style>([\s\S]*?)<\/style>/)?.1)
    func colour(_ name: String) throws -> Colour {
      let text = try #require(
        css.firstRange(of: "--\(name):#").map { css[$0.upperBound...].prefix(6) })
      return try #require(Colour(hex: "#" + text))
    }
    for text in ["ink", "quiet", "link", "good", "caution", "bad"] {
      for ground in [Colour.white, try colour("field")] {
        #expect(ratio(try colour(text), ground) >= 4.5, "\(text)")
      }
    }
    for side in [SideStyles.standard.left, SideStyles.standard.right] {
      #expect(ratio(side, .white) >= 3)
    }
    // The sides differ in lightness too, for those who do not tell the colours apart.
    #expect(ratio(SideStyles.standard.left, SideStyles.standard.right) >= 1.5)
  }

  @Test("motion waits for the reader (2.2.2, 2.3.3), and focus is seen (2.4.7)")
  func motion() throws {
    let page = pages[0]
    let script = try #require(page.firstMatch(of: /<script>([\s\S]*?)<\/script>/)?.1)
    #expect(!script.contains("autoplay"))
    #expect(script.contains("prefers-reduced-motion"))
    #expect(page.contains(":focus-visible"))
    #expect(!page.contains("outline:none") && !page.contains("outline:0"))
  }

  @Test("says a name of 200 letters, or one that reads from right to left, as it is")
  func longNames() {
    let names = [
      String(repeating: "a", count: 200),
      "\u{5D0}\u{5D1}\u{5D2} \u{645}\u{631}\u{62D}\u{628}\u{627}",
      "O\u{2019}Neil \"<script>alert(1)</script>\"",
    ]
    for name in names {
      let page = SubjectReport.html(for: SampleAnalysis.rich(label: name))
      let checker = MarkupChecker(page)
      #expect(checker.problem == nil)
      #expect(page.contains("<h1>Participant " + name.markupEscaped))
      #expect(!page.contains("<script>alert"))
    }
    #expect(pages[0].contains("overflow-wrap:anywhere"))
  }

  /// Contrast ratio after WCAG 2.2, from relative luminance.
  private func ratio(_ a: Colour, _ b: Colour) -> Double {
    func luminance(_ colour: Colour) -> Double {
      func part(_ value: UInt8) -> Double {
        let share = Double(value) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue)
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }
}
