import Foundation
import Motion
import Signal

/// When each muscle of a trial is active: recognition, conditioning, gates and bursts in one.
public struct MuscleActivation: Sendable {
  public var settings: EMGSettings
  private let detector: any ActivationDetector

  static let envelopeCutoff = 6.0

  public init(_ settings: EMGSettings = EMGSettings()) {
    self.settings = settings
    detector = ActivationDetectors.named(settings.detector) ?? ThresholdDetector()
  }

  /// The works that the method rests on.
  public var citations: [Citation] {
    detector.citations + [
      Citation("Hermens, Freriks, Disselhorst-Klug, Rau", 2000, "J Electromyogr Kinesiol 10:361")
    ]
  }

  /// The activity of every recognised muscle of a trial, in the order of the file.
  ///
  /// Envelopes are shares of the largest value in this trial; to compare trials, give them together.
  public func activity(in trial: Trial) -> [MuscleActivity] { activity(in: [trial])[0] }

  /// The activity in several trials, each muscle as a share of its largest value in all of them.
  ///
  /// - Returns: One list a trial, in the order given.
  public func activity(in trials: [Trial]) -> [[MuscleActivity]] {
    let recognition = ChannelRecognition(mapping: settings.channels)
    var measured = trials.map { trial in
      recognition.channels(in: trial).recognised.map { activity(of: $0.muscle, $0.channel) }
    }
    var largest: [MuscleChannel: Double] = [:]
    for (key, activity) in measured.joined() {
      let most = activity.timing.value?.envelope.filter(\.isFinite).max() ?? 0
      largest[key] = max(largest[key] ?? 0, most)
    }
    let share = trials.count > 1 ? "all trials" : "the trial"
    for trial in measured.indices {
      for index in measured[trial].indices {
        let (key, activity) = measured[trial][index]
        guard var timing = activity.timing.value, let most = largest[key], most > 0 else {
          continue
        }
        timing.envelope = timing.envelope.map { $0 / most }
        measured[trial][index].activity.timing = .present(timing)
        measured[trial][index].activity.conditioning.append(
          "envelope as a share of its largest value in \(share); no measure of strength")
      }
    }
    return measured.map { $0.map(\.activity) }
  }

  /// What a reader should know of a trial's channels: the ones that were not recognised.
  public func notices(for trial: Trial) -> [Notice] {
    let unmapped = ChannelRecognition(mapping: settings.channels).channels(in: trial).unmapped
      .filter { label in
        guard let mapped = settings.channels[label] else { return true }
        return mapped != nil
      }
    guard !unmapped.isEmpty else { return [] }
    return [
      Notice(
        .emg, trial: trial.name,
        "\(unmapped.count) analog channel\(unmapped.count == 1 ? "" : "s") not taken as muscles: "
          + unmapped.joined(separator: ", ") + "; name them under emg.channels")
    ]
  }

  private func activity(
    of key: MuscleChannel, _ channel: AnalogChannel
  ) -> (key: MuscleChannel, activity: MuscleActivity) {
    let conditioned = Conditioning().conditioned(channel)
    var activity = MuscleActivity(
      muscle: key.muscle.rawValue, side: key.side, channel: channel.label, rate: channel.rate,
      signalToNoise: nil, timingUncertainty: detector.uncertainty(atSignalToNoise: 0),
      conditioning: conditioned.log, detector: detector.words,
      timing: .absent(because: conditioned.refusal ?? ""))
    guard conditioned.refusal == nil else { return (key, activity) }
    guard
      let noise = SignalToNoise.decibels(of: conditioned.samples, rate: channel.rate)
    else {
      activity.timing = .absent(because: "EMG noise: no quiet part to compare with")
      return (key, activity)
    }
    activity.signalToNoise = noise
    activity.timingUncertainty = detector.uncertainty(atSignalToNoise: noise)
    guard noise >= SignalToNoise.lowest else {
      let decibels = String(format: "%.1f", noise)
      activity.timing = .absent(
        because: "EMG noise: \(decibels) dB above the quiet signal, at least 6 are needed")
      return (key, activity)
    }
    let envelope = Envelope.linear(
      of: conditioned.samples, rate: channel.rate, cutoff: Self.envelopeCutoff)
    activity.conditioning.append("rectified; linear envelope, 6 Hz low-pass")
    let bursts = detector.bursts(in: conditioned.samples, rate: channel.rate)
    // A muscle at rest all through looks the same as one hidden in noise: neither can be timed.
    guard !bursts.isEmpty else {
      activity.timing = .absent(because: "EMG noise: no burst stands out of the quiet signal")
      return (key, activity)
    }
    activity.timing = .present(MuscleActivity.Timing(envelope: envelope, bursts: bursts))
    return (key, activity)
  }
}
