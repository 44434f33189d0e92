import Motion

/// Settles the rate of a TRC file from its header and its column of times.
///
/// The time column wins over the header's rate, unless it counts frames or milliseconds, or is
/// rounded so far that it cannot tell frames apart: then it agrees with the header within that.
struct TRCClock {
  /// Frames per second, hertz.
  private(set) var rate: Double
  /// The time of the first row, seconds.
  private(set) var startTime: Double
  /// Whether the last row alone does not follow evenly and is to be left out.
  private(set) var leavesLastRowOut = false
  private(set) var notices: [Notice] = []

  /// - Parameters:
  ///   - stated: The header's rate, hertz, or `nil`.
  ///   - lines: The line of each row.
  init(
    frames: [Double], times: [Double], stated: Double?, lines: [Int], of text: TextFile
  ) throws(ReadError) {
    startTime = times[0]
    rate = stated ?? 0
    var axis = TimeAxis(times)
    guard Set(times.prefix(100)).count > 1 else {
      guard stated != nil else { throw Self.noRate(text) }
      if times.count > 1 { note("the time column stands still; the header's rate is used") }
      return
    }
    if let stated, let words = Self.counted(times, frames, stated) {
      startTime = times[0] / (words.isMilliseconds ? 1000 : stated)
      note("the time column counts \(words.text), not seconds; the header's \(stated) Hz is used")
      return
    }
    if let row = axis.firstUnevenRow {
      if let stated, axis.isRounded(from: stated) {
        note(
          "the times have too few decimals to tell frames apart; the header's \(stated) Hz is used")
        return
      }
      guard let before = axis.withoutOddLast else {
        throw text.error(
          line: lines[row],
          problem: "expected times in even steps, found \(times[row]) s after "
            + "\(times[max(0, row - 1)]) s",
          remedy: axis.repeats
            ? "export the trial again with more decimals of time"
            : "export the trial again without leaving frames out")
      }
      leavesLastRowOut = true
      notices.append(axis.lastRowNotice(line: lines[row]))
      axis = before
    }
    guard let measured = axis.rate else { return }
    guard let stated else {
      rate = measured
      note("the header names no rate; the time column gives \(measured) Hz")
      return
    }
    if axis.contradicts(stated) {
      rate = measured
      note("the header says \(stated) Hz, the time column \(measured) Hz; the time column is used")
    }
  }

  /// What a column that holds no seconds counts: frames, or milliseconds at the header's rate.
  private static func counted(
    _ times: [Double], _ frames: [Double], _ stated: Double
  ) -> (text: String, isMilliseconds: Bool)? {
    guard times.count > 2 else { return nil }
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    if stated > 2, steps.allSatisfy({ $0 == 1 }),
      zip(frames.dropFirst(), frames).allSatisfy({ $0 - $1 == 1 })
    {
      return ("frames", false)
    }
    // Whole milliseconds may be rounded.
    let step = 1000 / stated
    guard step > 1, steps.allSatisfy({ abs($0 - step) <= 1 }) else { return nil }
    let drift = abs(times[times.count - 1] - times[0] - step * Double(times.count - 1))
    return drift <= max(1, 1e-3 * step * Double(times.count - 1)) ? ("milliseconds", true) : nil
  }

  private mutating func note(_ words: String) { notices.append(Notice(.file, words)) }

  private static func noRate(_ text: TextFile) -> ReadError {
    text.error(
      line: 3, problem: "expected a rate in hertz in the header or the time column, found neither",
      remedy: "write the rate below DataRate")
  }
}
