/// Everything measured in one moving trial.
public struct TrialAnalysis: Sendable {
  public var trial: Trial
  /// The marker model, in words: `Plug-in Gait`.
  public var model: String
  /// The segments' poses, or why there are none.
  public var poses: Availability<SegmentPoses>
  /// The angles, or why there are none.
  public var angles: Availability<JointAngles>
  /// Joint moments and powers, or why there are none.
  public var kinetics: Availability<JointKinetics> = .absent(
    because: "joint moments and powers were not computed")
  /// Every loading of every plate, by plate and time: whose foot it was and whether it can be
  /// trusted. Empty without plates.
  public var plateContacts: [PlateContact] = []
  /// What each plate that could be read gives, frame by frame.
  public var plateReactions: [PlateReaction] = []
  /// All events used, and those of the file that were not, by time.
  public var events: [GaitEvent]
  /// Every cycle with its curves, in order of time; turning ones too, with their gates.
  public var cycles: [CycleCurves]
  public var repetitions: [Repetition]
  public var muscles: [MuscleActivity]
  public var notices: [Notice]
  /// The markers that the model uses; gaps of others do not count against the recording. Empty: all.
  public var modelMarkers: Set<String>
  /// Where the curves rest on samples that were filled in.
  public var invented = InventedFrames()

  public init(
    trial: Trial, model: String, poses: Availability<SegmentPoses>,
    angles: Availability<JointAngles>, events: [GaitEvent] = [], cycles: [CycleCurves] = [],
    repetitions: [Repetition] = [], muscles: [MuscleActivity] = [], notices: [Notice] = [],
    modelMarkers: Set<String> = []
  ) {
    self.trial = trial
    self.model = model
    self.poses = poses
    self.angles = angles
    self.events = events
    self.cycles = cycles
    self.repetitions = repetitions
    self.muscles = muscles
    self.notices = notices
    self.modelMarkers = modelMarkers
  }
}
