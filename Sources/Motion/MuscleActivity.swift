/// What one EMG channel says about one muscle in one trial.
public struct MuscleActivity: Sendable {
  /// What could be measured on a channel that passed its gates.
  public struct Timing: Sendable {
    /// Linear envelope, one value a sample of the channel, as a share of the normalisation value.
    public var envelope: [Double]
    /// Times at which the muscle was active, seconds from the first frame, in order.
    public var bursts: [ClosedRange<Double>]

    public init(envelope: [Double], bursts: [ClosedRange<Double>]) {
      self.envelope = envelope
      self.bursts = bursts
    }
  }

  /// The muscle, in words: `rectus femoris`.
  public var muscle: String
  public var side: Side
  /// The channel's label in the file.
  public var channel: String
  /// Samples per second, hertz.
  public var rate: Double
  /// Active against quiet signal, decibels; `nil` where it could not be found.
  public var signalToNoise: Double?
  /// Standard deviation of an onset, seconds, as its detector and its noise allow.
  public var timingUncertainty: Double
  /// What was done to the signal, in order, in words.
  public var conditioning: [String]
  /// The detector of bursts, in words.
  public var detector: String
  public var timing: Availability<Timing>

  public init(
    muscle: String, side: Side, channel: String, rate: Double, signalToNoise: Double?,
    timingUncertainty: Double, conditioning: [String], detector: String,
    timing: Availability<Timing>
  ) {
    self.muscle = muscle
    self.side = side
    self.channel = channel
    self.rate = rate
    self.signalToNoise = signalToNoise
    self.timingUncertainty = timingUncertainty
    self.conditioning = conditioning
    self.detector = detector
    self.timing = timing
  }
}
