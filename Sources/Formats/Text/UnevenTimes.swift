import Motion

/// What can still be read of a column of times that does not run evenly.
extension TimeAxis {
  /// The times before the last one where that alone does not follow evenly, or `nil`.
  var withoutOddLast: TimeAxis? {
    guard let row = firstUnevenRow, row == times.count - 1, row >= Self.fewestRows else {
      return nil
    }
    let before = TimeAxis(Array(times.dropLast()))
    return before.firstUnevenRow == nil ? before : nil
  }

  /// What a reader should know of a last row that is left out.
  func lastRowNotice(line: Int) -> Notice {
    let last = times.suffix(2).map { "\($0)" }
    return Notice(
      .file,
      "the last row, line \(line), does not follow evenly (\(last.last ?? "") s after "
        + "\(last.first ?? "") s) and is left out")
  }

  /// Rows that must follow evenly before the last one is judged by them.
  private static let fewestRows = 10

  /// Whether a time stands in several rows.
  var repeats: Bool { zip(times.dropFirst(), times).contains { $0 == $1 } }

  /// Whether every time is that of a rate, hertz, rounded or cut to the decimals that the file
  /// writes; only where these are too few to tell frames apart.
  func isRounded(from rate: Double) -> Bool {
    guard resolution > 0.4 / rate, resolution < 20 / rate else { return false }
    var (low, high) = (Double.infinity, -Double.infinity)
    for (row, time) in times.enumerated() {
      let error = time - Double(row) / rate
      low = min(low, error)
      high = max(high, error)
    }
    // A lost frame would widen this by a step.
    return high - low <= 1.001 * resolution
  }
}
