import EMG
import Foundation
import Motion

/// Walking trials whose muscles burst when they are told to.
enum MuscleBuilder {
  /// When the muscles of some trials are active.
  static func statistics(of trials: [TrialAnalysis]) -> [MuscleTimingStatistics] {
    MuscleTimings().statistics(of: trials)
  }

  /// A trial of one-second cycles of one side, and one muscle.
  ///
  /// - Parameters:
  ///   - bursts: Shares of a cycle, by its index; may begin before 0 or end after 1.
  static func trial(
    _ muscle: Muscle, side: Side = .right, cycles count: Int = 10, rate: Double = 1000,
    noise: Double? = 15, source: String = "plates", confidence: Cycle.Confidence = .high,
    absent: String? = nil, duration: Double = 1, bursts: (Int) -> [ClosedRange<Double>]
  ) -> TrialAnalysis {
    var trial = SessionBuilder.trial()
    let lead = 1.0
    let length = lead + Double(count) * duration + lead
    trial.frameCount = Int(length * 100)
    let cycles = (0..<count).map { index -> CycleCurves in
      let start = lead + Double(index) * duration
      let cycle = Cycle(
        side: side, trial: trial.name, start: start, footOff: start + 0.6 * duration,
        end: start + duration, source: source, confidence: confidence)
      return CycleCurves(cycle: cycle, angles: [:])
    }
    let times = (0..<count).flatMap { index in
      bursts(index).map { share in
        let start = lead + Double(index) * duration
        return (start + share.lowerBound * duration)...(start + share.upperBound * duration)
      }
    }.sorted { $0.lowerBound < $1.lowerBound }
    let envelope = [Double](repeating: 0, count: Int(length * rate))
    let timing: Availability<MuscleActivity.Timing> =
      absent.map { .absent(because: $0) }
      ?? .present(MuscleActivity.Timing(envelope: envelope, bursts: times))
    let activity = MuscleActivity(
      muscle: muscle.rawValue, side: side, channel: "x", rate: rate, signalToNoise: noise,
      timingUncertainty: 0.01, conditioning: [], detector: "given", timing: timing)
    return TrialAnalysis(
      trial: trial, model: "Plug-in Gait", poses: .absent(because: ""),
      angles: .absent(because: "no pelvis markers"), cycles: cycles, muscles: [activity])
  }
}
