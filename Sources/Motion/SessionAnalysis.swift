/// Everything marey has to say about one visit of one person.
public struct SessionAnalysis: Codable, Sendable {
  public var subject: Subject
  /// The standing trial's values, or why there are none.
  public var standing: Availability<StandingAnalysis>
  public var trials: [TrialAnalysis]
  /// Spatiotemporal and other parameters, by task, condition and side.
  public var parameters: [Parameter]
  /// The reference population in use, or `nil` where there is none.
  public var reference: ReferenceSet?
  /// The bands of each task and condition that has cycles.
  public var references: [ConditionReference] = []
  /// Gait variable and profile scores of each task and condition that has cycles.
  public var profiles: [GaitProfile] = []
  /// Left against right, by task and condition.
  public var symmetry: [SymmetryValue] = []
  public var findings: [Finding]
  /// When each muscle is active over the cycles of each condition.
  public var muscleTiming: [MuscleTimingStatistics] = []
  /// Co-contraction, ratios and delays of muscles.
  public var muscleIndices: [MuscleIndex] = []
  /// What the findings say together: first page, chains, categories, referral.
  public var synopsis = Synopsis()
  public var notices: [Notice]
  /// What was done, one sentence a step, written from what was really done.
  public var methods: [String]
  /// The works that methods and findings rest on.
  public var citations: [Citation]
  /// What became of every file of the session.
  public var outcomes: [RecordingOutcome]
  public var provenance: Provenance
  /// What walking tells about each knee's flexion axis; ask `kneeAxis(_:)`.
  public var kneeAxes: [Side: Availability<KneeAxisCheck>] = [:]

  public init(
    subject: Subject, standing: Availability<StandingAnalysis>, trials: [TrialAnalysis],
    parameters: [Parameter] = [], findings: [Finding] = [], notices: [Notice] = [],
    methods: [String] = [], citations: [Citation] = [], outcomes: [RecordingOutcome] = [],
    provenance: Provenance = Provenance()
  ) {
    self.subject = subject
    self.standing = standing
    self.trials = trials
    self.parameters = parameters
    self.findings = findings
    self.notices = notices
    self.methods = methods
    self.citations = citations
    self.outcomes = outcomes
    self.provenance = provenance
  }

  /// The check of one knee's flexion axis, or why there is none.
  public func kneeAxis(_ side: Side) -> Availability<KneeAxisCheck> {
    kneeAxes[side]
      ?? .absent(because: "no swing of the \(side.rawValue) knee was measured in walking")
  }
}
