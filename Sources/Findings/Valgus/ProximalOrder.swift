import Motion
import Signal

/// Whether hip and pelvis go before the knee, with it or after it, over the repetitions of a task.
enum ProximalOrder {
  /// How the sentence begins.
  static let lead = "order in time: "
  /// A sign that begins no longer than this before the knee's peak is seen with it, seconds.
  static let together = 0.020
  /// The longest that a sign may begin before the peak and still be its forerunner, seconds.
  static let longest = 0.100
  static let repeatability = 0.6

  /// - Parameter leads: How long before the knee's peak the first sign passed its limit in each
  ///   repetition that shows one, seconds, + before.
  /// - Returns: `nil` with fewer than three.
  static func sentence(_ leads: [Double]) -> String? {
    guard leads.count >= Grading.enoughWindows, let middle = Statistics.median(of: leads) else {
      return nil
    }
    let words =
      middle > together
      ? "before the knee's peak"
      : middle < -together
        ? "after the knee's peak"
        : "with the knee's peak"
    let near = leads.count { $0 >= 0 && $0 <= longest }
    let often = Double(near) >= repeatability * Double(leads.count)
    return lead + "hip and pelvis pass their limits \(words), by the median of "
      + "\(Wording.milliseconds(abs(middle))); within 100 ms before it in "
      + Wording.count(near, of: leads.count, "repetition")
      + (often ? "" : ", fewer than 60 %") + "; an order is no cause"
  }
}
