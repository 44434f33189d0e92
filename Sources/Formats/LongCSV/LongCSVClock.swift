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
  private(set) var notices: [Notice] = []

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
      guard let grid = Grid(ticks) else {
        throw text.error(
          line: rows.lines[0], problem: "expected at least two times, found one",
          remedy: "export the whole trial")
      }
      startTime = first
      if let odd = grid.odd {
        guard let stamped = LongCSVStamps(rows, ticks, stated: metadata.rate) else {
          throw Self.uneven(rows, odd, ticks, text)
        }
        rate = stamped.times.rate
        notices.append(stamped.times.notice)
        firstFrame = stamped.firstFrame
        frame = stamped.frame
      } else {
        rate = metadata.rate ?? grid.rate
        if grid.contradicts(rate) {
          notices.append(
            Notice(
              .file,
              "rate_hz says \(rate) Hz, the time column \(grid.rate) Hz; the time column is used"))
          rate = grid.rate
        }
        frame = rows.clock.map { Int((($0 - first) / grid.step).rounded()) }
      }
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
    _ rows: LongCSVRows, _ tick: Double, _ ticks: [Double], _ text: TextFile
  ) -> ReadError {
    let row = rows.clock.firstIndex(of: tick) ?? 0
    return text.error(
      line: rows.lines[row],
      problem: "expected times in even steps, found \(tick) s between them",
      remedy: StampedTimes.remedy(TimeAxis(ticks)))
  }

  /// The even steps of a long table's times, of which some may be missing.
  private struct Grid {
    /// Seconds from frame to frame.
    let step: Double
    /// The first time that is none of the steps, or `nil`.
    let odd: Double?
    /// Frames per second, hertz.
    let rate: Double
    private let doubt: Double

    /// - Parameter ticks: The times, each once, sorted; `nil` for fewer than two.
    init?(_ ticks: [Double]) {
      let steps = zip(ticks.dropFirst(), ticks).map { $0 - $1 }.sorted()
      guard let first = ticks.first, let last = ticks.last, !steps.isEmpty else { return nil }
      let axis = TimeAxis(ticks)
      let count = ((last - first) / steps[steps.count / 2]).rounded()
      let even = (last - first) / count
      let tolerance = 0.01 * even + axis.rounding(ofStep: even)
      step = even
      odd =
        count < 1e9
        ? ticks.first { abs($0 - first - (($0 - first) / even).rounded() * even) > tolerance }
        : last
      let uncertainty = axis.rounding(ofStep: even) / (last - first)
      rate = TimeAxis.settled(1 / even, uncertainty: uncertainty / even)
      doubt = 0.001 + 2 * uncertainty
    }

    func contradicts(_ stated: Double) -> Bool { abs(1 / step - stated) > doubt / step }
  }
}
