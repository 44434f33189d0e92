import Foundation
import Motion
import Testing

@testable import Reports

@Suite("Languages")
struct LanguageTests {
  private static let all = Language.codes.compactMap(Language.named)

  @Test("are German, Spanish, French and Japanese beside English")
  func codes() {
    #expect(Language.codes == ["en", "de", "es", "fr", "ja"])
    #expect(Self.all.map(\.code) == ["de", "es", "fr", "ja"])
    #expect(Language.named("en") == nil && Language.named("../de") == nil)
  }

  @Test("hold the same phrases, each once, with the same places")
  func phrases() throws {
    let first = try #require(Self.all.first)
    let keys = first.phrases.map(\.english)
    #expect(keys.count > 1000 && Set(keys).count == keys.count)
    for language in Self.all {
      #expect(language.phrases.map(\.english) == keys, "\(language.code)")
      let bad = language.phrases.filter { PhrasePattern($0.english, $0.other) == nil }
      #expect(bad.isEmpty, "\(language.code): \(bad.prefix(3))")
      let empty = language.phrases.filter { $0.other.allSatisfy(\.isWhitespace) }
      #expect(empty.isEmpty)
    }
  }

  /// A word may be said where English says it too: "not a diagnosis".
  @Test("print no banned word of theirs")
  func banned() {
    let english = ["diagnos", "suffer", "caus", "weak", "tight", "injur", "abnormal", "safe"]
    for language in Self.all {
      #expect(language.banned.count >= 8)
      let said = language.phrases.filter { phrase in
        let other = phrase.other.lowercased()
        return language.banned.contains { other.contains($0) }
          && !english.contains { phrase.english.lowercased().contains($0) }
      }
      #expect(said.isEmpty, "\(language.code): \(said.prefix(3))")
    }
  }

  @Test("are said on the page: its language, its frame, its script, its numbers")
  func page() throws {
    let analysis = SampleAnalysis.rich()
    let german = try #require(Language.named("de"))
    let page = SubjectReport.html(for: analysis, options: ReportOptions(language: german))
    #expect(page.contains("<html lang=\"de\">"))
    #expect(!page.contains("Skip to the content") && !page.contains("How to read this"))
    #expect(page.contains("id=\"words\"") && page.contains("\".\":\",\""))
    let english = SubjectReport.html(for: analysis)
    #expect(english.contains("<html lang=\"en\">") && !english.contains("id=\"words\""))
  }

  @Test("leave names and free text alone, and hostile ones inert")
  func names() throws {
    let german = try #require(Language.named("de"))
    let page = SubjectReport.html(
      for: SampleAnalysis.rich(label: "<script>alert(1)</script>"),
      options: ReportOptions(language: german))
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test("stay English where the phrase book does not hold a sentence, and say which")
  func missing() throws {
    let german = try #require(Language.named("de"))
    let document = Document(
      kind: "Movement analysis", title: "Nobody wrote this",
      parts: [
        .init(
          title: "Findings", anchor: "findings", help: "",
          blocks: [.paragraph("Nobody wrote that. Not measured.")])
      ], footer: "")
    let (translated, missing) = document.translation(into: german)
    #expect(missing == ["Nobody wrote this", "Nobody wrote that."])
    #expect(translated.title == "Nobody wrote this")
    guard case .paragraph(let text) = translated.parts[0].blocks[0] else {
      Issue.record("no paragraph")
      return
    }
    #expect(text.hasPrefix("Nobody wrote that. ") && !text.contains("measured"))
  }
}
