/// Local extremes of a signal.
public enum Peaks {
  /// One local extreme.
  public struct Peak: Hashable, Sendable {
    /// Index of the sample; the middle one (the earlier of two) of a flat top.
    public var index: Int
    /// The sample, in the signal's unit.
    public var value: Double
    /// How far the signal must fall (rise, for a minimum) on the way to a more extreme sample: the
    /// smaller of the two sides, in the signal's unit. An end of the signal or a gap ends the way.
    public var prominence: Double
  }

  /// The local maxima, by index.
  ///
  /// A sample at the end of the signal or beside a gap is no maximum, since what follows was not
  /// seen.
  ///
  /// - Parameters:
  ///   - samples: The signal, any unit; NaN where it was not measured.
  ///   - minimumDistance: Of two maxima that lie closer than this many samples, the lower is left
  ///     out (the highest are chosen first).
  ///   - prominence: Least prominence, in the signal's unit.
  /// - Complexity: O(n) a maximum at worst, where the signal climbs throughout.
  public static func maxima(
    of samples: [Double], minimumDistance: Int = 1, prominence: Double = 0
  ) -> [Peak] {
    thinned(tops(of: samples), in: samples, distance: minimumDistance)
      .map { Peak(index: $0, value: samples[$0], prominence: rise(of: $0, in: samples)) }
      .filter { $0.prominence >= prominence }
  }

  /// The local minima, by index; parameters as for `maxima`.
  public static func minima(
    of samples: [Double], minimumDistance: Int = 1, prominence: Double = 0
  ) -> [Peak] {
    maxima(of: samples.map { -$0 }, minimumDistance: minimumDistance, prominence: prominence)
      .map { Peak(index: $0.index, value: -$0.value, prominence: $0.prominence) }
  }

  /// Where the parabola through an extreme and its neighbours has its top: a fractional index.
  ///
  /// - Returns: `index` itself at the ends, beside a gap, and on a flat top.
  public static func refinedIndex(of index: Int, in samples: [Double]) -> Double {
    guard index > 0, index + 1 < samples.count else { return Double(index) }
    let left = samples[index - 1]
    let right = samples[index + 1]
    let bend = left - 2 * samples[index] + right
    let shift = (left - right) / (2 * bend)
    guard shift.isFinite, abs(shift) <= 1 else { return Double(index) }
    return Double(index) + shift
  }

  private static func tops(of samples: [Double]) -> [Int] {
    var tops: [Int] = []
    var index = 1
    while index + 1 < samples.count {
      guard samples[index - 1] < samples[index] else {
        index += 1
        continue
      }
      var end = index
      while end + 1 < samples.count, samples[end + 1] == samples[index] { end += 1 }
      if end + 1 < samples.count, samples[end + 1] < samples[index] {
        tops.append((index + end) / 2)
      }
      index = end + 1
    }
    return tops
  }

  private static func thinned(_ tops: [Int], in samples: [Double], distance: Int) -> [Int] {
    guard distance > 1 else { return tops }
    var kept = [Bool](repeating: true, count: tops.count)
    let byHeight = tops.indices.sorted {
      (samples[tops[$0]], $0) > (samples[tops[$1]], $1)
    }
    for chosen in byHeight where kept[chosen] {
      var other = chosen - 1
      while other >= 0, tops[chosen] - tops[other] < distance {
        kept[other] = false
        other -= 1
      }
      other = chosen + 1
      while other < tops.count, tops[other] - tops[chosen] < distance {
        kept[other] = false
        other += 1
      }
    }
    return tops.indices.filter { kept[$0] }.map { tops[$0] }
  }

  private static func rise(of top: Int, in samples: [Double]) -> Double {
    let height = samples[top]
    func lowest(_ indices: some Sequence<Int>) -> Double {
      var lowest = height
      for index in indices {
        guard samples[index] <= height else { break }
        lowest = min(lowest, samples[index])
      }
      return lowest
    }
    let before = lowest(stride(from: top, through: 0, by: -1))
    let after = lowest(top..<samples.count)
    return height - max(before, after)
  }
}
