/// The frames of a long table whose times a program stamped, so that they jitter.
///
/// As in a wide table, frame numbers beside the times that count one by one, or a stated rate, must say
/// that the frames follow evenly.
struct LongCSVStamps {
  let times: StampedTimes
  private(set) var firstFrame = 1
  /// The frame of each row, from 0.
  let frame: [Int]

  /// - Parameters:
  ///   - ticks: The times of all rows, each once, sorted.
  ///   - stated: The rate that the file gives, hertz, or `nil`.
  init?(_ rows: LongCSVRows, _ ticks: [Double], stated: Double?) {
    var places: [Double: Int] = [:]
    guard !rows.frames.isEmpty else {
      guard let times = StampedTimes(TimeAxis(ticks), stated: stated, isCounted: false) else {
        return nil
      }
      self.times = times
      for (place, tick) in ticks.enumerated() { places[tick] = place }
      frame = rows.clock.map { places[$0] ?? 0 }
      return
    }
    // The time of a frame is that of its first row.
    var first: [Double: Double] = [:]
    for (frame, time) in zip(rows.frames, rows.clock) where first[frame] == nil {
      first[frame] = time
    }
    let frames = first.keys.sorted()
    guard let start = frames.first, abs(start) < 1e9, start == start.rounded(),
      frames.enumerated().allSatisfy({ $1 == start + Double($0) }),
      let times = StampedTimes(
        TimeAxis(frames.map { first[$0] ?? .nan }), stated: stated, isCounted: true)
    else { return nil }
    self.times = times
    firstFrame = Int(start)
    frame = rows.frames.map { Int($0 - start) }
  }
}
