/// How large a present sign is.
public enum Severity: String, CaseIterable, Codable, Hashable, Sendable, Comparable {
  case mild
  case moderate
  case marked

  public static func < (a: Severity, b: Severity) -> Bool {
    let order = Severity.allCases
    return (order.firstIndex(of: a) ?? 0) < (order.firstIndex(of: b) ?? 0)
  }
}

/// What a rule says; every rule says exactly one of these, and a missing input is never
/// `withinReference`.
public enum FindingState: Codable, Hashable, Sendable {
  case notAssessed(because: String)
  case withinReference
  case borderline
  case present(Severity)

  /// The word that results carry.
  public var name: String {
    switch self {
    case .notAssessed: "not_assessed"
    case .withinReference: "within_reference"
    case .borderline: "borderline"
    case .present: "present"
    }
  }

  /// The word that people read.
  public var words: String {
    switch self {
    case .notAssessed: "not assessed"
    case .withinReference: "within reference"
    case .borderline: "borderline"
    case .present(let severity): "present, \(severity.rawValue)"
    }
  }
}

/// One rule's remark about one side in one task: a measured sign, never a diagnosis.
public struct Finding: Codable, Sendable {
  /// What was measured; absent where the rule was not assessed.
  public struct Measured: Codable, Hashable, Sendable {
    /// The value the rule compares, SI units.
    public var value: Double
    /// The limit it is compared with, SI units.
    public var limit: Double
    /// Distance past the limit, positive = deviant, SI units.
    public var excess: Double
    /// One standard deviation of the value, SI units.
    public var uncertainty: Double
    /// Distance from the reference mean in its standard deviations, where there is a reference.
    public var z: Double?
    /// Mean and spread over the windows.
    public var mean: Double
    public var standardDeviation: Double?
    /// What is compared, among all that the rule compares: the name of its limit.
    public var name = ""

    public init(
      value: Double, limit: Double, excess: Double, uncertainty: Double, z: Double? = nil,
      mean: Double, standardDeviation: Double? = nil, name: String = ""
    ) {
      self.value = value
      self.limit = limit
      self.excess = excess
      self.uncertainty = uncertainty
      self.z = z
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.name = name
    }
  }

  /// The rule's identifier: `P01`.
  public var rule: String
  /// The rule's name in words: "Trendelenburg-type pelvic drop".
  public var name: String
  public var state: FindingState
  /// The side, or `nil` where the rule has none.
  public var side: Side?
  public var task: MovementTask
  public var condition: String
  /// What a report may print, one or two sentences.
  public var sentence: String
  /// The unit a reader sees; numbers are SI.
  public var unit: Unit
  /// Which way is positive, in words.
  public var signInWords: String
  public var measured: Measured?
  /// All that the rule compared, whichever decided; empty: `measured` alone.
  public var compared: [Measured] = []
  /// Windows or repetitions past the limit, and all that were looked at.
  public var showing: Int
  public var windows: Int
  /// Confidence of the measurement, 0 to 1, or `nil` where not assessed.
  public var confidence: Double?
  /// Evidence grade or tag of the limit, in words; kept apart from confidence.
  public var evidence: String
  /// The reference that the limit comes from, in words, or `nil`.
  public var reference: String?
  /// Gates that tripped, in words.
  public var gates: [String]
  /// Remarks that are not states: "larger early drop", "static alignment".
  public var notes: [String]
  /// Other numbers a reader may want: name in words, value in the unit given.
  public var details: [Detail]
  public var citations: [Citation]
  /// Whether the limit was recalled from the literature and not checked against its source; then
  /// every place that prints the limit says *unverified*.
  public var isLimitUnverified = false
  /// The 95 % interval of the value under displaced markers, SI units, or `nil` where the analysis
  /// was not repeated.
  public var interval: ClosedRange<Double>?
  /// Share of the repeated analyses in which the state was the same, 0 to 1.
  public var survival: Double?
  /// The rules that make up a cluster or a pattern, in words.
  public var members: [String] = []

  /// One further number of a finding.
  public struct Detail: Codable, Hashable, Sendable {
    public var words: String
    /// SI units.
    public var value: Double
    public var unit: Unit

    public init(_ words: String, _ value: Double, _ unit: Unit) {
      self.words = words
      self.value = value
      self.unit = unit
    }
  }

  /// The value of one of the quantities that the rule compares, whichever decided, SI units; `nil`
  /// where it was not compared.
  ///
  /// - Parameter name: As `Measured.name` has it.
  public func value(named name: String) -> Double? {
    if measured?.name == name { return measured?.value }
    return compared.first { $0.name == name }?.value
  }

  public init(
    rule: String, name: String, state: FindingState, side: Side?, task: MovementTask,
    condition: String, sentence: String, unit: Unit, signInWords: String,
    measured: Measured? = nil, showing: Int = 0, windows: Int = 0, confidence: Double? = nil,
    evidence: String, reference: String? = nil, gates: [String] = [], notes: [String] = [],
    details: [Detail] = [], citations: [Citation]
  ) {
    self.rule = rule
    self.name = name
    self.state = state
    self.side = side
    self.task = task
    self.condition = condition
    self.sentence = sentence
    self.unit = unit
    self.signInWords = signInWords
    self.measured = measured
    self.showing = showing
    self.windows = windows
    self.confidence = confidence
    self.evidence = evidence
    self.reference = reference
    self.gates = gates
    self.notes = notes
    self.details = details
    self.citations = citations
  }
}
