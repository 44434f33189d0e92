import Foundation
import Motion
import Signal

/// How the bursts of cycles meet one expected window.
struct WindowMeetings {
  var window: ActivityWindows.Window
  /// All windows of the muscle.
  var all: ActivityWindows

  /// How far around a window the recording must reach, share of the cycle.
  static let margin = 0.10

  init(_ window: ActivityWindows.Window, among all: ActivityWindows) {
    self.window = window
    self.all = all
  }

  func timing(of muscle: MuscleTimingStatistics) -> MuscleWindowTiming {
    var result = MuscleWindowTiming(window: window)
    for cycle in muscle.cycles {
      switch outcome(in: cycle) {
      case nil: continue
      case .absent: result.absent += 1
      case .met(let meeting): result.meetings.append(meeting)
      }
      result.looked += 1
    }
    let meetings = result.meetings
    result.onset = Self.instant(
      meetings.map { ($0.onset, $0.duration) }, near: window.span.lowerBound)
    result.offset = Self.instant(
      meetings.map { ($0.offset, $0.duration) }, near: window.span.upperBound)
    return result
  }

  private enum Outcome {
    case absent
    case met(MuscleWindowTiming.Meeting)
  }

  /// The outcome in one cycle, or `nil` where the recording does not reach around the window.
  ///
  /// A burst that bridges several windows is compared with the first one's onset and the last one's
  /// offset.
  private func outcome(in cycle: MuscleCycle) -> Outcome? {
    let span = window.span
    guard cycle.recorded.lowerBound <= span.lowerBound - Self.margin,
      cycle.recorded.upperBound >= span.upperBound + Self.margin
    else { return nil }
    let hits = cycle.bursts.indices.filter { cycle.bursts[$0].overlaps(span) }
    guard let first = hits.first, let last = hits.last else { return .absent }
    let (early, late) = (cycle.bursts[first], cycle.bursts[last])
    // A burst that runs into the recording's edge began or ended unseen.
    guard early.lowerBound > cycle.recorded.lowerBound + 1e-9,
      late.upperBound < cycle.recorded.upperBound - 1e-9
    else { return nil }
    let placed = all.windows.map(\.span).flatMap { span in
      [-1.0, 0, 1].map { (span.lowerBound + $0)...(span.upperBound + $0) }
    }
    let onset = placed.filter { $0.overlaps(early) }.map(\.lowerBound).min() ?? span.lowerBound
    let offset = placed.filter { $0.overlaps(late) }.map(\.upperBound).max() ?? span.upperBound
    func widening(_ list: [Double], _ index: Int) -> Double {
      list.indices.contains(index) ? list[index] : 0
    }
    return .met(
      MuscleWindowTiming.Meeting(
        onset: early.lowerBound, offset: late.upperBound,
        onsetDistance: early.lowerBound - onset, offsetDistance: late.upperBound - offset,
        onsetWidening: widening(cycle.onsetWidening, first),
        offsetWidening: widening(cycle.offsetWidening, last), duration: cycle.cycle.duration))
  }

  /// Mean and spread of an instant on the circle, and in seconds; `nil` without cycles.
  static func instant(
    _ instants: [(share: Double, duration: Double)], near expected: Double
  ) -> MuscleInstant? {
    let angles = instants.map { 2 * .pi * $0.share }
    guard let direction = Statistics.circularMean(of: angles),
      let spread = Statistics.circularStandardDeviation(of: angles)
    else { return nil }
    let share = direction / (2 * .pi)
    let mean = share + (expected - share).rounded()
    // Each cycle's instant on the same turn, so that per cent and milliseconds say the same.
    let times = instants.map { ($0.share + (mean - $0.share).rounded()) * $0.duration }
    guard let seconds = Statistic(of: times) else { return nil }
    return MuscleInstant(
      mean: mean, standardDeviation: spread / (2 * .pi),
      concentration: exp(-spread * spread / 2), seconds: seconds.mean,
      secondsDeviation: seconds.standardDeviation, count: instants.count)
  }
}
