import Motion

/// How EMG channels are read.
public struct EMGSettings: Sendable {
  /// What the height of an envelope is divided by.
  public enum Normalization: String, CaseIterable, Sendable {
    /// A maximal contraction where two agree, else the session's own peak.
    case auto
    case peakDynamic = "peak_dynamic"
    case meanDynamic = "mean_dynamic"
  }

  /// Channels by exact label, as `emg.channels` names them; `nil` leaves a channel alone.
  public var channels: [String: MuscleChannel?]
  /// The names of the activation detectors; two of them must be active at once.
  public var detectors: [String]
  /// How near two detectors must be to confirm each other, seconds.
  public var agreement: Double
  /// Lower edge of the band-pass, hertz: 20, or 30 against heart beats and movement artefacts.
  public var highPass: Double
  /// How long after each contact of a foot the signal is not trusted, seconds; 0: it is.
  public var contactArtefact: Double
  public var normalization: Normalization
  /// A laboratory's own windows of expected activity.
  public var windows: [Muscle: ActivityWindows]

  public static let standardDetectors = ["change_point", "double_threshold", "hodges_bui"]

  public init(
    channels: [String: MuscleChannel?] = [:], detectors: [String] = standardDetectors,
    agreement: Double = 0.020, highPass: Double = 20, contactArtefact: Double = 0,
    normalization: Normalization = .auto, windows: [Muscle: ActivityWindows] = [:]
  ) {
    self.channels = channels
    self.detectors = detectors
    self.agreement = agreement
    self.highPass = highPass
    self.contactArtefact = contactArtefact
    self.normalization = normalization
    self.windows = windows
  }

  /// The expected windows of a muscle: the laboratory's own, else the published ones.
  func expected(of muscle: Muscle) -> ActivityWindows? {
    windows[muscle] ?? ActivityWindows(of: muscle)
  }
}
