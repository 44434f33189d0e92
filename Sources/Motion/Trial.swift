import Geometry

/// A recording made fit to measure: markers named as the model names them, the z axis up.
///
/// A sample is a number or NaN, and NaN means *not seen*.
public struct Trial: Codable, Sendable {
  /// The recording's name.
  public var name: String
  /// In words, the format the trial came in.
  public var source: String
  public var task: MovementTask
  /// The condition: a label shared by trials whose cycles belong together; may be empty.
  public var condition: String
  /// Frames per second, hertz.
  public var rate: Double
  public var frameCount: Int
  /// The number the laboratory's software gives to the first frame.
  public var firstFrame: Int
  /// What turns the laboratory's axes into these: an exact permutation with signs, proper.
  public var axesFromLaboratory: Matrix3
  /// Markers by the model's name for them; metres, z up.
  public var markers: [String: Trajectory]
  public var analog: [AnalogChannel]
  /// Plates, turned with the markers.
  public var plates: [ForcePlate]
  /// The events that the file names.
  public var fileEvents: [GaitEvent]
  /// Numbers about the person that this trial's file holds.
  public var measures: SubjectMeasures
  /// Curves another program stored, untouched.
  public var modelOutputs: [ModelOutput]
  public var notices: [Notice]
  /// The side that the laboratory says stood on a plate, by the plate's label; it wins over what the
  /// markers show.
  public var plateSides: [String: Side] = [:]
  /// Speed of the treadmill's belt under the person, metres per second, backwards as the person
  /// faces; `nil` on a floor that stands still.
  public var beltSpeed: Double? = nil
  /// What was done to the markers on the way from the recording.
  public var cleaning = TrialCleaning()
  /// The marker set whose labels were translated, in words; `nil` where the labels were the names
  /// used here already.
  public var markerProfile: String? = nil

  public init(
    name: String, source: String, task: MovementTask = .unknown, condition: String = "",
    rate: Double, frameCount: Int, firstFrame: Int = 1, axesFromLaboratory: Matrix3 = .identity,
    markers: [String: Trajectory], analog: [AnalogChannel] = [], plates: [ForcePlate] = [],
    fileEvents: [GaitEvent] = [], measures: SubjectMeasures = SubjectMeasures(),
    modelOutputs: [ModelOutput] = [], notices: [Notice] = []
  ) {
    self.name = name
    self.source = source
    self.task = task
    self.condition = condition
    self.rate = rate
    self.frameCount = frameCount
    self.firstFrame = firstFrame
    self.axesFromLaboratory = axesFromLaboratory
    self.markers = markers
    self.analog = analog
    self.plates = plates
    self.fileEvents = fileEvents
    self.measures = measures
    self.modelOutputs = modelOutputs
    self.notices = notices
  }

  /// Seconds of a frame, counted from 0, since the first frame.
  public func time(ofFrame frame: Int) -> Double { Double(frame) / rate }
}
