import ArgumentParser
import EMG
import Formats
import Foundation
import Motion

/// How long EMG takes and what each detector finds, for `scripts/reference/emg_peers.py`; of no use
/// to a laboratory, and not shown in the help.
struct TimeEMG: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-emg", abstract: "Time the EMG stage on a file's channels.",
    shouldDisplay: false)

  @Argument(help: "A recording.")
  var file: String

  @Option(help: "How often each step is run; the shortest time counts.")
  var repeats = 5

  private struct Line: Encodable {
    var channel: String
    var rate: Double
    var seconds: Double
    var refusal: String?
    var conditioning: Double
    /// Of the quiet and of each detector.
    var milliseconds: [String: Double]
    var bursts: [String: [[Double]]]
  }

  func run() throws {
    let recording: Recording
    do {
      recording = try RecordingFormats.recording(at: file)
    } catch {
      throw Terminal.fail(error, ExitStatus.badInput)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for channel in recording.analog where channel.unit == nil || channel.unit == .volt {
      let line = timed(channel)
      Terminal.print(String(decoding: try encoder.encode(line), as: UTF8.self))
    }
  }

  private func timed(_ channel: AnalogChannel) -> Line {
    var (conditioned, time) = shortest { Conditioning().conditioned(channel) }
    var line = Line(
      channel: channel.label, rate: channel.rate,
      seconds: Double(channel.samples.count) / channel.rate,
      refusal: conditioned.refusal ?? conditioned.timingRefusal, conditioning: time,
      milliseconds: [:], bursts: [:])
    guard line.refusal == nil else { return line }
    let samples = conditioned.samples
    let signal: BaselinedSignal?
    (signal, time) = shortest { BaselinedSignal(samples, rate: channel.rate) }
    line.milliseconds["quiet"] = time
    guard let signal else { return line }
    for detector in ActivationDetectors.all {
      let found: Availability<[ClosedRange<Double>]>
      (found, time) = shortest { detector.bursts(in: signal) }
      line.milliseconds[detector.name] = time
      line.bursts[detector.name] = (found.value ?? []).map { [$0.lowerBound, $0.upperBound] }
    }
    var named = channel
    named.label = "L Sol"
    let trial = Trial(
      name: "trial", source: "", rate: 100, frameCount: 1, markers: [:], analog: [named])
    let agreed = MuscleActivation().activity(in: trial).first?.timing.value
    line.bursts["consensus"] = (agreed?.bursts ?? []).map { [$0.lowerBound, $0.upperBound] }
    return line
  }

  /// A result with the shortest of several times, milliseconds.
  private func shortest<Result>(_ work: () -> Result) -> (Result, Double) {
    let clock = ContinuousClock()
    var best = Duration.seconds(3600)
    var result = work()
    for _ in 0..<max(1, repeats) {
      let time = clock.measure { result = work() }
      best = min(best, time)
    }
    return (
      result, Double(best.components.attoseconds) / 1e15 + Double(best.components.seconds) * 1000
    )
  }
}
