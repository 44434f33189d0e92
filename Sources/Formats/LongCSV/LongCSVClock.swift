import Motion

/// The frames of a long table: which frame each row belongs to, and how fast they follow.
struct LongCSVClock {
  /// Frames per second, hertz.
  private(set) var rate: Double
  private(set) var frameCount: Int
  private(set) var firstFrame = 1
  private(set) var startTime: Double?
  /// The frame of each row, from 0.
  private(set) var frame: [Int]

  init(
    _ rows: LongCSVRows, _ header: LongCSVHeader, _ metadata: WideCSVMetadata, _ text: TextFile
  ) throws(ReadError) {
    let ticks = Set(rows.clock).sorted()
    let first = ticks[0]
    if header.time == nil {
      guard let stated = metadata.rate else {
        throw text.error(
          line: header.line, problem: "expected a column time or a rate, found neither",
          remedy: "add the line \"# rate_hz: 100\" before the header")
      }
      for (row, tick) in rows.clock.enumerated() where tick != tick.rounded() || abs(tick) > 1e9 {
        throw text.error(
          line: rows.lines[row], problem: "expected a whole frame number, found \(tick)",
          remedy: "number the frames 1, 2, 3, …")
      }
      rate = stated
      firstFrame = Int(first)
      frame = rows.clock.map { Int($0 - first) }
    } else {
      let axis = TimeAxis(ticks)
      guard let step = zip(ticks.dropFirst(), ticks).map({ $0 - $1 }).sorted().middle else {
        throw text.error(
          line: rows.lines[0], problem: "expected at least two times, found one",
          remedy: "export the whole trial")
      }
      let last = ticks[ticks.count - 1]
      let steps = ((last - first) / step).rounded()
      guard steps < 1e9 else { throw Self.uneven(rows, last, text) }
      let even = (last - first) / steps
      let tolerance = 0.01 * even + axis.rounding(ofStep: even)
      for tick in ticks {
        let place = ((tick - first) / even).rounded()
        guard abs(tick - first - place * even) <= tolerance else {
          throw Self.uneven(rows, tick, text)
        }
      }
      let measured = 1 / even
      rate =
        metadata.rate
        ?? TimeAxis.settled(
          measured, uncertainty: measured * axis.rounding(ofStep: even) / (last - first))
      startTime = first
      frame = rows.clock.map { Int((($0 - first) / even).rounded()) }
    }
    frameCount = (frame.max() ?? 0) + 1
    let cells = frameCount.multipliedReportingOverflow(by: rows.markers.count)
    guard !cells.overflow, cells.partialValue <= 64 * rows.lines.count + 1_000_000 else {
      throw text.error(
        line: header.line,
        problem: "expected rows for most frames, found \(rows.lines.count) rows for \(frameCount) "
          + "frames of \(rows.markers.count) markers",
        remedy: "check the column of times or frames")
    }
  }

  private static func uneven(
    _ rows: LongCSVRows, _ tick: Double, _ text: TextFile
  ) -> ReadError {
    let row = rows.clock.firstIndex(of: tick) ?? 0
    return text.error(
      line: rows.lines[row],
      problem: "expected times in even steps, found \(tick) s between them",
      remedy: "export the trial again, with more decimals of time")
  }
}

extension Array {
  /// The element in the middle of a sorted array, or `nil` for an empty one.
  fileprivate var middle: Element? { isEmpty ? nil : self[count / 2] }
}
