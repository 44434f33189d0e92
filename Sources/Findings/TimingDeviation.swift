import Motion
import Signal

/// One way in which a muscle's timing differs from what is expected.
struct TimingDeviation {
  /// What is off, such that the size may follow: `silent in its window 94-14 %,`.
  var words: String
  /// The usual name: absent, continuous, premature, delayed, curtailed, prolonged.
  var pattern: String
  /// Size, share of the cycle, positive.
  var value: Double
  var spread: Double
  /// One standard deviation of the value, share of the cycle.
  var uncertainty: Double
  /// Cycles past the tolerance, and those looked at.
  var showing: Int
  var looked: Int

  /// Seen often enough to be present.
  var isRepeated: Bool {
    looked > 0 && Double(showing) >= MuscleTiming.repeatability * Double(looked)
  }

  /// The ways in which a window is missed, largest or not.
  ///
  /// - Parameter error: Standard error of one onset, share of the cycle.
  static func candidates(of timing: MuscleWindowTiming, error: Double) -> [TimingDeviation] {
    var found: [TimingDeviation] = []
    let window = timing.window.words
    if timing.absent > 0,
      Double(timing.absent) >= MuscleTiming.repeatability * Double(timing.looked)
    {
      found.append(
        TimingDeviation(
          words: "silent in its window \(window),", pattern: "absent",
          value: timing.window.length, spread: 0, uncertainty: error, showing: timing.absent,
          looked: timing.looked))
    }
    let edges = [
      (
        "onset", timing.meetings.map(\.onsetDistance),
        timing.meetings.map { $0.onsetWidening / $0.duration }
      ),
      (
        "offset", timing.meetings.map(\.offsetDistance),
        timing.meetings.map { $0.offsetWidening / $0.duration }
      ),
    ]
    for (name, distances, widenings) in edges {
      guard let mean = Statistics.mean(of: distances) else { continue }
      let spread = Statistics.standardDeviation(of: distances)
      let sign: Double = mean < 0 ? -1 : 1
      let pattern =
        name == "onset"
        ? (mean < 0 ? "premature" : "delayed") : (mean < 0 ? "curtailed" : "prolonged")
      found.append(
        TimingDeviation(
          words: "\(name) \(mean < 0 ? "earlier" : "later") than its window \(window) by",
          pattern: pattern, value: abs(mean), spread: spread ?? 0,
          uncertainty: Grading.uncertainty(
            session: error, spread: spread, windows: distances.count,
            model: disagreement(widenings), kind: .time),
          showing: distances.count { $0 * sign > MuscleTiming.tolerance }, looked: timing.looked))
    }
    return found
  }

  /// How far detectors disagreed beyond what they may, over cycles: the root of the mean square, for
  /// a method that is late is late in every cycle.
  static func disagreement(_ widenings: [Double]) -> Double {
    guard !widenings.isEmpty else { return 0 }
    return (widenings.reduce(0) { $0 + $1 * $1 } / Double(widenings.count)).squareRoot()
  }
}

extension MuscleTimingStatistics {
  /// The error of an onset, seconds.
  var timingError: Double {
    let error: MeasurementError = eventsFromPlates ? .muscleOnsetWithPlates : .muscleOnset
    return error.standardError
  }

  /// Whether the signal is too noisy for more than low confidence.
  var isNoisy: Bool { (signalToNoise ?? .infinity) < MuscleTiming.goodSignalToNoise }
}

extension ActivityWindows.Window {
  /// `94-14 %`.
  var words: String {
    "\(Wording.number(onset.in(.percent), 0))-\(Wording.number(offset.in(.percent), 0)) %"
  }
}

extension MuscleInstant {
  /// `−4.0 ± 1.2 % (−40 ± 12 ms from contact)`.
  var words: String {
    func pair(_ middle: Double, _ spread: Double?, _ unit: Unit, _ decimals: Int) -> String {
      let mean = Wording.number(middle.in(unit), decimals)
      // One cycle has no spread.
      guard count > 1, let spread else { return mean }
      return mean + " ± " + Wording.number(spread.in(unit), decimals)
    }
    return "\(pair(mean, standardDeviation, .percent, 1)) % "
      + "(\(pair(seconds, secondsDeviation, .millisecond, 0)) ms from contact)"
  }
}
