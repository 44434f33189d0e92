import Motion
import Signal

/// Extremes of a signal that comes back once a stride.
struct StrideExtremes {
  /// Nearer than this to the end of an unbroken block an extreme is not believed: the filter's
  /// reach ends there, and the true extreme may lie outside. Seconds, and at least 5 samples.
  static let edge = 0.05

  var rate: Double
  var plausibility: StridePlausibility

  /// Instants of the maxima, seconds, in order; between samples by the parabola through three.
  ///
  /// Of two that lie closer than the shortest stride, the lower is left out.
  ///
  /// - Parameters:
  ///   - samples: The signal, one value a frame; NaN where not measured.
  ///   - prominence: Least prominence, in the signal's unit.
  ///   - isCandidate: Whether a frame may be one at all.
  func times(
    ofMaximaIn samples: [Double], prominence: Double, where isCandidate: (Int) -> Bool
  ) -> [Double] {
    let margin = max(5, Int((Self.edge * rate).rounded(.up)))
    var frames: [Int] = []
    for block in Blocks.unbroken(in: samples) where block.count > 2 * margin {
      let inside = (block.lowerBound + margin)..<(block.upperBound - margin)
      let part = Array(samples[block])
      frames += Peaks.maxima(of: part, prominence: prominence)
        .map { $0.index + block.lowerBound }
        .filter { inside.contains($0) && isCandidate($0) }
    }
    return apart(frames, in: samples)
      .map { Peaks.refinedIndex(of: $0, in: samples) / rate }
  }

  private func apart(_ frames: [Int], in samples: [Double]) -> [Int] {
    let distance = Int(plausibility.leastStride * rate)
    var kept: [Int] = []
    for frame in frames {
      guard let last = kept.last, frame - last < distance else {
        kept.append(frame)
        continue
      }
      if samples[frame] > samples[last] { kept[kept.count - 1] = frame }
    }
    return kept
  }
}
