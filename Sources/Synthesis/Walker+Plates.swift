import Foundation
import Geometry
import Motion

extension Walker {
  /// Plates under the stances in the middle of the trial that are whole inside it.
  func plates(
    under skeletons: [Skeleton], in times: ClosedRange<Double>, sampleCount: Int
  ) -> [ForcePlate] {
    guard plateCount > 0 else { return [] }
    let stances = stances(under: skeletons, in: times)
    let perPlate = sharesPlates ? 2 : 1
    let wanted = plateCount * perPlate
    let first = max(0, (stances.count - wanted) / 2)
    let chosen = Array(stances[first..<min(stances.count, first + wanted)])
    let groups = stride(from: 0, to: chosen.count, by: perPlate).map {
      Array(chosen[$0..<min(chosen.count, $0 + perPlate)])
    }
    let length = sharesPlates ? 0.5 * strideLength + 0.4 : min(0.6, 0.42 * strideLength)
    return PlateLayout.plates(
      under: groups, length: length, rate: analogRate, sampleCount: sampleCount,
      noise: plateNoise, seed: seed)
  }

  /// The stances of both feet that are whole inside a stretch of time, in order.
  private func stances(
    under skeletons: [Skeleton], in times: ClosedRange<Double>
  ) -> [PlateLayout.Stance] {
    let forward = heading.rotation.x
    let above = Vector3(0, 0, 0.1 * body.height)
    let pivots = skeletons.map { ($0.left.hip + $0.right.hip) * 0.5 + above }
    var stances: [PlateLayout.Stance] = []
    for side in Side.allCases {
      let share = programme.stanceShare(side)
      let aside = forward.cross(.unitZ) * (side.sign * (aimShift[side] ?? 0))
      for cycle in clock.cycles(side, in: times) {
        let contact = clock.time(side, ofPhase: Double(cycle))
        let off = clock.time(side, ofPhase: Double(cycle) + share)
        guard contact >= times.lowerBound, off <= times.upperBound else { continue }
        let flat = Int((clock.time(side, ofPhase: Double(cycle) + 0.4 * share) * rate).rounded())
        guard skeletons.indices.contains(flat) else { continue }
        let leg = skeletons[flat][side]
        stances.append(
          PlateLayout.Stance(
            side: side, times: contact...off,
            reaction: GroundReaction(
              weight: body.mass * 9.81 * (loading[side] ?? 0.6 / share),
              heel: Vector3(leg.heelSole.x, leg.heelSole.y, 0),
              toe: Vector3(leg.toeSole.x, leg.toeSole.y, 0), forward: forward),
            pivots: pivots.map { $0 + aside }, frameRate: rate))
      }
    }
    return stances.sorted { $0.times.lowerBound < $1.times.lowerBound }
  }

  // MARK: - Moments

  /// The external knee adduction moment's largest value in the first half of stance, as the ground
  /// reaction alone makes it about the knee, newton-metres per kilogram.
  public func kneeAdductionMoment(on side: Side) -> Double {
    largestMoment(on: side) { leg, moment in
      // About the shank's front axis; positive turns the foot inwards under the knee.
      side.sign * leg.shank.x.dot(moment(leg.knee))
    }
  }

  /// Shifts the force on a foot sideways until its knee adduction moment is as given,
  /// newton-metres per kilogram.
  public mutating func aim(kneeAdductionMoment wanted: Double, on side: Side) {
    aimShift[side] = shift(on: side) { $0.kneeAdductionMoment(on: side) - wanted }
  }

  /// The external hip adduction moment's largest value in the first half of stance, equal to the
  /// internal abductor moment, newton-metres per kilogram.
  public func hipAdductionMoment(on side: Side) -> Double {
    largestMoment(on: side) { leg, moment in
      side.sign * leg.thigh.x.dot(moment(leg.hip))
    }
  }

  /// Shifts the force on a foot sideways until its hip adduction moment is as given, newton-metres per
  /// kilogram.
  public mutating func aim(hipAdductionMoment wanted: Double, on side: Side) {
    aimShift[side] = shift(on: side) { $0.hipAdductionMoment(on: side) - wanted }
  }

  private func shift(on side: Side, until miss: (Walker) -> Double) -> Double {
    var walker = self
    // Few halvings: a tenth of a millimetre is enough.
    var (low, high) = (-0.4, 0.4)
    func value(_ shift: Double) -> Double {
      walker.aimShift[side] = shift
      return miss(walker)
    }
    let rises = value(high) > value(low)
    for _ in 0..<13 {
      let middle = (low + high) / 2
      if (value(middle) > 0) == rises { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }

  private func largestMoment(
    on side: Side, of component: (Skeleton.Leg, (Vector3) -> Vector3) -> Double
  ) -> Double {
    var steady = self
    steady.programme.variation = 0
    steady.duration = 2.2 * strideTime
    let skeletons = steady.skeletons(Int(steady.duration * rate))
    let times = 0...(Double(skeletons.count - 1) / rate)
    guard let stance = steady.stances(under: skeletons, in: times).first(where: { $0.side == side })
    else { return .nan }
    let length = stance.times.upperBound - stance.times.lowerBound
    let values = (4..<25).map { step -> Double in
      let share = Double(step) / 50
      let time = stance.times.lowerBound + share * length
      let load = stance.reaction.sample(at: share, towards: stance.pivot(at: time))
      let leg = skeletons[min(skeletons.count - 1, Int((time * rate).rounded()))][side]
      return component(leg) { (load.point - $0).cross(load.force) } / body.mass
    }
    return values.max() ?? .nan
  }
}
