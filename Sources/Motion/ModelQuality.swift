/// How well the body of one trial keeps to what a model takes it for: rigid segments that meet at
/// their joints.
public struct ModelQuality: Codable, Hashable, Sendable {
  /// The length of one segment over the trial, metres.
  public struct Length: Codable, Hashable, Sendable {
    public var segment: Segment
    /// The two points, in words: "hip centre to knee centre".
    public var between: String
    public var mean: Double
    public var standardDeviation: Double
    /// Longest minus shortest.
    public var range: Double
    /// The trial's mean minus the standing trial's, or `nil` without one.
    public var drift: Double?

    public init(
      segment: Segment, between: String, mean: Double, standardDeviation: Double, range: Double,
      drift: Double?
    ) {
      self.segment = segment
      self.between = between
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.range = range
      self.drift = drift
    }
  }

  /// What is left when the standing shape of some markers is laid over them in every frame, metres.
  public struct Residual: Codable, Hashable, Sendable {
    /// The part of the body: "pelvis", "left thigh".
    public var part: String
    public var markers: [String]
    /// Root mean square over markers and frames.
    public var rootMeanSquare: Double
    public var largest: Double
    /// The marker with the largest root mean square.
    public var worstMarker: String
    /// Frames in which at least three of the markers were seen.
    public var frames: Int

    public init(
      part: String, markers: [String], rootMeanSquare: Double, largest: Double,
      worstMarker: String, frames: Int
    ) {
      self.part = part
      self.markers = markers
      self.rootMeanSquare = rootMeanSquare
      self.largest = largest
      self.worstMarker = worstMarker
      self.frames = frames
    }
  }

  /// How far the two segments of a joint place its centre from each other, metres.
  ///
  /// Each segment carries the centre where the standing trial had it.
  public struct Gap: Codable, Hashable, Sendable {
    public var side: Side
    public var joint: Joint
    public var rootMeanSquare: Double
    public var largest: Double

    public init(side: Side, joint: Joint, rootMeanSquare: Double, largest: Double) {
      self.side = side
      self.joint = joint
      self.rootMeanSquare = rootMeanSquare
      self.largest = largest
    }
  }

  /// How far the ways to find a hip centre disagree, metres.
  public struct HipSpread: Codable, Hashable, Sendable {
    public var side: Side
    /// The methods compared, by the value of `kinematics.hip_centre`.
    public var methods: [String]
    /// Largest distance between two of them.
    public var largest: Double
    /// Distance of the method in use from the mean of all.
    public var fromMean: Double

    public init(side: Side, methods: [String], largest: Double, fromMean: Double) {
      self.side = side
      self.methods = methods
      self.largest = largest
      self.fromMean = fromMean
    }
  }

  public var lengths: [Length]
  public var residuals: [Residual]
  public var gaps: [Gap]
  public var hipCentres: [HipSpread]
  /// What could not be judged, and why.
  public var remarks: [String]

  public init(
    lengths: [Length] = [], residuals: [Residual] = [], gaps: [Gap] = [],
    hipCentres: [HipSpread] = [], remarks: [String] = []
  ) {
    self.lengths = lengths
    self.residuals = residuals
    self.gaps = gaps
    self.hipCentres = hipCentres
    self.remarks = remarks
  }
}
