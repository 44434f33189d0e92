import Drawing

extension HTMLRenderer {
  /// A table that scrolls by itself where the page is narrow, and can be reached by keyboard.
  func write(_ table: Table, to writer: inout HTMLWriter) {
    // A table that never scrolls needs no stop of its own for the keyboard.
    let frame =
      table.isStacked
      ? []
      : [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", table.caption)]
    writer.wrap("div", frame) { writer in
      writer.wrap("table", table.isStacked ? [("class", "stacked")] : []) { writer in
        writer.add("caption", table.caption)
        writer.wrap("thead") { writer in
          writer.wrap("tr") { writer in
            for column in table.columns {
              writer.add(
                "th", [("scope", "col")] + (column.isNumber ? [("class", "n")] : []),
                column.title)
            }
          }
        }
        writer.wrap("tbody") { writer in
          for row in table.rows {
            writer.wrap("tr") { writer in
              for (index, cell) in row.enumerated() {
                let label = table.isStacked && index > 0 && table.columns.indices.contains(index)
                write(
                  cell, isRowName: index == 0, label: label ? table.columns[index].title : nil,
                  to: &writer)
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ cell: Table.Cell, isRowName: Bool, label: String?, to writer: inout HTMLWriter
  ) {
    // Short names: a report has thousands of cells.
    let classes = [
      cell.isNumber ? "n" : nil, cell.isQuiet ? "q" : nil, cell.isCode ? "c" : nil,
    ].compactMap(\.self)
    var attributes = isRowName ? [("scope", "row")] : []
    if let label { attributes.append(("data-label", label)) }
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
