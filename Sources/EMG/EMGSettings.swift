import Motion

/// How EMG channels are read.
public struct EMGSettings: Sendable {
  /// Channels by exact label, as `emg.channels` names them; `nil` leaves a channel alone.
  public var channels: [String: MuscleChannel?]
  /// The name of the activation detector.
  public var detector: String

  public init(channels: [String: MuscleChannel?] = [:], detector: String = "threshold") {
    self.channels = channels
    self.detector = detector
  }
}
