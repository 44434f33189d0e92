import Motion

/// How large a capture is, to tell metres from millimetres where a file names no unit.
package enum CaptureSize {
  /// The largest spread of the markers along an axis within a frame, in the file's unit; for fewer
  /// than four markers the largest coordinate.
  package static func size(of trajectories: [Trajectory]) -> Double {
    let isBody = trajectories.count >= 4
    var largest = 0.0
    let count = trajectories.first?.count ?? 0
    for frame in stride(from: 0, to: count, by: max(1, count / 50)) {
      for axis in [\Trajectory.x, \.y, \.z] {
        let seen = trajectories.map { $0[keyPath: axis][frame] }.filter { !$0.isNaN }
        guard let low = seen.min(), let high = seen.max() else { continue }
        largest = max(largest, isBody ? high - low : max(abs(low), abs(high)))
      }
    }
    return largest
  }

  /// Metres or millimetres; `nil` where the size fits neither (a body in centimetres, say).
  package static func unit(of size: Double) -> Unit? {
    if size >= smallestMillimetres { return .millimetre }
    return size > 0 && size <= largestMetres ? .metre : nil
  }

  /// What a reader should know about a unit that was told by the size.
  package static func notice(_ size: Double, _ unit: Unit) -> Notice {
    Notice(
      .file,
      guessed + "; the capture would be \((size * 10).rounded() / 10) units large, so "
        + "positions are read as \(unit.rawValue)")
  }

  private static let guessed = "no unit is given"
  private static let untold = "no unit is given, and the size of the capture tells none"

  /// Whether the unit of a recording is a guess by the size, not the file's word.
  static func isGuess(_ recording: Recording) -> Bool {
    recording.notices.contains { $0.text.hasPrefix(guessed) || $0.text.hasPrefix(C3D.noUnit) }
  }

  /// Takes the mark of `settleUnitOrAsk` off a recording; whether it was there.
  static func takeUntold(from recording: inout Recording) -> Bool {
    guard let index = recording.notices.firstIndex(where: { $0.text == untold }) else {
      return false
    }
    recording.notices.remove(at: index)
    return true
  }

  /// Settles the unit of positions that are still in the file's own, by the size of the capture.
  ///
  /// - Parameter line: The line that a complaint names.
  package static func settleUnit(
    of recording: inout Recording, line: Int, in text: TextFile
  ) throws(ReadError) {
    let size = size(of: recording.trajectories)
    guard let unit = unit(of: size) else {
      throw text.error(
        line: line,
        problem: "expected positions in metres or millimetres, found a capture \(size) units large",
        remedy: "export the trial again with its unit of length")
    }
    take(unit, size: size, in: &recording)
  }

  /// The same, but where the size tells no unit the numbers are left as they are, marked, for the
  /// settings to say what they are in.
  static func settleUnitOrAsk(
    of recording: inout Recording, line: Int, in text: TextFile
  ) throws(ReadError) {
    let size = size(of: recording.trajectories)
    if let unit = unit(of: size) {
      take(unit, size: size, in: &recording)
    } else if size > 0 {
      recording.lengthUnit = .metre
      recording.notices.append(Notice(.axes, untold))
    } else {
      // Nothing was seen.
      recording.lengthUnit = .metre
    }
  }

  private static func take(_ unit: Unit, size: Double, in recording: inout Recording) {
    recording.notices.append(notice(size, unit))
    recording.lengthUnit = unit
    for index in recording.trajectories.indices {
      for axis in [\Trajectory.x, \.y, \.z] {
        let scaled = recording.trajectories[index][keyPath: axis].map { $0 * unit.siFactor }
        recording.trajectories[index][keyPath: axis] = scaled
      }
    }
  }

  /// A pelvis and a knee are farther apart than 300 mm, and no body is 300 m large.
  private static let smallestMillimetres = 300.0
  /// No body spans more than 5 m, and none is below 5 mm.
  private static let largestMetres = 5.0
}
