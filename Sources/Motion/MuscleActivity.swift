/// What one EMG channel says about one muscle in one trial.
public struct MuscleActivity: Codable, Sendable {
  /// What could be measured on a channel that passed its gates.
  public struct Timing: Codable, Sendable {
    /// Linear envelope, one value a sample of the channel, as a share of the normalisation value.
    public var envelope: [Double]
    /// Times at which the muscle was active, seconds from the first frame, in order.
    public var bursts: [ClosedRange<Double>]
    /// How well the detectors agreed on each burst, in the order of `bursts`; empty where bursts
    /// were given by hand.
    public var agreement: [BurstAgreement]
    /// What every detector found by itself, in the order of the settings.
    public var readings: [DetectorReading]

    public init(
      envelope: [Double], bursts: [ClosedRange<Double>], agreement: [BurstAgreement] = [],
      readings: [DetectorReading] = []
    ) {
      self.envelope = envelope
      self.bursts = bursts
      self.agreement = agreement
      self.readings = readings
    }
  }

  /// How far the detectors stood apart on one burst.
  public struct BurstAgreement: Codable, Hashable, Sendable {
    /// Detectors that found the burst.
    public var detectors: [String]
    /// Distance of the two nearest detectors' onsets and offsets, seconds; `nil` where one detector
    /// alone found the burst.
    public var onsetDistance: Double?
    public var offsetDistance: Double?
    /// One standard deviation of onset and offset, seconds, widened where the detectors disagree.
    public var onsetUncertainty: Double
    public var offsetUncertainty: Double

    public init(
      detectors: [String], onsetDistance: Double?, offsetDistance: Double?,
      onsetUncertainty: Double, offsetUncertainty: Double
    ) {
      self.detectors = detectors
      self.onsetDistance = onsetDistance
      self.offsetDistance = offsetDistance
      self.onsetUncertainty = onsetUncertainty
      self.offsetUncertainty = offsetUncertainty
    }
  }

  /// What one detector found on a channel.
  public struct DetectorReading: Codable, Equatable, Sendable {
    /// The detector's name in settings: `hodges_bui`.
    public var detector: String
    /// Seconds from the first frame, in order; or why the detector cannot judge the channel.
    public var bursts: Availability<[ClosedRange<Double>]>

    public init(detector: String, bursts: Availability<[ClosedRange<Double>]>) {
      self.detector = detector
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
  /// Standard deviation of an onset, seconds, as its detectors, their disagreement and its noise
  /// allow; the largest over the bursts.
  public var timingUncertainty: Double
  /// What was done to the signal, in order, in words.
  public var conditioning: [String]
  /// The detectors of bursts and how they were brought together, in words.
  public var detector: String
  public var timing: Availability<Timing>
  /// What the envelope's height was divided by, and so what may be said of it.
  public var normalization: MuscleNormalization
  /// The value that it was divided by, volts (or counts, where the file holds no unit); `nil` where
  /// there is no envelope.
  public var normalizationValue: Double?
  /// The envelope of a channel that may be looked at but not timed (sampled too slowly), as a share
  /// of the normalisation value; empty otherwise.
  public var untimedEnvelope: [Double] = []

  public init(
    muscle: String, side: Side, channel: String, rate: Double, signalToNoise: Double?,
    timingUncertainty: Double, conditioning: [String], detector: String,
    timing: Availability<Timing>, normalization: MuscleNormalization = .peakDynamic,
    normalizationValue: Double? = nil
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
    self.normalization = normalization
    self.normalizationValue = normalizationValue
  }

  /// The envelope, timed or not, as a share of the normalisation value; empty where there is none.
  public var envelope: [Double] { timing.value?.envelope ?? untimedEnvelope }
}
