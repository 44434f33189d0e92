import Motion

/// Settles the rate of a table from what its header states and what its column of times shows.
package struct RowClock {
  /// Rows per second, hertz.
  package let rate: Double
  /// The first time that the column shows, seconds, or `nil` without one.
  package let startTime: Double?
  /// Where the header and the column of times differ.
  package private(set) var notices: [Notice] = []

  /// - Parameters:
  ///   - stated: The header's rate, hertz, or `nil`.
  ///   - times: The column of times, seconds, or `nil` where there is none.
  ///   - lines: The line of each row.
  ///   - header: The line on which a rate would stand.
  ///   - mayJitter: Whether a stated rate holds although the times are uneven, for formats whose
  ///     times a program stamped.
  package init(
    stated: Double?, times: [Double]?, lines: [Int], header: Int, of text: TextFile,
    mayJitter: Bool = false
  ) throws(ReadError) {
    let axis = TimeAxis(times ?? [])
    startTime = axis.times.first
    let stated = stated.flatMap { $0 > 0 && $0 < 1e7 ? TimeAxis.settled($0) : nil }
    if let row = axis.firstUnevenRow {
      if mayJitter, let stamped = StampedTimes(axis, stated: stated, isCounted: false) {
        rate = stamped.rate
        notices = [stamped.notice]
        return
      }
      throw text.error(
        line: lines[row],
        problem: "expected times in even steps, found \(axis.times[row]) s after "
          + "\(axis.times[max(0, row - 1)]) s",
        remedy: "export the trial again without leaving rows out, with more decimals of time")
    }
    switch (stated, axis.rate) {
    case (nil, nil):
      throw text.error(
        line: header,
        problem: "expected a rate in hertz in the header or a column of times, found neither",
        remedy: "export the trial again with its header and its time")
    case (let stated?, nil): rate = stated
    case (nil, let measured?):
      rate = measured
      notices.append(
        Notice(.file, "the header names no rate; the time column gives \(measured) Hz"))
    case (let stated?, let measured?):
      let differs = axis.contradicts(stated)
      rate = differs ? measured : stated
      if differs {
        notices.append(
          Notice(
            .file,
            "the header says \(stated) Hz, the time column \(measured) Hz; the time column is used"
          ))
      }
    }
  }
}
