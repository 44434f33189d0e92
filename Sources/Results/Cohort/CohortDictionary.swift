/// The data dictionary: what every table, column and parameter means, in which unit and sign.
enum CohortDictionary {
  static let name = "dictionary"
  static let columns = [
    CohortColumn("table", "the table"),
    CohortColumn("column", "the column; empty where the row tells of the whole table"),
    CohortColumn(
      "parameter", "the parameter that the column holds in some rows, if it has several"),
    CohortColumn("meaning", "in plain words"),
    CohortColumn("unit", "the unit; \"unit\" where each row names its own"),
    CohortColumn("sign", "which way is positive; empty where there is no direction"),
  ]

  static func table(of tables: [Cohort.Table]) -> Cohort.Table {
    var rows: [[CohortValue]] = []
    for table in tables {
      rows.append(row(table.name, "", "", table.meaning, "", ""))
      for column in table.columns {
        rows.append(
          row(table.name, column.name, "", column.meaning, column.unit, column.sign))
      }
      for parameter in table.parameters {
        rows.append(
          row(
            table.name, "value", parameter.name, parameter.words, parameter.unit, parameter.sign))
      }
    }
    return Cohort.Table(
      name: name, meaning: "one table, column or parameter a row", columns: columns, rows: rows,
      parameters: [])
  }

  private static func row(_ texts: String...) -> [CohortValue] {
    texts.map { .text($0 as String?) }
  }
}
