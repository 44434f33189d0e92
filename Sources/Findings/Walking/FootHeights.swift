import Motion
import Signal

/// How high heel and toe markers are, above where they stand.
struct FootHeights {
  private let heel: [Double]
  private let toe: [Double]?
  private let rate: Double
  /// A marker this near to where it stands is on the floor, metres.
  static let onFloor = 0.015

  init?(_ side: Side, in trial: TrialAnalysis) {
    let letter = side == .left ? "L" : "R"
    guard let heel = trial.trial.markers[letter + "HEE"], trial.trial.rate > 0 else { return nil }
    self.heel = heel.z
    toe = trial.trial.markers[letter + "TOE"]?.z
    rate = trial.trial.rate
  }

  /// The 3rd percentile as `Statistics.percentile` has it, without sorting what lies above.
  private static func floor(of samples: [Double]) -> Double? {
    let count = samples.count(where: \.isFinite)
    guard count > 0 else { return nil }
    let rank = 0.03 * Double(count - 1)
    let lower = Int(rank)
    var lowest: [Double] = []
    lowest.reserveCapacity(lower + 3)
    for sample in samples where sample.isFinite {
      if lowest.count == lower + 2, let last = lowest.last, sample >= last { continue }
      var place = lowest.count
      while place > 0, lowest[place - 1] > sample { place -= 1 }
      lowest.insert(sample, at: place)
      if lowest.count > lower + 2 { lowest.removeLast() }
    }
    guard lower + 1 < lowest.count else { return lowest.last }
    return lowest[lower] + (lowest[lower + 1] - lowest[lower]) * (rank - Double(lower))
  }

  private func frames(_ time: ClosedRange<Double>) -> Range<Int> {
    let first = max(0, Int((time.lowerBound * rate).rounded()))
    let last = min(heel.count - 1, Int((time.upperBound * rate).rounded()))
    return first <= last ? first..<(last + 1) : first..<first
  }

  /// Height of the heel at the middle of single support above its lowest in early stance, metres.
  func heelRise(in cycle: Cycle) -> Double? {
    guard let off = cycle.oppositeFootOff, let contact = cycle.oppositeInitialContact else {
      return nil
    }
    let early = (cycle.start + 0.10 * cycle.duration)...(cycle.start + 0.25 * cycle.duration)
    let low = frames(early).map { heel[$0] }.filter(\.isFinite).min()
    let middle = frames(((off + contact) / 2)...((off + contact) / 2)).map { heel[$0] }.first
    guard let low, let middle, middle.isFinite else { return nil }
    return middle - low
  }

  /// How much later the heel meets the floor than the toe, seconds, + the toe first.
  func forefootLead(in cycle: Cycle) -> Double? {
    guard let toe else { return nil }
    let around = (cycle.start - 0.05)...(cycle.start + 0.35 * cycle.duration)
    func landing(_ samples: [Double]) -> Int? {
      guard let floor = Self.floor(of: samples) else { return nil }
      return frames(around).first {
        samples.indices.contains($0) && samples[$0] <= floor + Self.onFloor
      }
    }
    guard let heel = landing(heel), let toe = landing(toe) else { return nil }
    return Double(heel - toe) / rate
  }
}
