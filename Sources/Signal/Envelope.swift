/// How strong an oscillating signal is, from instant to instant.
public enum Envelope {
  /// The linear envelope: full-wave rectified, then low-passed without a shift in time.
  ///
  /// - Parameters:
  ///   - samples: The signal with its offset removed, any unit; NaN where it was not measured.
  ///   - rate: Samples per second, hertz.
  ///   - cutoff: Where the pair of passes is at half power, hertz.
  ///   - order: Order of each pass.
  /// - Returns: As many samples, in the same unit; NaN as in `ZeroPhaseFilter`. The filter may
  ///   overshoot below zero after a sudden end; such samples are zero.
  public static func linear(
    of samples: [Double], rate: Double, cutoff: Double, order: Int = 2
  ) -> [Double] {
    ZeroPhaseFilter(.lowPass(cutoff), order: order)
      .applied(to: samples.map(abs), rate: rate)
      .map { $0 < 0 ? 0 : $0 }
  }

  /// The root mean square over a window centred on each sample.
  ///
  /// - Parameters:
  ///   - samples: The signal with its offset removed, any unit; NaN where it was not measured.
  ///   - window: Number of samples, made odd by adding one where it is even.
  /// - Returns: As many samples, in the same unit. The window is cut at the ends and leaves out
  ///   samples that were not measured; NaN where it holds none, and in gaps.
  public static func movingRMS(of samples: [Double], window: Int) -> [Double] {
    let half = max(0, window / 2)
    var squares = [0.0]
    var counts = [0]
    squares.reserveCapacity(samples.count + 1)
    counts.reserveCapacity(samples.count + 1)
    var sum = 0.0
    var count = 0
    for sample in samples {
      if sample.isFinite {
        sum += sample * sample
        count += 1
      }
      squares.append(sum)
      counts.append(count)
    }
    return samples.indices.map { index in
      guard samples[index].isFinite else { return .nan }
      let start = max(0, index - half)
      let end = min(samples.count, index + half + 1)
      let mean = (squares[end] - squares[start]) / Double(counts[end] - counts[start])
      return max(0, mean).squareRoot()
    }
  }
}
