import Formats
import Motion

/// `trials.tsv`: what a laboratory says about its trials; it wins over everything found.
struct TrialsTable: Sendable {
  /// What the table says about one trial.
  struct Row: Hashable, Sendable {
    var exclude = false
    var task: MovementTask?
    /// The name of the standing trial to use.
    var standing: String?
    /// Sides by plate label; for the force-plate events.
    var plateSides: [String: Side] = [:]
  }

  private(set) var rows: [String: Row] = [:]

  /// The row for a trial by its file's stem or its path in the study, or `nil`.
  func row(for file: StudyFile) -> Row? {
    rows[file.relative] ?? rows[file.name] ?? rows[file.stem]
  }

  init() {}

  /// - Throws: `ReadError` with the line and column of a word that does not fit.
  init(_ table: TabularText) throws(ReadError) {
    guard table.columns.contains("trial") else {
      throw ReadError(
        file: table.file, place: .line(1, column: 1),
        problem: "expected a column \"trial\", found \(table.columns.joined(separator: ", "))",
        remedy: "name the trials by file name without ending")
    }
    for record in table.rows {
      guard let name = record["trial"] else { continue }
      var row = Row()
      if let value = record["exclude"] {
        row.exclude = ["1", "true", "yes", "x"].contains(value.lowercased())
      }
      if let value = record["task"] {
        guard let task = MovementTask(rawValue: value.replacing(" ", with: "_").lowercased()) else {
          let known = MovementTask.allCases.map(\.rawValue).joined(separator: ", ")
          throw table.error(
            "task", in: record, problem: "expected one of \(known), found \"\(value)\"",
            remedy: "correct the task, or leave it empty")
        }
        row.task = task
      }
      row.standing = record["static"]
      for column in table.columns where column.hasPrefix("plate_") && column.hasSuffix("_side") {
        guard let value = record[column] else { continue }
        guard let side = Side(rawValue: value.lowercased()) else {
          throw table.error(
            column, in: record, problem: "expected left or right, found \"\(value)\"",
            remedy: "correct the side, or leave it empty")
        }
        row.plateSides[String(column.dropFirst(6).dropLast(5))] = side
      }
      rows[name] = row
    }
  }
}
