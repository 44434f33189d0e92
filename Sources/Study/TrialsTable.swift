import Analysis
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
    /// Where the trial and its standing trial are named.
    var place = Place.wholeFile
    var standingPlace = Place.wholeFile
  }

  private static let columns = ["trial", "exclude", "task", "static"]
  private static let yes: Set<String> = ["1", "true", "yes", "x"]
  private static let no: Set<String> = ["0", "false", "no"]

  private static func isKnown(_ column: String) -> Bool {
    columns.contains(column) || (column.hasPrefix("plate_") && column.hasSuffix("_side"))
  }

  /// Checks that every name in the table is that of a file of the study.
  func check(against files: [StudyFile], file: String) throws(ReadError) {
    let names = Set(files.flatMap { [$0.relative, $0.name, $0.stem] })
    for (name, row) in rows.sorted(by: { $0.key < $1.key }) {
      for (word, place) in [(name, row.place), (row.standing ?? name, row.standingPlace)]
      where !names.contains(word) {
        throw ReadError(
          file: file, place: place,
          problem: "expected a trial of this study, found \"\(word)\"",
          remedy: "name trials by their file names without ending")
      }
    }
  }

  private(set) var rows: [String: Row] = [:]

  /// The row for a trial by its file's stem or its path in the study, or `nil`.
  func row(for file: StudyFile) -> Row? {
    rows[file.relative] ?? rows[file.name] ?? rows[file.stem]
      ?? FileNaming(folders: [], stem: file.stem).companionOf.flatMap { rows[$0] }
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
    for column in table.columns where !Self.isKnown(column) {
      let near = Self.columns.first { EditDistance.between($0, column) <= 2 }
      guard let near else { continue }
      throw ReadError(
        file: table.file, place: .line(1, column: 1),
        problem: "unknown column \"\(column)\"", remedy: "did you mean \"\(near)\"?")
    }
    for record in table.rows {
      guard let name = record["trial"] else { continue }
      var row = Row()
      if let value = record["exclude"] {
        let word = value.lowercased()
        row.exclude = Self.yes.contains(word)
        guard row.exclude || Self.no.contains(word) else {
          throw table.error(
            "exclude", in: record, problem: "expected yes or no, found \"\(value)\"",
            remedy: "write yes, or leave the cell empty")
        }
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
      row.place = table.place(of: "trial", in: record)
      row.standingPlace = table.place(of: "static", in: record)
      rows[name] = row
    }
  }
}
