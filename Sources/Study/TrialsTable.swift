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

  /// - Throws: `StudyError` of kind bad settings, with the line and column.
  init(_ text: TabularText, file: String) throws(StudyError) {
    guard let trial = text.column("trial") else {
      throw StudyError(
        .badSettings, file: file, place: .line(1, column: 1),
        problem: "expected a column \"trial\", found \(text.header.joined(separator: ", "))",
        remedy: "name the trials by file name without ending")
    }
    for record in text.rows {
      var row = Row()
      func cell(_ name: String) -> String? {
        guard let index = text.column(name), index < record.cells.count else { return nil }
        let value = record.cells[index]
        return value.isEmpty || value == "n/a" ? nil : value
      }
      if let value = cell("exclude") {
        row.exclude = ["1", "true", "yes", "x"].contains(value.lowercased())
      }
      if let value = cell("task") {
        guard let task = MovementTask(rawValue: value.replacing(" ", with: "_").lowercased()) else {
          throw StudyError(
            .badSettings, file: file, place: .line(record.line, column: 1),
            problem: "expected one of \(MovementTask.allCases.map(\.rawValue).joined(separator: ", "))"
              + ", found \"\(value)\"",
            remedy: "correct the task, or leave it empty")
        }
        row.task = task
      }
      row.standing = cell("static")
      for name in text.header where name.hasPrefix("plate_") && name.hasSuffix("_side") {
        guard let value = cell(name) else { continue }
        guard let side = Side(rawValue: value.lowercased()) else {
          throw StudyError(
            .badSettings, file: file, place: .line(record.line, column: 1),
            problem: "expected left or right in \(name), found \"\(value)\"",
            remedy: "correct the side, or leave it empty")
        }
        row.plateSides[String(name.dropFirst(6).dropLast(5))] = side
      }
      guard trial < record.cells.count, !record.cells[trial].isEmpty else { continue }
      rows[record.cells[trial]] = row
    }
  }
}
