/// How far a person's gait lies from a reference: the movement analysis profile and its sum, the
/// gait profile score (Baker et al. 2009), of one task and condition.
///
/// All are root mean squares in radians; 0 is the reference mean.
public struct GaitProfile: Sendable {
  /// The gait variable score of one curve.
  public struct VariableScore: Sendable {
    public var quantity: CycleQuantity
    public var side: Side
    /// Root mean square distance of the side's mean curve from the reference mean over 51 points.
    public var score: Availability<Double>
    /// What a healthy person is expected to score: the root mean square of the reference's SD.
    public var expected: Double?
    /// Remarks such as `knee-axis unreliable`.
    public var notes: [String]

    public init(
      quantity: CycleQuantity, side: Side, score: Availability<Double>, expected: Double? = nil,
      notes: [String] = []
    ) {
      self.quantity = quantity
      self.side = side
      self.score = score
      self.expected = expected
      self.notes = notes
    }
  }

  public var task: MovementTask
  public var condition: String
  /// The reference in words.
  public var reference: String
  /// `own` or `foreign`: only against the laboratory's own people does the score grade one person.
  public var isOwn: Bool
  /// v* at which the reference is read, or `nil` where the speed is not matched.
  public var speed: Double?
  /// Nine curves a side: the movement analysis profile.
  public var variables: [VariableScore]
  /// Gait profile score of each side, over its nine curves.
  public var scores: [Side: Availability<Double>]
  /// Over fifteen curves: both legs and the pelvis once, of the left side.
  public var overall: Availability<Double>
  /// The same without both hip rotations, where cross-talk makes them unreliable.
  public var overallWithoutHipRotation: Double?
  /// Against the free speed's curves whatever the speed, for comparison with published scores.
  public var overallAtFreeSpeed: Availability<Double>
  public var notes: [String]

  public init(
    task: MovementTask, condition: String, reference: String, isOwn: Bool, speed: Double?,
    variables: [VariableScore] = [], scores: [Side: Availability<Double>] = [:],
    overall: Availability<Double>, overallWithoutHipRotation: Double? = nil,
    overallAtFreeSpeed: Availability<Double>, notes: [String] = []
  ) {
    self.task = task
    self.condition = condition
    self.reference = reference
    self.isOwn = isOwn
    self.speed = speed
    self.variables = variables
    self.scores = scores
    self.overall = overall
    self.overallWithoutHipRotation = overallWithoutHipRotation
    self.overallAtFreeSpeed = overallAtFreeSpeed
    self.notes = notes
  }
}
