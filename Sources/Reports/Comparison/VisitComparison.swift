import Motion

/// Two visits of one person, or two conditions of one visit, beside each other.
public struct VisitComparison: Sendable {
  /// What stands beside each other.
  public enum Kind: String, Sendable {
    case visits
    case conditions

    /// One of the two.
    var one: String { self == .visits ? "visit" : "condition" }
  }

  public enum Verdict: Hashable, Sendable {
    /// The difference is no larger than measurement error alone may make.
    case noChangeBeyondError
    case changed
    /// Only where a good direction is stated for the quantity.
    case better
    case worse
    case cannotTell(because: String)

    public var words: String {
      switch self {
      case .noChangeBeyondError: "no change beyond error"
      case .changed: "changed"
      case .better: "changed, better"
      case .worse: "changed, worse"
      case .cannotTell(let reason): "cannot tell: " + reason
      }
    }

    static let noKnownError = Verdict.cannotTell(because: "no measurement error is known for it")

    var isChange: Bool { self == .changed || self == .better || self == .worse }

    /// The verdict on a difference.
    ///
    /// - Parameters:
    ///   - difference: Second minus first.
    ///   - detectable: The smallest change that is more than error, or `nil` where it is not known.
    ///   - lowerIsBetter: Whether a good direction is stated, and it is down.
    public init(difference: Double, detectable: Double?, lowerIsBetter: Bool = false) {
      guard let detectable, detectable.isFinite else {
        self = .noKnownError
        return
      }
      guard difference.isFinite else {
        self = .cannotTell(because: "not measured in both")
        return
      }
      guard abs(difference) > detectable else {
        self = .noChangeBeyondError
        return
      }
      self = lowerIsBetter ? (difference < 0 ? .better : .worse) : .changed
    }
  }

  /// One quantity in both visits; SI units.
  public struct Row: Sendable {
    public var words: String
    public var side: Side?
    public var unit: Unit
    public var first: Statistic
    public var second: Statistic
    public var detectable: Double?
    public var verdict: Verdict
    /// Where the measurement error comes from.
    public var source: String
    public var notes: [String]

    public init(
      words: String, side: Side?, unit: Unit, first: Statistic, second: Statistic,
      detectable: Double?, verdict: Verdict, source: String, notes: [String] = []
    ) {
      self.words = words
      self.side = side
      self.unit = unit
      self.first = first
      self.second = second
      self.detectable = detectable
      self.verdict = verdict
      self.source = source
      self.notes = notes
    }

    public var difference: Double { second.mean - first.mean }

    /// How many detectable changes the difference is; 0 where that is not known.
    var size: Double {
      guard let detectable, detectable > 0, difference.isFinite else { return 0 }
      return abs(difference) / detectable
    }
  }

  /// One task and condition that both visits hold.
  public struct Group: Sendable {
    public var task: MovementTask
    public var condition: String
    public var rows: [Row]
    /// Assessed cycles of both visits.
    public var first: [CycleCurves]
    public var second: [CycleCurves]

    public init(
      task: MovementTask, condition: String, rows: [Row], first: [CycleCurves],
      second: [CycleCurves]
    ) {
      self.task = task
      self.condition = condition
      self.rows = rows
      self.first = first
      self.second = second
    }
  }

  public var label: String
  public var kind = Kind.visits
  /// The labels of the visits or conditions.
  public var first: String
  public var second: String
  public var groups: [Group]
  public var firstFindings: [Finding]
  public var secondFindings: [Finding]
  /// What could not be compared, in words.
  public var remarks: [String]

  public init(
    label: String, first: String, second: String, groups: [Group], firstFindings: [Finding],
    secondFindings: [Finding], remarks: [String]
  ) {
    self.label = label
    self.first = first
    self.second = second
    self.groups = groups
    self.firstFindings = firstFindings
    self.secondFindings = secondFindings
    self.remarks = remarks
  }
}
