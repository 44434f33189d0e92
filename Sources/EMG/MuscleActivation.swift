import Foundation
import Motion
import Signal

/// When each muscle of a trial is active: recognition, conditioning, gates, detectors and their
/// agreement, and one normalisation for all trials of a session.
public struct MuscleActivation: Sendable {
  public var settings: EMGSettings
  private let detectors: [any ActivationDetector]

  static let envelopeCutoff = 6.0

  public init(_ settings: EMGSettings = EMGSettings()) {
    self.settings = settings
    let named = settings.detectors.compactMap(ActivationDetectors.named)
    detectors = named.isEmpty ? ActivationDetectors.all : named
  }

  /// The works that the method rests on.
  public var citations: [Citation] {
    detectors.flatMap(\.citations) + [
      Citation("Hermens, Freriks, Disselhorst-Klug, Rau", 2000, "J Electromyogr Kinesiol 10:361")
    ]
  }

  /// The activity of every recognised muscle of a trial, in the order of the file.
  public func activity(in trial: Trial) -> [MuscleActivity] { activity(in: [trial])[0] }

  /// The activity in several trials, each muscle as a share of one value for all of them.
  ///
  /// - Parameter contacts: Seconds at which either foot met the ground, a list a trial, where the
  ///   shock of contacts is to be left out; may be empty.
  /// - Returns: One list a trial, in the order given.
  public func activity(
    in trials: [Trial], contacts: [[Double]] = []
  ) -> [[MuscleActivity]] {
    let recognition = ChannelRecognition(mapping: settings.channels)
    var measured = trials.enumerated().map { index, trial in
      recognition.channels(in: trial).recognised.map { channel, muscle in
        MuscleRecord(
          key: muscle, trial: trial.name, task: trial.task, hasUnit: channel.unit != nil,
          activity: activity(
            of: muscle, channel,
            contacts: contacts.indices.contains(index) ? contacts[index] : []))
      }
    }
    EnvelopeNormalization(settings.normalization).normalize(&measured)
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
    of key: MuscleChannel, _ channel: AnalogChannel, contacts: [Double]
  ) -> MuscleActivity {
    let conditioned = Conditioning(
      highPass: settings.highPass, contactArtefact: settings.contactArtefact
    ).conditioned(channel, contacts: contacts)
    var activity = MuscleActivity(
      muscle: key.muscle.rawValue, side: key.side, channel: channel.label, rate: channel.rate,
      signalToNoise: nil, timingUncertainty: error(at: 0), conditioning: conditioned.log,
      detector: words, timing: .absent(because: conditioned.refusal ?? ""))
    guard conditioned.refusal == nil else { return activity }
    let samples = conditioned.samples
    let envelope = Envelope.linear(of: samples, rate: channel.rate, cutoff: Self.envelopeCutoff)
    activity.conditioning.append("rectified; linear envelope, 6 Hz low-pass")
    if let reason = conditioned.timingRefusal {
      activity.timing = .absent(because: reason)
      activity.untimedEnvelope = envelope
      return activity
    }
    time(&activity, samples, envelope: envelope)
    return activity
  }

  private func time(_ activity: inout MuscleActivity, _ samples: [Double], envelope: [Double]) {
    guard let signal = BaselinedSignal(samples, rate: activity.rate) else {
      activity.timing = .absent(because: "EMG noise: no quiet part to compare with")
      return
    }
    let readings = detectors.map {
      MuscleActivity.DetectorReading(detector: $0.name, bursts: $0.bursts(in: signal))
    }
    // What the signal to noise is decides how far each detector is trusted, and the bursts that are
    // trusted decide the signal to noise: a first round at the best level finds them.
    let first = outcome(of: readings, at: .infinity)
    guard let noise = SignalToNoise.decibels(of: signal, active: first.bursts) else {
      // A muscle at rest all through looks the same as one hidden in noise: neither can be timed.
      activity.timing = .absent(because: "EMG noise: no burst stands out of the quiet signal")
      return
    }
    activity.signalToNoise = noise
    activity.timingUncertainty = error(at: noise)
    guard noise >= SignalToNoise.lowest else {
      activity.timing = .absent(
        because: "EMG noise: \(number(noise, 1)) dB above the quiet signal, at least 6 are needed")
      return
    }
    let outcome = outcome(of: readings, at: noise)
    activity.timingUncertainty =
      outcome.agreement.flatMap { [$0.onsetUncertainty, $0.offsetUncertainty] }.max()
      ?? activity.timingUncertainty
    activity.timing = .present(
      MuscleActivity.Timing(
        envelope: envelope, bursts: outcome.bursts, agreement: outcome.agreement,
        readings: readings))
    if outcome.unconfirmed > 0 {
      activity.conditioning.append(
        "\(outcome.unconfirmed) burst\(outcome.unconfirmed == 1 ? "" : "s") that one detector "
          + "alone found left out")
    }
  }

  private func outcome(
    of readings: [MuscleActivity.DetectorReading], at decibels: Double
  ) -> DetectorConsensus.Outcome {
    let judged = zip(detectors, readings).compactMap { detector, reading in
      reading.bursts.value.map {
        DetectorConsensus.Reading(
          name: detector.name, bursts: $0, error: detector.uncertainty(atSignalToNoise: decibels))
      }
    }
    return DetectorConsensus(
      agreement: settings.agreement, needed: min(2, detectors.count)
    ).outcome(of: judged)
  }

  /// The error of the best detector.
  private func error(at decibels: Double) -> Double {
    detectors.map { $0.uncertainty(atSignalToNoise: decibels) }.min() ?? .infinity
  }

  /// The detectors and how they were brought together, in words.
  private var words: String {
    let list = detectors.map(\.words).joined(separator: " | ")
    guard detectors.count > 1 else { return list + "; bursts and gaps under 30 ms are none" }
    return
      "two of \(detectors.count) detectors active at once: \(list); edges of the most accurate "
      + "one, less certain where no other lies within \(number(1000 * settings.agreement, 0)) ms; "
      + "bursts and gaps under 30 ms are none"
  }

  private func number(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}

/// One muscle in one trial, on its way to be normalised.
struct MuscleRecord {
  var key: MuscleChannel
  var trial: String
  var task: MovementTask
  /// Whether the file says which unit the samples are in.
  var hasUnit: Bool
  var activity: MuscleActivity
}
