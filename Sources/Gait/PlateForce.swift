import Foundation
import Geometry
import Motion
import Signal

/// The vertical ground reaction of one plate, with its zero set and its threshold known.
struct PlateForce {
  /// Upward force on the person, newtons, one value an analog sample; zero where the plate is free.
  var vertical: [Double]
  /// Samples per second, hertz.
  var rate: Double
  /// Above this the plate is loaded, newtons.
  var threshold: Double
  /// Whether the file's sign was the other way round.
  var isTurned: Bool

  /// Customary threshold of contact, newtons.
  static let leastThreshold = 20.0
  /// Standard deviations of the free plate's noise that make the threshold where it is noisy.
  static let noiseFactor = 5.0
  /// Least number of samples of the free plate that set its zero.
  static let leastFreeSamples = 50
  /// A plate that never shows less than this was never free, newtons.
  static let largestOffset = 100.0

  /// Samples per second with which anything can be done, hertz: outside, the file is wrong.
  static let usableRates = 1.0...1e7

  /// The vertical force of a plate, or the reason why it cannot be read.
  static func of(_ plate: ForcePlate) -> Availability<PlateForce> {
    let raw: [Double]
    switch upwardForce(of: plate) {
    case .absent(let reason): return .absent(because: reason)
    case .present(let samples): raw = samples
    }
    guard usableRates.contains(plate.rate) else {
      return .absent(because: "plate \(plate.label) has no signals")
    }
    let finite = raw.filter(\.isFinite)
    guard let highest = finite.max(), let lowest = finite.min() else {
      return .absent(because: "plate \(plate.label) has no signals")
    }
    // A plate can only push: pulls without a push mean that the file holds the action, not the
    // reaction.
    let isTurned = highest < 40 && lowest < -largestOffset
    let upward = isTurned ? raw.map { -$0 } : raw
    guard let zero = zero(of: isTurned ? finite.map { -$0 } : finite) else {
      return .absent(
        because: "plate \(plate.label) was never free for long enough to know its zero")
    }
    return .present(
      PlateForce(
        vertical: upward.map { $0 - zero.level }, rate: plate.rate,
        threshold: max(leastThreshold, noiseFactor * zero.noise), isTurned: isTurned))
  }

  private static func upwardForce(of plate: ForcePlate) -> Availability<[Double]> {
    guard plate.channels.count >= 3 else {
      return .absent(because: "plate \(plate.label) has fewer than three force channels")
    }
    switch plate.kind {
    case .laboratoryAxes:
      return .present(plate.channels[2].samples)
    case .c3d(type: 2):
      guard let surface = plate.surface else {
        return .absent(because: "plate \(plate.label) has no corners, so its axes are not known")
      }
      let up = surface.axes.transposed * .unitZ
      let x = plate.channels[0].samples
      let y = plate.channels[1].samples
      let z = plate.channels[2].samples
      let count = min(x.count, y.count, z.count)
      return .present((0..<count).map { up.dot(Vector3(x[$0], y[$0], z[$0])) })
    case .c3d(let type):
      return .absent(
        because: "plate \(plate.label) is of C3D type \(type); only type 2 is read for events")
    case .plateAxes:
      return .absent(
        because: "plate \(plate.label) has no position, so no foot can be told to stand on it")
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
  struct Contact: Hashable {
    /// First crossing of the threshold, seconds; `nil` where the plate was loaded already.
    var start: Double?
    /// Crossing back, seconds; `nil` where the plate was loaded to the end.
    var end: Double?
    /// Largest vertical force, newtons.
    var peak: Double

    /// The instants between which it lies, seconds, given the recording's length.
    func span(of duration: Double) -> ClosedRange<Double> {
      let start = start ?? 0
      return start...max(start, end ?? duration)
    }
  }

  /// Time that the force must stay on one side of the threshold, seconds.
  static let hold = 0.040

  /// All loadings, in order of time.
  ///
  /// A loading begins where the force rises over the threshold and stays there for 40 ms, and ends
  /// where it falls below and stays there for 40 ms; both instants lie between two samples, on the
  /// straight line through them. Crossings into or out of a gap are not known.
  func contacts() -> [Contact] {
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
