import Geometry
import Motion
import Plates

/// Braking and propulsion: the ground reaction along the direction of travel, in body weights.
enum PathForceMeasures {
  static func measures(of stance: Stance) -> [StanceMeasure: Double] {
    guard let weight = stance.weight, let travel = stance.evidence.travel else { return [:] }
    let rate = stance.evidence.plate.signals.rate
    let force = stance.forces.map { $0.dot(travel) / weight }
    guard let lowest = force.min(), let highest = force.max(), force.allSatisfy(\.isFinite) else {
      return [:]
    }
    return [
      .brakingForcePeak: max(0, -lowest), .propulsionForcePeak: max(0, highest),
      .brakingImpulse: force.reduce(0) { $0 + max(0, -$1) } / rate,
      .propulsionImpulse: force.reduce(0) { $0 + max(0, $1) } / rate,
    ]
  }
}
