/// How far a person's gait lies from a reference: the movement analysis profile and its sum, the
/// gait profile score (Baker et al. 2009), of one task and condition.
///
/// All are root mean squares in radians; 0 is the reference mean.
public struct GaitProfile: Codable, Sendable {
  /// The gait variable score of one curve.
  public struct VariableScore: Codable, Sendable {
    public var quantity: CycleQuantity
    public var side: Side
    /// Root mean square distance of the side's mean curve from the reference mean over 51 points.
    public var score: Availability<Double>
    /// What a healthy person is expected to score: the root mean square of the reference's standard
    /// deviation, or `nil` where the reference does not hold the curve.
    public var expected: Double?
    /// The score that 95 of 100 reference people stay below, where the reference holds individuals.
    public var ninetyFifth: Double?
    /// Cycles the mean curve rests on.
    public var count: Int
    /// Remarks such as that the knee axis is unreliable.
    public var notes: [String]

    /// The change of a profile score that clinicians notice, radians (Baker et al. 2012).
    public static let noticeable = Double.degrees(1.6)

    /// Whether the score lies beyond what 95 of 100 reference people stay below or, where individual
    /// curves are not held, noticeably beyond the expected score.
    public var isBeyondExpected: Bool {
      guard let score = score.value,
        let limit = ninetyFifth ?? expected.map({ $0 + Self.noticeable })
      else { return false }
      return score > limit
    }

    public init(
      quantity: CycleQuantity, side: Side, score: Availability<Double>, expected: Double? = nil,
      ninetyFifth: Double? = nil, count: Int = 0, notes: [String] = []
    ) {
      self.quantity = quantity
      self.side = side
      self.score = score
      self.expected = expected
      self.ninetyFifth = ninetyFifth
      self.count = count
      self.notes = notes
    }
  }

  /// The score of each side and of both.
  public struct Score: Codable, Sendable {
    /// Over the side's nine curves.
    public var sides: [Side: Availability<Double>]
    /// Over fifteen curves: both legs, and the pelvis once, as the mean square of both sides.
    public var overall: Availability<Double>
    /// The overall score without both hip rotations.
    public var withoutHipRotation: Availability<Double>

    public init(
      sides: [Side: Availability<Double>], overall: Availability<Double>,
      withoutHipRotation: Availability<Double>
    ) {
      self.sides = sides
      self.overall = overall
      self.withoutHipRotation = withoutHipRotation
    }

    /// No score, and why.
    public init(absentBecause reason: String) {
      self.init(
        sides: [.left: .absent(because: reason), .right: .absent(because: reason)],
        overall: .absent(because: reason), withoutHipRotation: .absent(because: reason))
    }
  }

  public var task: MovementTask
  public var condition: String
  /// The reference in words.
  public var reference: String
  /// Whether the reference is the laboratory's own: only then does the score grade one person.
  public var isOwn: Bool
  /// v* at which the reference is read, or `nil` where the speed is not matched.
  public var speed: Double?
  /// Nine curves a side, against the reference at the person's speed (at free speed where that is
  /// not known): the movement analysis profile.
  public var variables: [VariableScore]
  /// GPS: against the free speed's curves whatever the speed, as publications give it.
  public var score: Score
  /// GPS against the curves of the person's own speed.
  public var speedMatchedScore: Score
  public var notes: [String]

  public init(
    task: MovementTask, condition: String, reference: String, isOwn: Bool, speed: Double?,
    variables: [VariableScore], score: Score, speedMatchedScore: Score, notes: [String] = []
  ) {
    self.task = task
    self.condition = condition
    self.reference = reference
    self.isOwn = isOwn
    self.speed = speed
    self.variables = variables
    self.score = score
    self.speedMatchedScore = speedMatchedScore
    self.notes = notes
  }
}
