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
      "no unit is given; the capture would be \((size * 10).rounded() / 10) units large, so "
        + "positions are read as \(unit.rawValue)")
  }

  /// A pelvis and a knee are farther apart than 300 mm, and no body is 300 m large.
  private static let smallestMillimetres = 300.0
  /// No body spans more than 5 m, and none is below 5 mm.
  private static let largestMetres = 5.0
}
