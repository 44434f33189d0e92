/// The tables of a study: every session's rows, and a dictionary of what stands in them.
///
/// The same sessions in the same order give the same bytes.
public struct Cohort: Sendable {
  /// A table that is ready to be written.
  struct Table: Sendable {
    var name: String
    var meaning: String
    var columns: [CohortColumn]
    var rows: [[CohortValue]]
    /// Parameters of the rows, each once, by name.
    var parameters: [CohortParameter]
  }

  let tables: [Table]

  /// - Parameter sessions: In the order of the study.
  public init(of sessions: [SessionRows]) {
    var tables = CohortTables.all.enumerated().map { index, table in
      Table(
        name: table.name, meaning: table.meaning, columns: CohortTables.keys + table.columns,
        rows: sessions.flatMap { $0.rows[index] },
        parameters: Self.distinct(sessions.flatMap { $0.parameters[index] }))
    }
    tables.append(CohortDictionary.table(of: tables))
    self.tables = tables
  }

  /// The CSV files by name: `findings.csv` and so on.
  public var files: [(name: String, text: String)] {
    tables.map { table in
      (table.name + ".csv", CSVText.text(header: table.columns.map(\.name), rows: table.rows))
    }
  }

  private static func distinct(_ parameters: [CohortParameter]) -> [CohortParameter] {
    Set(parameters).sorted { ($0.name, $0.unit, $0.words) < ($1.name, $1.unit, $1.words) }
  }
}
