import Geometry
import Motion
import Plates
import Signal

/// Peaks, valley, impulse and loading rates of the vertical ground reaction, in body weights.
enum VerticalForceMeasures {
  /// Low-pass of the force; loading rates ask for 50 Hz or more.
  static let smoothing = ZeroPhaseFilter(.lowPass(50), order: 2)
  /// An impact peak comes within this share of the stance; without one, the rise ends at `rise`.
  static let impact = 0.20
  static let rise = 0.13

  static func measures(of stance: Stance) -> [StanceMeasure: Double] {
    guard let weight = stance.weight else { return [:] }
    let rate = stance.evidence.plate.signals.rate
    let raw = stance.forces.map(\.z)
    let filtered = smoothing.applied(to: raw, rate: rate)
    let force = (filtered.allSatisfy(\.isFinite) ? filtered : raw).map { $0 / weight }
    guard force.count >= 10, force.allSatisfy(\.isFinite) else { return [:] }
    var measures: [StanceMeasure: Double] = [:]
    measures[.verticalForcePeak] = force.max()
    measures[.verticalImpulse] = raw.reduce(0, +) / rate / weight
    let middle = force.count / 2
    if let first = peak(in: 0..<middle, of: force),
      let second = peak(in: middle..<force.count, of: force)
    {
      measures[.verticalForceFirstPeak] = force[first]
      measures[.verticalForceSecondPeak] = force[second]
      measures[.verticalForceValley] = force[first...second].min()
    }
    measures.merge(loadingRates(of: force, rate: rate)) { first, _ in first }
    return measures
  }

  /// The highest sample of a part where it is higher than the samples around it; `nil` where the
  /// force only rises or falls through the part.
  private static func peak(in part: Range<Int>, of force: [Double]) -> Int? {
    guard let highest = part.max(by: { force[$0] < force[$1] }), highest > part.lowerBound,
      highest < part.upperBound - 1
    else { return nil }
    return highest
  }

  /// Average slope from 20 to 80 % of the way to the impact peak, and the steepest on that way, body
  /// weights per second.
  private static func loadingRates(
    of force: [Double], rate: Double
  ) -> [StanceMeasure: Double] {
    let early = 1..<max(2, Int(impact * Double(force.count)))
    let impactPeak = early.first {
      $0 + 1 < force.count && force[$0] > force[$0 - 1] && force[$0] >= force[$0 + 1]
    }
    let end = impactPeak ?? Int((rise * Double(force.count)).rounded())
    let from = Int((0.2 * Double(end)).rounded())
    let to = Int((0.8 * Double(end)).rounded())
    guard to > from, to < force.count else { return [:] }
    let slopes = (1...end).map { (force[$0] - force[$0 - 1]) * rate }
    return [
      .averageLoadingRate: (force[to] - force[from]) * rate / Double(to - from),
      .highestLoadingRate: slopes.max() ?? .nan,
    ]
  }
}
