/// The range of true shares that a count of successes allows, at 95 %.
///
/// - SeeAlso: Wilson 1927, *J Am Stat Assoc* 22:209.
package struct WilsonInterval: Hashable {
  package var lower: Double
  package var upper: Double

  /// - Precondition: `total > 0`.
  package init(successes: Int, of total: Int) {
    precondition(total > 0, "an interval needs at least one trial")
    let z = 1.959964
    let n = Double(total)
    let share = Double(min(max(successes, 0), total)) / n
    let centre = share + z * z / (2 * n)
    let variance = share * (1 - share) / n + z * z / (4 * n * n)
    let halfWidth = z * variance.squareRoot()
    let scale = 1 + z * z / n
    lower = max(0, (centre - halfWidth) / scale)
    upper = min(1, (centre + halfWidth) / scale)
  }

  /// `53 to 98 %`.
  package var words: String {
    Reading.plain(lower * 100, decimals: 0) + " to " + Reading.plain(upper * 100, decimals: 0)
      + "\u{A0}%"
  }
}
