/// Everything measured in one moving trial.
public struct TrialAnalysis: Codable, Sendable {
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
  /// What each plate shows while it is free; none for a plate that never was.
  public var plateLevels: [PlateLevel] = []
  /// How the trunk moves, or why that was not seen.
  public var trunk: Availability<TrunkMotion> = .absent(because: "the trunk was not followed")
  /// Angle from the model's forward axis to the line of progression, radians, counter-clockwise
  /// positive seen from above; `nil` where the path is not known.
  public var pathAngle: Double?
  /// All events used, and those of the file that were not, by time.
  public var events: [GaitEvent]
  /// Every cycle with its curves, in order of time; turning ones too, with their gates.
  public var cycles: [CycleCurves]
  public var repetitions: [Repetition]
  public var muscles: [MuscleActivity]
  public var notices: [Notice]
  /// The markers that the model uses; gaps of others do not count against the recording. Empty: all.
  public var modelMarkers: Set<String>
  /// How well the body keeps to the model, or why it was not judged.
  public var modelQuality: Availability<ModelQuality> = .absent(
    because: "the quality of the model was not judged")
  /// Knee angles after an optional correction of the flexion axis, radians, one curve a side; empty
  /// without one. `angles` always holds the raw ones.
  public var correctedKneeAngles: [Side: AngleCurve] = [:]
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
