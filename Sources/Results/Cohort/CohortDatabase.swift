import Foundation
import GRDB

/// `cohort.sqlite`: the cohort tables and views over them.
///
/// Written once, in one transaction, in the order of the tables, without a write-ahead log and then
/// compacted: the same tables give the same bytes. Opens in any SQLite 3.
public enum CohortDatabase {
  /// Why the database could not be written, in words.
  public struct Failure: Error {
    public var words: String
  }

  /// What the header's application_id says: `mary`.
  private static let application = 0x6D61_7279

  /// Writes the database beside its place first, then renames it into it.
  public static func write(_ cohort: Cohort, to path: String) throws(Failure) {
    let draft = path + ".part"
    do {
      try? FileManager.default.removeItem(atPath: draft)
      try fill(draft, cohort)
      guard rename(draft, path) == 0 else { throw Failure(words: "the disk refused") }
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw (error as? Failure) ?? Failure(words: "\(error)")
    }
  }

  private static func fill(_ path: String, _ cohort: Cohort) throws {
    var configuration = Configuration()
    configuration.journalMode = .default
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    defer { try? queue.close() }
    try queue.inDatabase { database in
      for pragma in [
        "page_size = 4096", "encoding = 'UTF-8'", "auto_vacuum = NONE", "journal_mode = MEMORY",
        "application_id = \(application)", "user_version = 1",
      ] {
        try database.execute(sql: "PRAGMA " + pragma)
      }
      try database.inTransaction {
        for table in cohort.tables { try add(table, to: database) }
        for view in CohortViews.all(of: cohort) {
          try database.execute(sql: "CREATE VIEW \(quoted(view.name)) AS \(view.query)")
        }
        return .commit
      }
      try database.execute(sql: "VACUUM")
    }
  }

  private static func add(_ table: Cohort.Table, to database: Database) throws {
    let columns = table.columns.map { "\(quoted($0.name)) \($0.kind.rawValue)" }
    let name = quoted(table.name)
    try database.execute(sql: "CREATE TABLE \(name) (\(columns.joined(separator: ", ")))")
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(name) VALUES (\(marks))")
    for row in table.rows { try statement.execute(arguments: StatementArguments(row.map(value))) }
    guard table.columns.first?.name == "participant" else { return }
    try database.execute(
      sql: "CREATE INDEX \(quoted(table.name + "_index")) ON \(name) (participant, session)")
  }

  /// What a cell is in the database; numbers as the CSV file has them.
  private static func value(_ value: CohortValue) -> (any DatabaseValueConvertible)? {
    switch value {
    case .missing: nil
    case .text(let text): text
    case .integer(let number): number
    case .number(let number): Double(JSONValue.numberText(number))
    }
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
