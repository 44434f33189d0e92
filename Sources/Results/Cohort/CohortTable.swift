import Motion

/// A column of a cohort table, as the data dictionary describes it.
public struct CohortColumn: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case text = "TEXT"
    case number = "REAL"
    case integer = "INTEGER"
  }

  public var name: String
  public var kind: Kind
  /// In plain words.
  public var meaning: String
  /// `unit` where the unit stands in the row's own column of that name; empty for texts and counts.
  public var unit: String
  /// Which way is positive, in words; empty where it has no sign.
  public var sign: String

  /// A column of texts.
  init(_ name: String, _ meaning: String) { self.init(name, .text, meaning) }

  init(
    _ name: String, _ kind: Kind, _ meaning: String, unit: String = "", sign: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.unit = unit
    self.sign = sign.asPositive
  }
}

/// A kind of table that a study is told in: one observation a row, tidy (Wickham 2014, J Stat Softw
/// 59:10).
protocol CohortTable {
  /// The file's name without its ending, and the table's name in the database.
  static var name: String { get }
  /// What one row is.
  static var meaning: String { get }
  /// The columns after participant and session, which every table begins with.
  static var columns: [CohortColumn] { get }

  /// The rows of one session, without participant and session, in the order of the analysis.
  static func rows(of analysis: SessionAnalysis) -> [[CohortValue]]

  /// The parameters that the rows tell of, for the data dictionary.
  static func parameters(of analysis: SessionAnalysis) -> [CohortParameter]
}

extension CohortTable {
  static func parameters(of analysis: SessionAnalysis) -> [CohortParameter] { [] }
}

/// The tables, in the order of the data dictionary.
enum CohortTables {
  static let all: [any CohortTable.Type] = [
    ParticipantsTable.self,
    RecordingsTable.self,
    TrialsTable.self,
    SpatiotemporalTable.self,
    AnglesTable.self,
    MomentsTable.self,
    SymmetryTable.self,
    ProfilesTable.self,
    MuscleTimingTable.self,
    MusclePhasesTable.self,
    MuscleIndicesTable.self,
    FindingsTable.self,
    QualityTable.self,
  ]

  /// What every table begins with.
  static let keys = [
    CohortColumn("participant", "the study's label of the person"),
    CohortColumn("session", "the visit's label; empty where the study has one visit a person"),
  ]
}

/// The columns that say of which movement a row tells.
enum CohortKeys {
  static let condition = [
    CohortColumn("task", "what the person was asked to do"),
    CohortColumn("condition", "the label that trials of one condition share"),
  ]
  static let side = CohortColumn("side", "left, right, or empty for both together")

  static func condition(_ task: MovementTask, _ condition: String) -> [CohortValue] {
    [.text(task.rawValue), .text(condition as String?)]
  }

  static func side(_ side: Side?) -> CohortValue { .text(side?.rawValue) }
}
