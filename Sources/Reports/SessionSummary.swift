import Motion

/// What the overview of a study says about one session; small, so that a batch of any size can
/// keep one of each.
public struct SessionSummary: Sendable {
  /// A present or borderline sign.
  public struct Sign: Hashable, Sendable {
    public var name: String
    public var side: Side?
    /// The state in words: `present, mild`.
    public var state: String

    public init(name: String, side: Side?, state: String) {
      self.name = name
      self.side = side
      self.state = state
    }

    var words: String { name + (side.map { ", " + $0.rawValue } ?? "") }
  }

  /// A parameter that is compared across the study.
  public struct KeyParameter: Sendable {
    public var name: String
    public var words: String
    public var unit: Unit
    /// Task and condition in words.
    public var group: String
    public var statistic: Statistic

    public init(name: String, words: String, unit: Unit, group: String, statistic: Statistic) {
      self.name = name
      self.words = words
      self.unit = unit
      self.group = group
      self.statistic = statistic
    }
  }

  public var label: String
  public var session: String?
  /// The conditions of its recordings.
  public var conditions: Set<String>
  /// Where the session's report lies, relative to the overview; `nil` where there is none.
  public var report: String?
  public var quality: DataQuality
  /// Files by outcome: `analysed`, `standing`, `joined`, `ignored`, `refused`.
  public var files: [String: Int]
  /// Cycles that rules may look at.
  public var cycles: [Side: Int]
  public var gatedCycles: Int
  public var repetitions: Int
  public var parameters: [KeyParameter]
  /// Numbers of the measurement and of the walking that the study is watched by.
  public var metrics: [SessionMetric] = []
  public var present: [Sign]
  public var borderline: [Sign]
  /// Rules that said something, and rules that could not.
  public var assessedCount: Int
  public var notAssessedCount: Int
  /// Count of notices by topic.
  public var notices: [Notice.Topic: Int]
  /// The message of every refused file.
  public var refusals: [String]

  /// The summary of a session that was analysed, fully or in part.
  ///
  /// - Parameter report: Where its report lies, relative to the overview.
  public init(of analysis: SessionAnalysis, report: String?) {
    self.init(
      subject: analysis.subject, outcomes: analysis.outcomes, quality: DataQuality(of: analysis),
      report: report)
    let counts = CycleCounts(of: analysis.trials)
    cycles = counts.assessed
    gatedCycles = counts.totalGated
    repetitions = analysis.trials.reduce(0) { $0 + $1.repetitions.count }
    parameters = Self.keyParameters(of: analysis)
    metrics = SessionMetric.all(of: analysis)
    let order = FindingOrder(analysis.findings)
    let sign = { (finding: Finding) in
      Sign(name: finding.name, side: finding.side, state: finding.state.words)
    }
    present = order.present.map(sign)
    borderline = order.borderline.map(sign)
    assessedCount = order.assessedCount
    notAssessedCount = order.notAssessed.count
    for notice in analysis.allNotices { notices[notice.topic, default: 0] += 1 }
  }

  /// The summary of a session of which nothing could be analysed.
  public init(failed subject: Subject, outcomes: [RecordingOutcome], because reason: String) {
    self.init(
      subject: subject, outcomes: outcomes,
      quality: DataQuality(level: .unusable, sentence: reason), report: nil)
  }

  private init(
    subject: Subject, outcomes: [RecordingOutcome], quality: DataQuality, report: String?
  ) {
    label = subject.label
    session = subject.session
    conditions = Set(outcomes.map(\.condition)).subtracting([""])
    self.report = report
    self.quality = quality
    files = [:]
    refusals = []
    for outcome in outcomes {
      files[outcome.status.name, default: 0] += 1
      if case .refused(let message) = outcome.status { refusals.append(message) }
    }
    cycles = [:]
    gatedCycles = 0
    repetitions = 0
    parameters = []
    present = []
    borderline = []
    assessedCount = 0
    notAssessedCount = 0
    notices = [:]
  }

  /// Names of the parameters that the overview compares, in its order of columns.
  static let speedNames: Set = ["speed", "walking_speed", "gait_speed"]
  static let cadenceName = "cadence"

  private static func keyParameters(of analysis: SessionAnalysis) -> [KeyParameter] {
    let wanted = analysis.parameters.filter {
      speedNames.contains($0.name) || $0.name == cadenceName
    }
    // Where a parameter is given for both sides together, that one speaks for the session.
    let best = wanted.filter { parameter in
      parameter.side == nil
        || !wanted.contains {
          $0.name == parameter.name && $0.group == parameter.group && $0.side == nil
        }
    }
    return best.compactMap { parameter in
      guard let statistic = parameter.value.value else { return nil }
      let side = parameter.side.map { ", " + $0.rawValue } ?? ""
      return KeyParameter(
        name: parameter.name, words: parameter.words, unit: parameter.unit,
        group: parameter.group.title + side, statistic: statistic)
    }
  }
}
