extension Block {
  /// The words of a block as they are read, those of figures left out: what a page's length is
  /// counted by.
  var words: Int { texts.reduce(0) { $0 + Self.count($1) } }

  /// Words of a text: stretches without spaces that hold a letter or a digit.
  static func count(_ text: String) -> Int {
    text.split { $0.isWhitespace }.count { $0.contains { $0.isLetter || $0.isNumber } }
  }

  private var texts: [String] {
    switch self {
    case .heading(let text), .paragraph(let text), .note(let text), .diagnostic(let text): [text]
    case .callout(_, let title, let text): [title, text]
    case .list(let items): items.flatMap { [$0.strong, $0.text] }
    case .definitions(let definitions): definitions.flatMap { [$0.term, $0.text] }
    case .table(let table):
      [table.caption] + table.columns.map(\.title) + table.rows.flatMap { $0.map(\.text) }
    case .figures(let grid): [grid.caption]
    case .findings(let cards):
      cards.flatMap { card in
        [card.title, card.state, card.sentence] + card.remarks
          + (card.figures + card.background).flatMap { [$0.term, $0.text] }
      }
    case .notices(let groups): groups.flatMap { [$0.title] + $0.texts }
    case .folded(let title, let blocks): [title] + blocks.flatMap(\.texts)
    case .safety, .movement: []
    }
  }
}
