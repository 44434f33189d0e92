import Geometry
import Motion
import Signal

extension PlateSignals {
  /// Samples that are looked at: more tell no more of a level.
  private static let mostSamples = 2000
  /// A median absolute deviation times this is the standard deviation of normal noise.
  private static let normal = 1.4826

  /// What the plate shows while nobody stands on it, or `nil` where it is never free.
  ///
  /// Noise is read from the median absolute deviation, which the first and last newtons of a step
  /// cannot move.
  public var level: PlateLevel? {
    let step = max(1, loads.count / Self.mostSamples)
    let places = Array(stride(from: 0, to: loads.count, by: step))
    let raw = places.map { loads[$0].force.z + zeroLevel + zeroSlope * Double($0) }
    let free = PlateBaseline.free(raw)
    guard free.count >= PlateBaseline.leastSamples, rate > 0 else { return nil }
    let line = PlateBaseline.line(through: free.map { (Double($0), raw[$0]) })
    let deviations = free.map { abs(raw[$0] - line.level - line.slope * Double($0)) }
    let count = Double(free.count)
    let level = PlateLevel(
      plate: label, offset: free.reduce(0) { $0 + raw[$1] } / count,
      noise: Self.normal * (Statistics.median(of: deviations) ?? 0),
      residual: free.reduce(0) { $0 + abs(loads[places[$1]].force.z) } / count,
      duration: count * Double(step) / rate)
    return level.offset.isFinite && level.residual.isFinite ? level : nil
  }
}
