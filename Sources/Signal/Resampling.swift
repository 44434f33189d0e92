/// Values of a signal between its samples.
public enum Resampling {
  /// The value at a fractional index.
  ///
  /// A cubic through the four samples around it (Lagrange); a straight line between the two
  /// neighbours where the outer two do not exist or were not measured.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - index: Position, counted in samples from 0.
  /// - Returns: The value, in the signal's unit; NaN outside the signal, and where one of the two
  ///   neighbours was not measured. At a whole index, the sample itself.
  public static func value(of samples: [Double], at index: Double) -> Double {
    guard index >= 0, index <= Double(samples.count - 1) else { return .nan }
    let left = Int(index)
    let t = index - Double(left)
    if t == 0 { return samples[left] }
    let b = samples[left]
    let c = samples[left + 1]
    guard b.isFinite, c.isFinite else { return .nan }
    guard left > 0, left + 2 < samples.count else { return b + (c - b) * t }
    let a = samples[left - 1]
    let d = samples[left + 2]
    guard a.isFinite, d.isFinite else { return b + (c - b) * t }
    let weightA = -t * (t - 1) * (t - 2) / 6
    let weightB = (t + 1) * (t - 1) * (t - 2) / 2
    let weightC = -(t + 1) * t * (t - 2) / 2
    let weightD = (t + 1) * t * (t - 1) / 6
    return a * weightA + b * weightB + c * weightC + d * weightD
  }

  /// A part of a signal, stretched or squeezed to a given number of samples.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - start: Index of the first value, may be fractional.
  ///   - end: Index of the last value, may be fractional.
  ///   - count: Number of values, at least 2; the first lies at `start`, the last at `end`.
  /// - Returns: `count` values at equal distances; NaN as in `value(of:at:)`.
  public static func timeNormalized(
    _ samples: [Double], from start: Double, to end: Double, count: Int = 101
  ) -> [Double] {
    precondition(count >= 2, "a normalised signal has at least two samples")
    let step = (end - start) / Double(count - 1)
    return (0..<count).map { number in
      let index = number == count - 1 ? end : start + step * Double(number)
      return value(of: samples, at: index)
    }
  }
}
