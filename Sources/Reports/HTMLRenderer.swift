import Drawing

/// Sets a document as one HTML page that needs nothing else: no network, no font, and no script to
/// be complete.
public struct HTMLRenderer: Sendable {
  public init() {}

  /// The page; the same document gives the same bytes.
  public func page(_ document: Document) -> String {
    var writer = HTMLWriter()
    for part in document.parts { write(part, frame: document.frame, to: &writer) }
    return PageTemplate.page(for: document, content: writer.text)
  }

  private func write(_ part: Document.Part, frame: PageFrame, to writer: inout HTMLWriter) {
    let heading = part.anchor + "-title"
    writer.wrap("section", [("id", part.anchor), ("aria-labelledby", heading)]) { writer in
      writer.add("h2", [("id", heading)], part.title)
      if !part.help.isEmpty {
        writer.wrap("details", [("class", "help")]) { writer in
          writer.add("summary", frame.howToRead)
          writer.add("p", part.help)
        }
      }
      for block in part.blocks { write(block, to: &writer) }
    }
  }

  private func write(_ block: Block, to writer: inout HTMLWriter) {
    switch block {
    case .heading(let text): writer.add("h3", text)
    case .paragraph(let text): writer.add("p", text)
    case .note(let text): writer.add("p", [("class", "note")], text)
    case .callout(let tone, let title, let text):
      writer.wrap("p", [("class", "callout " + tone.rawValue)]) { writer in
        writer.add("strong", title)
        writer.text(" " + text)
      }
    case .list(let items):
      writer.wrap("ul") { writer in
        for item in items { write(item, to: &writer) }
      }
    case .definitions(let definitions): write(definitions, class: "facts", to: &writer)
    case .table(let table): write(table, to: &writer)
    case .figures(let grid): write(grid, to: &writer)
    case .findings(let cards):
      for card in cards { write(card, to: &writer) }
    case .notices(let groups):
      for group in groups {
        writer.add("h4", group.title)
        writer.wrap("ul") { writer in
          for text in group.texts { writer.add("li", text) }
        }
      }
    case .diagnostic(let text): writer.add("pre", text)
    case .folded(let summary, let blocks):
      writer.wrap("details", [("class", "fold")]) { writer in
        writer.add("summary", summary)
        for block in blocks { write(block, to: &writer) }
      }
    case .safety(let title, let items):
      writer.wrap("div", [("class", "safety")]) { writer in
        writer.add("p", title)
        guard !items.isEmpty else { return }
        writer.wrap("ul") { writer in
          for item in items { write(item, to: &writer) }
        }
      }
    case .movement(let record):
      if let stills = record.stills { write(stills, to: &writer) }
      guard !record.takes.isEmpty || !record.cycles.isEmpty else { return }
      // The page's script fills the stage; without it nothing is missed.
      if !record.takes.isEmpty {
        writer.wrap("div", [("id", "player"), ("class", "player"), ("hidden", "hidden")]) { _ in }
      }
      writer.raw(
        "<script type=\"application/json\" id=\"movement-data\">\(record.json)</script>\n")
    }
  }

  private func write(_ item: ListItem, to writer: inout HTMLWriter) {
    writer.wrap("li") { writer in
      if !item.strong.isEmpty {
        writer.add("strong", item.strong)
        writer.text(" ")
      }
      writer.text(item.text)
    }
  }

  private func write(
    _ definitions: [Definition], class name: String, to writer: inout HTMLWriter
  ) {
    writer.wrap("dl", [("class", name)]) { writer in
      for definition in definitions {
        writer.wrap("div", definition.isWide ? [("class", "w")] : []) { writer in
          writer.add("dt", definition.term)
          writer.add("dd", definition.text)
        }
      }
    }
  }

  private func write(_ card: FindingCard, to writer: inout HTMLWriter) {
    writer.wrap("article", [("class", "finding " + card.tone.rawValue)]) { writer in
      writer.wrap("h4") { writer in
        writer.text(card.title + " ")
        writer.add("span", [("class", "state")], card.state)
      }
      if !card.sentence.isEmpty { writer.add("p", card.sentence) }
      write(card.figures, class: "numbers", to: &writer)
      write(card.background, class: "facts small", to: &writer)
      guard !card.remarks.isEmpty else { return }
      writer.wrap("ul") { writer in
        for remark in card.remarks { writer.add("li", remark) }
      }
    }
  }

  private func write(_ grid: FigureGrid, to writer: inout HTMLWriter) {
    writer.wrap("figure") { writer in
      if !grid.legend.isEmpty {
        writer.wrap("ul", [("class", "legend")]) { writer in
          for entry in grid.legend {
            writer.wrap("li") { writer in
              writer.raw(entry.style.swatch)
              writer.text(" " + entry.text)
            }
          }
        }
      }
      writer.wrap("div", [("class", "grid columns-\(min(max(grid.columns, 1), 4))")]) { writer in
        for chart in grid.charts {
          writer.raw(chart.markup)
        }
      }
      writer.add("figcaption", grid.caption)
    }
  }
}
