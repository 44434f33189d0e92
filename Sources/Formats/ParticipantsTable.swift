import Motion

/// The people of a study: `participants.tsv` or `participants.csv`.
///
/// The column `participant_id` names the person, with or without `sub-`; columns named like
/// `SubjectMeasure.name` (`mass_kg`, `leg_length_left_m`, …) are numbers in SI units. `age` is read
/// as `age_years`. Every other column is kept as text.
///
/// Source: BIDS specification 1.10, Participants file.
public struct ParticipantsTable: Sendable {
  /// What the table says about one person.
  public struct Row: Sendable {
    /// The line that the row begins on, from 1.
    public var line: Int
    public var measures: SubjectMeasures
    /// As the table writes it, or `nil`.
    public var sex: String?
    /// Every other column that has something in it.
    public var other: [String: String]
  }

  /// The rows by the person's label, without `sub-`.
  public private(set) var rows: [String: Row] = [:]
  /// Columns that are no measure and no known key, in the order of the table.
  public private(set) var otherColumns: [String] = []

  /// The row of a person, with or without `sub-`, or `nil`.
  public subscript(label: String) -> Row? { rows[Self.label(label)] }

  /// Reads a file.
  public init(at path: String, file: String) throws(ReadError) {
    try self.init(
      of: FileBytes.text(of: path, file: file, largest: TabularText.largestFile), file: file)
  }

  /// Reads the bytes of a file.
  public init(of bytes: [UInt8], file: String) throws(ReadError) {
    let table = try TabularText(of: bytes, file: file)
    guard table.columns.contains(Self.key) else {
      throw ReadError(
        file: file, place: .line(1, column: 1),
        problem: "expected a column \(Self.key), found "
          + TextFile.quoted(table.columns.joined(separator: ", ")),
        remedy: "name the column of the participants' labels \(Self.key)")
    }
    var measures: [(column: String, measure: SubjectMeasure)] = []
    for column in table.columns where column != Self.key && column != "sex" {
      let name =
        column == "age" && !table.columns.contains("age_years") ? "age_years" : column
      if let measure = SubjectMeasure.all.first(where: { $0.name == name }) {
        measures.append((column, measure))
      } else {
        otherColumns.append(column)
      }
    }
    let source = file.split(separator: "/").last.map(String.init) ?? file
    for row in table.rows {
      guard let id = row[Self.key] else {
        throw table.error(
          Self.key, in: row, problem: "expected the label of a participant, found an empty cell",
          remedy: "give every row a label, or remove the row")
      }
      let label = Self.label(id)
      if let known = rows[label] {
        throw table.error(
          Self.key, in: row,
          problem: "expected every participant once, found \(TextFile.quoted(id)) again after line "
            + "\(known.line)",
          remedy: "keep one row a participant")
      }
      var found = SubjectMeasures()
      for (column, measure) in measures {
        if let value = try Self.value(of: measure, column, in: row, of: table) {
          found.set(measure, value, from: source)
        }
      }
      rows[label] = Row(
        line: row.line, measures: found, sex: row["sex"],
        other: row.cells.filter { otherColumns.contains($0.key) })
    }
  }

  private static let key = "participant_id"

  /// `sub-01` and `01` are the same person.
  public static func label(_ id: String) -> String {
    id.hasPrefix("sub-") ? String(id.dropFirst(4)) : id
  }

  private static func value(
    of measure: SubjectMeasure, _ column: String, in row: TabularText.Row, of table: TabularText
  ) throws(ReadError) -> Double? {
    let expected = "the \(measure.words) in \(measure.unitWords)"
    guard let value = try table.number(column, in: row, expected: expected) else { return nil }
    guard measure.plausible.contains(value) else {
      throw table.error(
        column, in: row,
        problem: "expected \(expected), found \(TextFile.quoted(row[column] ?? ""))",
        remedy: "write \(measure.unitWords): between \(measure.plausible.lowerBound) and "
          + "\(measure.plausible.upperBound)")
    }
    return value
  }
}
