import Motion

/// Times that a program stamped on rows as they came (D-Flow, LSL, a camera's software), so that they
/// jitter although the rows follow evenly.
///
/// They are no clock of their own: a stated rate, or frame numbers that count one by one, must say that
/// no row is missing.
package struct StampedTimes {
  /// Rows per second, hertz.
  package let rate: Double
  /// How far the times are from even steps.
  package let notice: Notice

  /// - Parameters:
  ///   - axis: Times that are not even.
  ///   - stated: The rate that the file gives, hertz, or `nil`.
  ///   - isCounted: Whether frame numbers beside the times count one by one.
  /// - Returns: `nil` where the times go back, where nothing says that rows follow evenly, or where
  ///   the times are another rate than the stated one.
  package init?(_ axis: TimeAxis, stated: Double?, isCounted: Bool) {
    let times = axis.times
    guard let first = times.first, let last = times.last, let mean = Self.meanRate(times) else {
      return nil
    }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    guard steps.allSatisfy({ $0 >= 0 }), !Self.leavesRowsOut(axis) else { return nil }
    let step = (last - first) / Double(times.count - 1)
    let distances = times.indices.map { times[$0] - first - Double($0) * step }
    let jitter = ((distances.max() ?? 0) - (distances.min() ?? 0)) / 2
    let basis: String
    if let stated {
      guard abs(mean - stated) <= Self.farthest * stated else { return nil }
      rate = stated
      basis = "as the stated rate says"
    } else if isCounted {
      // A step of nearly two may be a row left out and the others numbered anew.
      let middle = steps.sorted()[(steps.count - 1) / 2]
      guard let largest = steps.max(), largest < Self.longestStep * middle else { return nil }
      rate = TimeAxis.settled(mean, uncertainty: mean * min(5e-4, jitter / (last - first)))
      basis = "as the frame numbers count one by one"
    } else {
      return nil
    }
    notice = Notice(
      .file,
      "the times are uneven, up to \(Self.milliseconds(jitter)) ms beside even steps of "
        + "\(Self.milliseconds(step)) ms; the rows are taken to follow evenly at \(rate) Hz, \(basis)"
    )
  }

  /// Rows per second from the first time to the last, hertz, or `nil`.
  package static func meanRate(_ times: [Double]) -> Double? {
    guard times.count > 2, let first = times.first, let last = times.last, last > first,
      times.allSatisfy(\.isFinite)
    else { return nil }
    return Double(times.count - 1) / (last - first)
  }

  /// What to do about times that are uneven and of which nothing else tells the rate.
  package static func remedy(_ axis: TimeAxis) -> String {
    let again = "export the trial again without leaving rows out, with more decimals of time"
    guard !leavesRowsOut(axis), let mean = meanRate(axis.times) else { return again }
    let rate = (mean * 100).rounded() / 100
    return again + "; or, where a program stamped the times and no row is missing, add the line "
      + "\"# rate_hz: \(rate)\" before the header, with the rate that was captured"
  }

  /// Whether the times are those of an even clock with rows left out.
  private static func leavesRowsOut(_ axis: TimeAxis) -> Bool {
    let steps = zip(axis.times.dropFirst(), axis.times).map { $0 - $1 }
    let middle = steps.sorted()[(steps.count - 1) / 2]
    guard middle > 0 else { return false }
    let tolerance = 0.03 * middle + axis.rounding(ofStep: middle)
    return steps.contains { $0 > 1.5 * middle }
      && steps.allSatisfy { step in
        let count = (step / middle).rounded()
        return count >= 1 && abs(step - count * middle) <= tolerance
      }
  }

  /// How far the mean of the times may be from the stated rate, as a share of it.
  private static let farthest = 0.1
  private static let longestStep = 1.75

  private static func milliseconds(_ seconds: Double) -> Double {
    (seconds * 10_000).rounded() / 10
  }
}
