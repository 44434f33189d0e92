extension Block {
  /// The block in another language. Messages of the program and codes stay as they are: they are
  /// what a laboratory searches for.
  func translated(by translation: inout Translation) -> Block {
    switch self {
    case .heading(let text): .heading(translation.words(text))
    case .paragraph(let text): .paragraph(translation.words(text))
    case .note(let text): .note(translation.words(text))
    case .callout(let tone, let title, let text):
      .callout(tone, title: translation.words(title), text: translation.words(text))
    case .list(let items): .list(items.map { $0.translated(by: &translation) })
    case .definitions(let definitions):
      .definitions(definitions.map { $0.translated(by: &translation) })
    case .table(let table): .table(table.translated(by: &translation))
    case .figures(let grid): .figures(grid.translated(by: &translation))
    case .findings(let cards): .findings(cards.map { $0.translated(by: &translation) })
    case .notices(let groups):
      .notices(
        groups.map { group in
          NoticeGroup(
            title: translation.words(group.title), texts: translation.words(group.texts))
        })
    case .diagnostic(let text): .diagnostic(text)
    case .folded(let title, let blocks):
      .folded(translation.words(title), blocks.map { $0.translated(by: &translation) })
    case .safety(let title, let items):
      .safety(translation.words(title), items.map { $0.translated(by: &translation) })
    case .movement(let record): .movement(record.translated(by: &translation))
    }
  }
}

extension ListItem {
  fileprivate func translated(by translation: inout Translation) -> ListItem {
    var item = self
    item.strong = translation.words(strong)
    item.text = translation.words(text)
    return item
  }
}

extension Definition {
  fileprivate func translated(by translation: inout Translation) -> Definition {
    var definition = self
    definition.term = translation.words(term)
    definition.text = translation.words(text)
    return definition
  }
}

extension FindingCard {
  fileprivate func translated(by translation: inout Translation) -> FindingCard {
    var card = self
    card.title = translation.words(title)
    card.state = translation.words(state)
    card.sentence = translation.words(sentence)
    card.figures = figures.map { $0.translated(by: &translation) }
    card.background = background.map { $0.translated(by: &translation) }
    card.remarks = translation.words(remarks)
    return card
  }
}

extension Table {
  fileprivate func translated(by translation: inout Translation) -> Table {
    var table = self
    table.caption = translation.words(caption)
    for index in columns.indices {
      table.columns[index].title = translation.words(columns[index].title)
    }
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isCode {
        table.rows[row][column].text = translation.words(cell.text)
      }
    }
    return table
  }
}

extension MovementRecord {
  /// Recordings keep their names; the words around them are translated.
  fileprivate func translated(by translation: inout Translation) -> MovementRecord {
    var record = self
    record.stills = stills?.translated(by: &translation)
    return record
  }
}
