/// Rates of change by central differences.
public enum Derivative {
  /// The first derivative.
  ///
  /// Between neighbours `(x[i+1] − x[i−1]) / 2h`; at the ends of each unbroken block one-sided,
  /// over three samples where there are three (error of order h² too), else over two.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: As many samples, unit per second; NaN in gaps and for a sample that stands alone.
  public static func first(of samples: [Double], rate: Double) -> [Double] {
    var result = [Double](repeating: .nan, count: samples.count)
    for block in Blocks.unbroken(in: samples) where block.count > 1 {
      let start = block.lowerBound
      let end = block.upperBound - 1
      for index in (start + 1)..<max(end, start + 1) {
        result[index] = (samples[index + 1] - samples[index - 1]) * rate / 2
      }
      if block.count > 2 {
        let early = 4 * samples[start + 1] - 3 * samples[start] - samples[start + 2]
        let late = 3 * samples[end] - 4 * samples[end - 1] + samples[end - 2]
        result[start] = early * rate / 2
        result[end] = late * rate / 2
      } else {
        result[start] = (samples[end] - samples[start]) * rate
        result[end] = result[start]
      }
    }
    return result
  }

  /// The second derivative, `(x[i+1] − 2 x[i] + x[i−1]) / h²`.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - rate: Samples per second, hertz.
  /// - Returns: As many samples, unit per second squared; NaN in gaps and at the ends of blocks.
  public static func second(of samples: [Double], rate: Double) -> [Double] {
    var result = [Double](repeating: .nan, count: samples.count)
    guard samples.count > 2 else { return result }
    for index in 1..<(samples.count - 1) {
      let bend = samples[index + 1] - 2 * samples[index] + samples[index - 1]
      result[index] = bend.isFinite ? bend * rate * rate : .nan
    }
    return result
  }
}
