import Motion

/// What one session adds to the tables of its study.
public struct SessionRows: Sendable {
  /// Rows with participant and session in front, one list a table, in the order of the tables.
  var rows: [[[CohortValue]]]
  /// Parameters told of, one list a table.
  var parameters: [[CohortParameter]]

  /// The rows of a session, of one that failed too.
  public init(of analysis: SessionAnalysis) {
    let keys: [CohortValue] = [
      .text(analysis.subject.label), .text(analysis.subject.session),
    ]
    rows = CohortTables.all.map { table in table.rows(of: analysis).map { keys + $0 } }
    parameters = CohortTables.all.map { $0.parameters(of: analysis) }
  }
}
