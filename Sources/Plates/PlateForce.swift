import Foundation
import Geometry
import Motion
import Signal

/// The vertical ground reaction of one plate, with its zero set and its threshold known.
public struct PlateForce: Sendable {
  /// Upward force on the person, newtons, one value an analog sample; zero where the plate is free.
  public var vertical: [Double]
  /// Samples per second, hertz.
  public var rate: Double
  /// Above this the plate is loaded, newtons.
  public var threshold: Double
  /// Whether the file's sign was the other way round.
  public var isTurned: Bool

  /// Customary threshold of contact, newtons.
  public static let leastThreshold = 20.0
  /// Standard deviations of the free plate's noise that make the threshold where it is noisy.
  public static let noiseFactor = 5.0
  /// Least number of samples of the free plate that set its zero.
  public static let leastFreeSamples = 50
  /// A plate that never shows less than this was never free, newtons.
  public static let largestOffset = 100.0

  /// Samples per second with which anything can be done, hertz: outside, the file is wrong.
  public static let usableRates = 1.0...1e7

  /// The vertical force of a plate, or the reason why it cannot be read.
  public static func of(_ plate: ForcePlate) -> Availability<PlateForce> {
    let raw: [Double]
    switch upwardForce(of: plate) {
    case .absent(let reason): return .absent(because: reason)
    case .present(let samples): raw = samples
    }
    guard usableRates.contains(plate.rate) else {
      return .absent(because: "plate \(plate.label) has no signals")
    }
    return of(raw, rate: plate.rate, label: plate.label)
  }

  /// The same, of a force whose sign and zero are not known yet.
  ///
  /// - Parameter raw: Upward force, newtons, one value a sample.
  public static func of(
    _ raw: [Double], rate: Double, label: String
  ) -> Availability<PlateForce> {
    let finite = raw.filter(\.isFinite)
    guard let highest = finite.max(), let lowest = finite.min() else {
      return .absent(because: "plate \(label) has no signals")
    }
    // A plate can only push: pulls without a push mean that the file holds the action, not the
    // reaction.
    let isTurned = highest < 40 && lowest < -largestOffset
    let upward = isTurned ? raw.map { -$0 } : raw
    guard let zero = zero(of: isTurned ? finite.map { -$0 } : finite) else {
      return .absent(
        because: "plate \(label) was never free for long enough to know its zero")
    }
    return .present(
      PlateForce(
        vertical: upward.map { $0 - zero.level }, rate: rate,
        threshold: max(leastThreshold, noiseFactor * zero.noise), isTurned: isTurned))
  }

  /// Force upwards on the person, newtons, one value a sample, as the file has it.
  private static func upwardForce(of plate: ForcePlate) -> Availability<[Double]> {
    switch PlateReading.of(plate) {
    case .absent(let reason): .absent(because: reason)
    case .present(let reading): .present(reading.loads(of: plate).map(\.force.z))
    }
  }

  /// The level and the noise of the free plate, newtons: the lowest level that at least
  /// `leastFreeSamples` samples share, or `nil` where that is no zero.
  private static func zero(of samples: [Double]) -> (level: Double, noise: Double)? {
    guard var level = Statistics.percentile(5, of: samples) else { return nil }
    var free: [Double] = []
    for _ in 0..<3 {
      free = samples.filter { abs($0 - level) < leastThreshold }
      level = Statistics.median(of: free) ?? level
    }
    guard free.count >= leastFreeSamples, abs(level) <= largestOffset else { return nil }
    return (level, Statistics.standardDeviation(of: free) ?? 0)
  }

  /// One loading of the plate.
  public struct Contact: Hashable, Sendable {
    /// First crossing of the threshold, seconds; `nil` where the plate was loaded already.
    public var start: Double?
    /// Crossing back, seconds; `nil` where the plate was loaded to the end.
    public var end: Double?
    /// Largest vertical force, newtons.
    public var peak: Double

    public init(start: Double?, end: Double?, peak: Double) {
      self.start = start
      self.end = end
      self.peak = peak
    }

    /// The instants between which it lies, seconds, given the recording's length.
    public func span(of duration: Double) -> ClosedRange<Double> {
      let start = start ?? 0
      return start...max(start, end ?? duration)
    }
  }

  /// Time that the force must stay on one side of the threshold, seconds.
  public static let hold = 0.040

  /// All loadings, in order of time.
  ///
  /// A loading begins where the force rises over the threshold and stays there for 40 ms, and ends
  /// where it falls below and stays there for 40 ms; both instants lie between two samples, on the
  /// straight line through them. Crossings into or out of a gap are not known.
  public func contacts() -> [Contact] {
    let hold = max(1, Int((Self.hold * rate).rounded()))
    let loaded = vertical.map { $0 >= threshold }
    var runs = Self.runs(of: loaded)
    runs = Self.joined(runs.filter { $0.count >= hold }, gap: hold)
    return runs.map { run in
      Contact(
        start: run.lowerBound == 0 ? nil : crossing(between: run.lowerBound - 1),
        end: run.upperBound == vertical.count ? nil : crossing(between: run.upperBound - 1),
        peak: vertical[run].filter(\.isFinite).max() ?? .nan)
    }
  }

  private func crossing(between index: Int) -> Double? {
    let before = vertical[index]
    let after = vertical[index + 1]
    guard before.isFinite, after.isFinite, before != after else { return nil }
    return (Double(index) + (threshold - before) / (after - before)) / rate
  }

  private static func runs(of flags: [Bool]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (index, flag) in flags.enumerated() {
      if flag {
        if start == nil { start = index }
      } else if let begun = start {
        runs.append(begun..<index)
        start = nil
      }
    }
    if let begun = start { runs.append(begun..<flags.count) }
    return runs
  }

  private static func joined(_ runs: [Range<Int>], gap: Int) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for run in runs {
      if let last = joined.last, run.lowerBound - last.upperBound < gap {
        joined[joined.count - 1] = last.lowerBound..<run.upperBound
      } else {
        joined.append(run)
      }
    }
    return joined
  }
}
