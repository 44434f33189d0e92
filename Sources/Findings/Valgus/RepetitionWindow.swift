import Motion

/// The frames of one repetition, and runs among them.
struct RepetitionWindow {
  /// All frames: of a squat, descent onset to end of the ascent; of a landing, contact to deepest
  /// flexion.
  var frames: Range<Int>
  /// Those on the way down.
  var descent: Range<Int>
  var rate: Double
  private var start: Double

  init(_ repetition: Repetition, trial: Trial, frameCount: Int) {
    rate = trial.rate
    let isLanding = LoadedWindow.manner(of: repetition.task).isLanding
    let time =
      isLanding ? repetition.window : repetition.start...max(repetition.start, repetition.end)
    start = time.lowerBound
    func frame(_ time: Double) -> Int {
      let position = (time * trial.rate).rounded()
      guard position.isFinite else { return 0 }
      return Int(min(max(position, 0), Double(frameCount)))
    }
    let first = frame(time.lowerBound)
    let end = max(first, min(frame(time.upperBound) + 1, frameCount))
    frames = first..<end
    descent = first..<max(first, min(frame(repetition.deepest) + 1, end))
  }

  /// Seconds from the descent onset.
  func time(_ frame: Int) -> Double { Double(frame) / rate - start }

  /// The frames of a time just before the descent; the first ones of it where there are none.
  func frames(before seconds: Double) -> Range<Int> {
    let count = max(1, Int((seconds * rate).rounded()))
    let first = max(0, frames.lowerBound - count)
    if first < frames.lowerBound { return first..<frames.lowerBound }
    return frames.prefix(count)
  }

  /// Seconds that the longest run of neighbouring frames lasts.
  func longestRun(of chosen: [Int]) -> Double {
    var longest = 0
    var run = 0
    var last: Int?
    for frame in chosen {
      run = last == frame - 1 ? run + 1 : 1
      longest = max(longest, run)
      last = frame
    }
    return Double(longest) / rate
  }

  /// First frame of the first run of neighbouring frames that lasts a time, or `nil`.
  func firstRun(of chosen: [Int], lasting seconds: Double) -> Int? {
    let needed = max(1, Int((seconds * rate).rounded(.up)))
    var first: Int?
    var last: Int?
    for frame in chosen {
      if last != frame - 1 { first = frame }
      last = frame
      if let first, frame - first + 1 >= needed { return first }
    }
    return nil
  }
}
