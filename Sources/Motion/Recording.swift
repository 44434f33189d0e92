/// What one file held: paths of markers, analog signals, force plates, events, numbers about the
/// person.
///
/// Positions keep the laboratory's own axes. Everything is in SI units; what was not seen is NaN.
public struct Recording: Sendable {
  /// The file's name without its ending, as results will call the trial.
  public var name: String
  /// In words: `C3D`, `Vicon Nexus CSV`, `TRC`, …
  public var format: String
  /// Frames of capture per second, hertz; 0 where the file holds analog signals alone.
  public var frameRate: Double
  /// Number of frames.
  public var frameCount: Int
  /// The number the laboratory's own software gives to the first frame; 1 where the file names none.
  public var firstFrame: Int
  /// Seconds on the file's own clock at the first frame (or first sample), or `nil` where the file
  /// has no clock. Files of one trial are joined by it; everything else counts from the first frame.
  public var startTime: Double?
  /// Which way is up, where the file says; `nil` where it is still to be found from the data.
  public var up: Axis?
  /// Which way the laboratory calls forward, where the file says.
  public var forward: Axis?
  /// The unit in which the file writes its positions, as it says itself or as its size tells; `nil`
  /// for a file without positions or with several units. Positions here are metres all the same.
  public var lengthUnit: Unit?
  /// The markers' paths, each of `frameCount` frames.
  public var trajectories: [Trajectory]
  /// Curves that another program stored, each column of `frameCount` frames.
  public var modelOutputs: [ModelOutput]
  /// Analog signals that belong to no force plate.
  public var analog: [AnalogChannel]
  public var plates: [ForcePlate]
  /// Events that the file names, by time.
  public var events: [GaitEvent]
  /// Numbers about the person that the file holds.
  public var measures: SubjectMeasures
  /// Subject prefixes found on labels; several mean several people or objects in one capture.
  public var prefixes: [String]
  /// What a reader should know about the file.
  public var notices: [Notice]

  public init(
    name: String, format: String, frameRate: Double, frameCount: Int, firstFrame: Int = 1,
    up: Axis? = nil, forward: Axis? = nil, trajectories: [Trajectory] = [],
    modelOutputs: [ModelOutput] = [], analog: [AnalogChannel] = [], plates: [ForcePlate] = [],
    events: [GaitEvent] = [], measures: SubjectMeasures = SubjectMeasures(),
    prefixes: [String] = [], notices: [Notice] = [], startTime: Double? = nil,
    lengthUnit: Unit? = nil
  ) {
    self.name = name
    self.format = format
    self.frameRate = frameRate
    self.frameCount = frameCount
    self.firstFrame = firstFrame
    self.startTime = startTime
    self.lengthUnit = lengthUnit
    self.up = up
    self.forward = forward
    self.trajectories = trajectories
    self.modelOutputs = modelOutputs
    self.analog = analog
    self.plates = plates
    self.events = events
    self.measures = measures
    self.prefixes = prefixes
    self.notices = notices
  }

  /// The path of a marker by its exact label, or `nil`.
  public func trajectory(_ label: String) -> Trajectory? {
    trajectories.first { $0.label == label }
  }

  /// Seconds from the first frame to one frame after the last.
  public var duration: Double {
    if frameRate > 0, frameCount > 0 { return Double(frameCount) / frameRate }
    let channel = analog.first ?? plates.first?.channels.first
    guard let channel, channel.rate > 0 else { return 0 }
    return Double(channel.samples.count) / channel.rate
  }
}
