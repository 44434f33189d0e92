/// A table; the first column names its row.
public struct Table: Sendable {
  /// One cell; line breaks in its text are kept.
  public struct Cell: Sendable {
    public var text: String
    /// Where the text leads, relative to the page, as plain path or `#anchor`.
    public var link: String?
    public var isNumber: Bool
    /// A reason or remark rather than a value.
    public var isQuiet: Bool
    /// Names, hashes and other texts whose letters matter.
    public var isCode: Bool
    /// Columns that the cell covers.
    public var span: Int

    public init(
      _ text: String, link: String? = nil, isNumber: Bool = false, isQuiet: Bool = false,
      isCode: Bool = false, span: Int = 1
    ) {
      self.text = text
      self.link = link
      self.isNumber = isNumber
      self.isQuiet = isQuiet
      self.isCode = isCode
      self.span = span
    }

    public static func number(_ text: String) -> Cell { Cell(text, isNumber: true) }
    public static func quiet(_ text: String, span: Int = 1) -> Cell {
      Cell(text, isQuiet: true, span: span)
    }
    public static func code(_ text: String) -> Cell { Cell(text, isCode: true) }
  }

  public struct Column: Sendable {
    public var title: String
    public var isNumber: Bool

    public init(_ title: String, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }
  }

  public var caption: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// Whether a narrow page sets each row as a block of its own, every cell under its column's title.
  public var isStacked = false

  public init(caption: String, columns: [Column], rows: [[Cell]]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// The table without columns that say nothing in any row; a cell over several columns keeps all.
  var withoutEmptyColumns: Table {
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == columns.count }),
      rows.allSatisfy({ $0.allSatisfy { $0.span == 1 } })
    else { return self }
    let kept = columns.indices.filter { index in
      index == 0 || rows.contains { !$0[index].text.isEmpty }
    }
    guard kept.count < columns.count else { return self }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }

  /// Whether more cells beside the rows' names hold numbers than anything else.
  var isMostlyNumbers: Bool {
    var balance = 0
    for row in rows {
      for cell in row.dropFirst() where !cell.text.isEmpty { balance += cell.isNumber ? 1 : -1 }
    }
    return balance > 0
  }
}
