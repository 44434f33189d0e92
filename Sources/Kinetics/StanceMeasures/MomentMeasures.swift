import Geometry
import Motion

/// Peaks and impulses of the moments at knee, hip and ankle over a stance.
enum MomentMeasures {
  /// Weight acceptance as share of the gait cycle, and as share of the stance where no cycle is
  /// known (a stance of 60 % of the cycle).
  static let acceptanceOfCycle = 0.08...0.30
  static let acceptanceOfStance = 0.08 / 0.6...0.30 / 0.6

  static func measures(of stance: Stance) -> [StanceMeasure: Double] {
    guard let leg = stance.leg else { return [:] }
    var measures: [StanceMeasure: Double] = [:]
    let adduction = leg.externalKneeAdduction
    measures[.kneeAdductionFirstPeak] = stance.values(adduction, in: 0...0.5).max()
    measures[.kneeAdductionSecondPeak] = stance.values(adduction, in: 0.5...1).max()
    let whole = stance.values(adduction)
    if !whole.isEmpty {
      measures[.kneeAdductionImpulse] = whole.reduce(0) { $0 + max(0, $1) } / stance.rate
    }
    measures[.kneeFlexionPeak] = acceptance(leg.externalKneeFlexion, stance).max()
    let abductor = leg.moments[.hip, default: []].map(\.y)
    measures[.hipAbductorFirstPeak] = stance.values(abductor, in: 0...0.5).max()
    measures[.hipAbductorSecondPeak] = stance.values(abductor, in: 0.5...1).max()
    measures[.plantarflexorPeak] =
      stance.values(leg.moments[.ankle, default: []].map(\.x)).max()
    guard let height = stance.height, height > 0 else { return measures }
    // N·m/kg over g and height: the share of body weight times height.
    for (plain, scaled) in [
      (StanceMeasure.kneeAdductionFirstPeak, StanceMeasure.kneeAdductionFirstPeakScaled),
      (.kneeAdductionSecondPeak, .kneeAdductionSecondPeakScaled),
      (.kneeAdductionImpulse, .kneeAdductionImpulseScaled),
      (.kneeFlexionPeak, .kneeFlexionPeakScaled),
    ] {
      measures[scaled] = measures[plain].map { $0 / (Stance.gravity * height) }
    }
    return measures
  }

  private static func acceptance(_ curve: [Double], _ stance: Stance) -> [Double] {
    guard let cycle = stance.cycle else { return stance.values(curve, in: acceptanceOfStance) }
    return stance.values(
      curve, between: cycle.start + acceptanceOfCycle.lowerBound * cycle.duration,
      and: cycle.start + acceptanceOfCycle.upperBound * cycle.duration)
  }
}
