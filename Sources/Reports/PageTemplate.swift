import Drawing
import Motion
import Mustache

/// The frame of every page (`page/page.html`).
enum PageTemplate {
  /// A page with everything in its place.
  static func page(for document: Document, content: String) -> String {
    // The values are escaped before they reach the template, hence its triple braces: Mustache
    // escapes by character, and would miss a quotation mark that carries a combining accent.
    let entries = document.parts.map { part in
      ["anchor": part.anchor.markupEscaped, "title": part.title.markupEscaped]
    }
    let values: [String: Any] = [
      "language": document.language.markupEscaped, "skip": document.frame.skip.markupEscaped,
      "contents": document.frame.contents.markupEscaped,
      "kind": document.kind.markupEscaped, "title": document.title.markupEscaped,
      "subtitle": document.subtitle.markupEscaped, "width": document.isWide ? "wide" : "text",
      "style": PageStyle.css, "policy": policy(hasScript: document.isInteractive),
      "words": words(of: document),
      "script": document.isInteractive ? "<script>\(PageScript.text)</script>" : "",
      "parts": entries,
      "footer": document.footer.markupEscaped,
    ]
    // The content is most of the page and has no places to fill, so no template is laid around it.
    return head.render(values) + content + foot.render(values)
  }

  /// What the script says in the document's language; nothing for English, which it speaks.
  private static func words(of document: Document) -> String {
    guard document.isInteractive, !document.frame.scriptWords.isEmpty else { return "" }
    return "<script type=\"application/json\" id=\"words\">"
      + document.frame.scriptWordsJSON + "</script>"
  }

  /// Nothing is loaded; the page's own style sheet and script are let in by their hashes, and
  /// nothing else runs.
  private static func policy(hasScript: Bool) -> String {
    "default-src 'none'; style-src 'sha256-\(PageStyle.sha256)'; "
      + (hasScript ? "script-src 'sha256-\(PageScript.sha256)'; " : "")
      + "base-uri 'none'; form-action 'none'"
  }

  private static let head = template(Array(halves.prefix(1)))
  private static let foot = template(Array(halves.dropFirst()))

  /// What stands before a page's content and what stands after it.
  private static let halves = (Resource.text(named: "page/page.html") ?? "")
    .split(separator: "{{{content}}}", omittingEmptySubsequences: false)

  private static func template(_ text: [Substring]) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text.joined())
    } catch {
      preconditionFailure("the page template is a constant and parses: \(error)")
    }
  }
}
