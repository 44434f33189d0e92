import Motion

/// What a run is asked to do.
public struct RunOptions: Sendable {
  public enum Reports: String, CaseIterable, Sendable {
    case none
    case html
    /// Both: the page, and the page printed.
    case pdf
  }

  public var study: String
  public var output: String
  /// Labels to analyse, with or without `sub-`; empty means all.
  public var participants: [String]
  /// Sessions to analyse, with or without `ses-`; empty means all.
  public var sessions: [String]
  /// Tasks to analyse; empty means all.
  public var tasks: Set<MovementTask>
  /// Processor cores that a run may keep busy: sessions analysed at the same time, and where there
  /// are fewer of them, parts of one.
  public var jobs: Int
  /// A settings file; without one `study.yaml` of the study is used where it exists.
  public var settingsFile: String?
  public var reports: Reports
  /// Whether each session is written as an HL7 FHIR bundle too.
  public var writesFHIR = false
  /// Whether the curves of each trial are written as C3D too.
  public var exportsC3D = false
  /// The program's version, for provenance.
  public var version: String

  public init(
    study: String, output: String, participants: [String] = [], sessions: [String] = [],
    tasks: Set<MovementTask> = [], jobs: Int = 1, settingsFile: String? = nil,
    reports: Reports = .html, version: String = ""
  ) {
    self.study = study
    self.output = output
    self.participants = participants
    self.sessions = sessions
    self.tasks = tasks
    self.jobs = jobs
    self.settingsFile = settingsFile
    self.reports = reports
    self.version = version
  }

  /// The cores of one session among several.
  func cores(of sessions: Int) -> Int {
    max(1, jobs / max(1, min(jobs, sessions)))
  }
}
