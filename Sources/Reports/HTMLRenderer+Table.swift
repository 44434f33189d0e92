import Drawing

extension HTMLRenderer {
  /// A table that scrolls by itself where the page is narrow, and can be reached by keyboard.
  func write(_ table: Table, to writer: inout HTMLWriter) {
    let frame = [
      ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", table.caption),
    ]
    writer.wrap("div", frame) { writer in
      writer.wrap("table") { writer in
        writer.add("caption", table.caption)
        writer.wrap("thead") { writer in
          writer.wrap("tr") { writer in
            for column in table.columns {
              writer.add(
                "th", [("scope", "col")] + (column.isNumber ? [("class", "number")] : []),
                column.title)
            }
          }
        }
        writer.wrap("tbody") { writer in
          for row in table.rows {
            writer.wrap("tr") { writer in
              for (index, cell) in row.enumerated() {
                write(cell, isRowName: index == 0, to: &writer)
              }
            }
          }
        }
      }
    }
  }

  private func write(_ cell: Table.Cell, isRowName: Bool, to writer: inout HTMLWriter) {
    let classes = [
      cell.isNumber ? "number" : nil, cell.isQuiet ? "quiet" : nil, cell.isCode ? "code" : nil,
    ].compactMap(\.self)
    var attributes = isRowName ? [("scope", "row")] : []
    if cell.span > 1 { attributes.append(("colspan", "\(cell.span)")) }
    if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
    writer.wrap(isRowName ? "th" : "td", attributes) { writer in
      if let link = cell.link {
        writer.add("a", [("href", HTMLWriter.relativeAddress(link))], cell.text)
      } else {
        writer.text(cell.text)
      }
    }
  }
}
