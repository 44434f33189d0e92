import Drawing
import Mustache

/// The frame of every page.
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
      "script": document.isInteractive ? "<script>\(PageScript.text)</script>" : "",
      "parts": entries,
      "footer": document.footer.markupEscaped,
    ]
    // The content is most of the page and has no places to fill, so no template is laid around it.
    return head.render(values) + content + foot.render(values)
  }

  /// Nothing is loaded; the page's own style sheet and script are let in by their hashes, and
  /// nothing else runs.
  private static func policy(hasScript: Bool) -> String {
    "default-src 'none'; style-src 'sha256-\(PageStyle.sha256)'; "
      + (hasScript ? "script-src 'sha256-\(PageScript.sha256)'; " : "")
      + "base-uri 'none'; form-action 'none'"
  }

  private static let head = template(
    """
    <!DOCTYPE html>
    <html lang="{{{language}}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>{{{title}}} \u{2013} {{{kind}}}</title>
    <style>{{{style}}}</style>
    </head>
    <body class="{{width}}">
    <a class="skip" href="#main">{{{skip}}}</a>
    <header>
    <p class="kind">{{{kind}}}</p>
    <h1>{{{title}}}</h1>
    <p class="subtitle">{{{subtitle}}}</p>
    <nav aria-label="{{{contents}}}">
    <ul>
    {{#parts}}
    <li><a href="#{{{anchor}}}">{{{title}}}</a></li>
    {{/parts}}
    </ul>
    </nav>
    </header>
    <main id="main">

    """)

  private static let foot = template(
    """

    </main>
    <footer>
    <p>{{{footer}}}</p>
    </footer>
    {{{script}}}
    </body>
    </html>

    """)

  private static func template(_ text: String) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch {
      preconditionFailure("the page template is a constant and parses: \(error)")
    }
  }
}
