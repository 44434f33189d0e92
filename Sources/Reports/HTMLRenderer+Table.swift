import Drawing

extension HTMLRenderer {
  /// A table that scrolls by itself where the page is narrow, and can be reached by keyboard.
  func write(_ whole: Table, to writer: inout HTMLWriter) {
    let table = whole.withoutEmptyColumns
    // A report has thousands of cells: a table of numbers says so once, and its words apart.
    let isNumeric = table.isMostlyNumbers
    let classes = [table.isStacked ? "stacked" : nil, isNumeric ? "nums" : nil].compactMap(\.self)
    // A table that never scrolls needs no stop of its own for the keyboard.
    let frame =
      table.isStacked
      ? []
      : [("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", table.caption)]
    writer.wrap("div", frame) { writer in
      writer.wrap("table", Self.attribute(of: classes)) { writer in
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
                  cell, isRowName: index == 0, isAmongNumbers: isNumeric,
                  label: label ? table.columns[index].title : nil, to: &writer)
              }
            }
          }
        }
      }
    }
  }

  private func write(
    _ cell: Table.Cell, isRowName: Bool, isAmongNumbers: Bool, label: String?,
    to writer: inout HTMLWriter
  ) {
    let alignment: String? =
      if isRowName || cell.text.isEmpty || cell.isNumber == isAmongNumbers {
        isRowName && cell.isNumber ? "n" : nil
      } else {
        cell.isNumber ? "n" : "w"
      }
    let classes = [alignment, cell.isQuiet ? "q" : nil, cell.isCode ? "c" : nil]
      .compactMap(\.self)
    var attributes = isRowName ? [("scope", "row")] : []
    if let label { attributes.append(("data-label", label)) }
    if cell.span > 1 { attributes.append(("colspan", "\(cell.span)")) }
    attributes += Self.attribute(of: classes)
    writer.wrap(isRowName ? "th" : "td", attributes) { writer in
      if let link = cell.link {
        writer.add("a", [("href", HTMLWriter.relativeAddress(link))], cell.text)
      } else {
        writer.text(cell.text)
      }
    }
  }

  private static func attribute(of classes: [String]) -> [(String, String)] {
    classes.isEmpty ? [] : [("class", classes.joined(separator: " "))]
  }
}
