import Motion
import Signal

/// Stretches what was measured over a cycle to 0 … 100 % of it.
public enum TimeNormalization {
  /// A signal over a cycle.
  ///
  /// - Parameters:
  ///   - samples: The signal, one value a frame or sample from the trial's first instant.
  ///   - rate: Samples per second, hertz.
  ///   - cycle: Times of its events are seconds; they may lie between two samples.
  /// - Returns: 101 values in the signal's unit; NaN where a neighbour was not measured.
  public static func waveform(of samples: [Double], rate: Double, over cycle: Cycle) -> Waveform {
    Waveform(
      Resampling.timeNormalized(
        samples, from: cycle.start * rate, to: cycle.end * rate, count: Waveform.count))
  }

  /// The three angles of a joint over a cycle, radians.
  public static func waveforms(
    of curve: AngleCurve, rate: Double, over cycle: Cycle
  ) -> [Waveform] {
    [curve.x, curve.y, curve.z].map { waveform(of: $0, rate: rate, over: cycle) }
  }

  /// All angles of the cycle's own side over it; `emg` is left empty.
  public static func curves(of angles: JointAngles, rate: Double, over cycle: Cycle) -> CycleCurves
  {
    var groups: [AngleGroup: [Waveform]] = [:]
    for group in AngleGroup.allCases {
      guard let curve = angles[group, cycle.side] else { continue }
      groups[group] = waveforms(of: curve, rate: rate, over: cycle)
    }
    return CycleCurves(cycle: cycle, angles: groups)
  }
}
