import Foundation
import Motion
import Signal

/// Mean and spread of an instant of the cycle over cycles, on the circle.
struct CircularTiming {
  /// Share of the cycle, of the turn that lies nearest to what was expected: an onset just before
  /// contact is below 0, one in late stance near 0.5 is not below it.
  var mean: Double
  /// Circular standard deviation, share of the cycle.
  var spread: Double
  var count: Int

  /// Of instants as shares of the cycle, or `nil` where there are none.
  init?(_ shares: [Double], near expected: Double) {
    let angles = shares.map { 2 * .pi * $0 }
    guard let mean = Statistics.circularMean(of: angles),
      let spread = Statistics.circularStandardDeviation(of: angles)
    else { return nil }
    let share = mean / (2 * .pi)
    self.mean = share + (expected - share).rounded()
    self.spread = spread / (2 * .pi)
    count = shares.count
  }

  /// `−4.0 ± 1.2 % (−40 ± 12 ms from contact)`.
  func words(_ duration: Double) -> String {
    func pair(_ unit: Motion.Unit, _ scale: Double, _ decimals: Int) -> String {
      let middle = Wording.number((mean * scale).in(unit), decimals)
      // One cycle has no spread.
      guard count > 1 else { return middle }
      return middle + " ± " + Wording.number((spread * scale).in(unit), decimals)
    }
    return "\(pair(.percent, 1, 1)) % (\(pair(.millisecond, duration, 0)) ms from contact)"
  }
}

/// One way in which a muscle's timing differs from what is expected.
struct TimingDeviation {
  /// What is off, such that the size may follow: "silent in its window 94-14 %,".
  var words: String
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
}

/// How the bursts of a muscle meet one of its windows.
struct WindowTiming {
  var window: ActivityWindows.Window
  /// Cycles that could be looked at, and those in which the muscle was silent in the window.
  var looked = 0
  var absent = 0
  var onset: CircularTiming?
  var offset: CircularTiming?
  /// Distances of onset and offset from the window's, shares of the cycle, + later.
  var onsets: [Double] = []
  var offsets: [Double] = []

  init(
    _ window: ActivityWindows.Window, among all: ActivityWindows, in muscle: MuscleCycles
  ) {
    self.window = window
    var starts: [Double] = []
    var ends: [Double] = []
    for cycle in muscle.cycles {
      switch cycle.outcome(of: window, among: all) {
      case nil: continue
      case .absent: absent += 1
      case .timed(let onset, let offset, let early, let late):
        starts.append(onset)
        ends.append(offset)
        onsets.append(early)
        offsets.append(late)
      }
      looked += 1
    }
    onset = CircularTiming(starts, near: window.span.lowerBound)
    offset = CircularTiming(ends, near: window.span.upperBound)
  }

  /// `94-14 %`.
  var words: String {
    "\(Wording.number(window.onset.in(.percent), 0))-"
      + "\(Wording.number(window.offset.in(.percent), 0)) %"
  }

  /// The ways in which this window is missed, largest or not.
  ///
  /// - Parameter error: Standard error of one onset, share of the cycle.
  func candidates(error: Double) -> [TimingDeviation] {
    var found: [TimingDeviation] = []
    if absent > 0, Double(absent) >= MuscleTiming.repeatability * Double(looked) {
      found.append(
        TimingDeviation(
          words: "silent in its window \(words),", value: window.length, spread: 0,
          uncertainty: error, showing: absent, looked: looked))
    }
    for (name, distances) in [("onset", onsets), ("offset", offsets)] {
      guard let mean = Statistics.mean(of: distances) else { continue }
      let spread = Statistics.standardDeviation(of: distances)
      let sign: Double = mean < 0 ? -1 : 1
      found.append(
        TimingDeviation(
          words: "\(name) \(mean < 0 ? "earlier" : "later") than its window \(words) by",
          value: abs(mean), spread: spread ?? 0,
          uncertainty: Grading.uncertainty(
            session: error, spread: spread, windows: distances.count, kind: .time),
          showing: distances.count { $0 * sign > MuscleTiming.tolerance }, looked: looked))
    }
    return found
  }
}
