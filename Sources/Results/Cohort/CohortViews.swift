/// Questions that a clinician or a researcher asks of a study, as views of its database.
enum CohortViews {
  struct View {
    var name: String
    var query: String
  }

  static func all(of cohort: Cohort) -> [View] {
    fixed + cohort.tables.filter { wide.contains($0.name) }.compactMap(wideView)
  }

  private static let fixed = [
    // Who shows what, the largest excess over its uncertainty first.
    View(
      name: "findings_present",
      query: """
        SELECT participant, session, task, condition, side, rule, name, severity, value, "limit", \
        unit, sign, confidence, showing, windows FROM findings WHERE state = 'present' \
        ORDER BY participant, session, excess / uncertainty DESC, rule, side
        """),
    View(
      name: "finding_counts",
      query: """
        SELECT rule, name, task, SUM(state = 'present') AS present, \
        SUM(state = 'borderline') AS borderline, \
        SUM(state = 'within_reference') AS within_reference, \
        SUM(state = 'not_assessed') AS not_assessed, \
        COUNT(DISTINCT CASE WHEN state = 'present' THEN participant END) AS participants_present \
        FROM findings GROUP BY rule, name, task ORDER BY rule, name, task
        """),
    View(
      name: "not_assessed",
      query: """
        SELECT rule, name, reason, COUNT(*) AS times, \
        COUNT(DISTINCT participant) AS participants FROM findings WHERE state = 'not_assessed' \
        GROUP BY rule, name, reason ORDER BY rule, times DESC, reason
        """),
    View(
      name: "side_asymmetry",
      query: """
        SELECT participant, session, task, condition, parameter, unit, "left", "right", difference, \
        detectable_change, robinson_index_percent FROM symmetry WHERE beyond_limits = 1 \
        ORDER BY participant, session, task, condition, parameter
        """),
    // One parameter in two visits of the same person: what a study of change begins with.
    View(
      name: "visit_pairs",
      query: """
        WITH every AS (SELECT * FROM spatiotemporal UNION ALL SELECT * FROM angles \
        UNION ALL SELECT * FROM moments) \
        SELECT a.participant, a.session AS first_session, b.session AS second_session, a.task, \
        a.condition, a.side, a.parameter, a.unit, a.value AS first_value, \
        b.value AS second_value, b.value - a.value AS difference \
        FROM every a JOIN every b ON b.participant = a.participant AND b.session > a.session \
        AND b.task = a.task AND b.condition IS a.condition AND b.side IS a.side \
        AND b.parameter = a.parameter \
        ORDER BY 1, 2, 3, 4, 5, 7, 6
        """),
    View(
      name: "quality_by_session",
      query: """
        SELECT participant, session, measure, part, side, unit, COUNT(value) AS trials, \
        AVG(value) AS mean, MAX(value) AS largest FROM quality \
        GROUP BY participant, session, measure, part, side, unit \
        ORDER BY participant, session, measure, part, side
        """),
    View(
      name: "refused_recordings",
      query: """
        SELECT participant, session, file, reason FROM recordings WHERE status = 'refused' \
        ORDER BY file
        """),
  ]

  /// Tables that have a view with one column a parameter and side.
  private static let wide: Set<String> = ["spatiotemporal", "angles", "moments"]

  /// SQLite holds 2000 columns; a wider table is left long.
  private static let mostColumns = 1900

  /// One row a session and condition, one column a parameter and side.
  private static func wideView(_ table: Cohort.Table) -> View? {
    let names = table.columns.map(\.name)
    guard let parameter = names.firstIndex(of: "parameter"), let side = names.firstIndex(of: "side")
    else { return nil }
    struct Column: Hashable {
      var parameter: String
      var side: String
    }
    let columns = Set(
      table.rows.compactMap { row -> Column? in
        guard case .text(let name) = row[parameter] else { return nil }
        guard case .text(let side) = row[side] else { return Column(parameter: name, side: "") }
        return Column(parameter: name, side: side)
      }
    ).sorted { ($0.parameter, $0.side) < ($1.parameter, $1.side) }
    guard !columns.isEmpty, columns.count <= mostColumns else { return nil }
    let values = columns.map { column -> String in
      let isSide = column.side.isEmpty ? "side IS NULL" : "side = \(literal(column.side))"
      let name = column.parameter + (column.side.isEmpty ? "" : "_" + column.side)
      return "MAX(CASE WHEN parameter = \(literal(column.parameter)) AND \(isSide) THEN value END) "
        + "AS \(CohortDatabase.quoted(name))"
    }
    return View(
      name: table.name + "_wide",
      query: "SELECT participant, session, task, condition, " + values.joined(separator: ", ")
        + " FROM \(CohortDatabase.quoted(table.name)) GROUP BY participant, session, task, condition"
        + " ORDER BY participant, session, task, condition")
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
