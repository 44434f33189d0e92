import Signal

/// Stretches of time in which a part of the foot rests: its speed stays below a level.
struct RestPhases {
  /// One such stretch, seconds.
  struct Phase: Hashable {
    /// Crossing into rest; `nil` where it was not seen, or too near to the end of what was seen.
    var start: Double?
    /// Crossing out of rest; `nil` in the same way.
    var end: Double?
  }

  /// Shorter interruptions are bridged, seconds.
  static let bridged = 0.05
  /// A shorter stretch is no stance, seconds.
  static let least = 0.2
  /// Nearer than this to the first or last sample that was seen a crossing is not believed, seconds,
  /// and at least 5 samples.
  static let edge = 0.05

  /// The phases, in order.
  ///
  /// - Parameters:
  ///   - speed: One value a frame; NaN where not measured.
  ///   - level: One value a frame, in the same unit.
  ///   - rate: Frames per second, hertz.
  static func phases(of speed: [Double], below level: [Double], rate: Double) -> [Phase] {
    let count = min(speed.count, level.count)
    let excess = (0..<count).map { speed[$0] - level[$0] }
    var runs: [Range<Int>] = []
    for frame in 0..<count where excess[frame] < 0 {
      if let last = runs.last, frame - last.upperBound <= Int(bridged * rate) {
        runs[runs.count - 1] = last.lowerBound..<(frame + 1)
      } else {
        runs.append(frame..<(frame + 1))
      }
    }
    let margin = max(5, Int((edge * rate).rounded(.up)))
    let blocks = Blocks.unbroken(in: excess)
    func crossing(after frame: Int) -> Double? {
      guard let block = blocks.first(where: { $0.contains(frame) && $0.contains(frame + 1) }),
        frame >= block.lowerBound + margin, frame + 1 < block.upperBound - margin
      else { return nil }
      let share = excess[frame] / (excess[frame] - excess[frame + 1])
      return share.isFinite ? (Double(frame) + share) / rate : nil
    }
    // How long a stretch lasts that begins or ends where nothing was seen is not known: its one seen
    // crossing stands, so that the first foot off of a short trial is not lost.
    func isStance(_ run: Range<Int>) -> Bool {
      if Double(run.count) >= least * rate { return true }
      return run.count >= margin
        && blocks.contains { $0.lowerBound == run.lowerBound || $0.upperBound == run.upperBound }
    }
    return runs.filter(isStance).map { run in
      Phase(start: crossing(after: run.lowerBound - 1), end: crossing(after: run.upperBound - 1))
    }
  }
}
