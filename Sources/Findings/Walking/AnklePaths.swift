import Geometry
import Motion

/// Where the ankle centres go in one cycle, seen from above.
struct AnklePaths {
  private let own: [Vector3]
  private let other: [Vector3]
  private let cycle: Cycle
  private let rate: Double

  init?(_ cycle: Cycle, in trial: TrialAnalysis) {
    guard let poses = trial.poses.value, trial.trial.rate > 0 else { return nil }
    own = poses.centre(of: .ankle, cycle.side)
    other = poses.centre(of: .ankle, cycle.side.opposite)
    self.cycle = cycle
    rate = trial.trial.rate
  }

  private func frame(_ time: Double) -> Int? {
    let frame = Int((time * rate).rounded())
    return own.indices.contains(frame) && other.indices.contains(frame) ? frame : nil
  }

  /// Swing: foot off to the next contact, its frames.
  private var swing: ClosedRange<Int>? {
    guard let off = cycle.footOff.flatMap(frame), let contact = frame(cycle.end), off < contact
    else { return nil }
    return off...contact
  }

  /// To the outer side of the swinging leg, across the line from foot off to the next contact.
  private var outward: Vector3? {
    guard let swing else { return nil }
    let way = own[swing.upperBound] - own[swing.lowerBound]
    let flat = Vector3(way.x, way.y, 0)
    guard flat.isFinite, flat.length > 0.1 else { return nil }
    let left = Vector3.unitZ.cross(flat.normalized)
    return cycle.side == .left ? left : -left
  }

  /// Largest outward distance of the ankle from the line foot off to contact, metres.
  var lateralDeviation: Double? {
    guard let swing, let outward else { return nil }
    return swing.compactMap { frame -> Double? in
      let distance = (own[frame] - own[swing.lowerBound]).dot(outward)
      return distance.isFinite ? distance : nil
    }.max()
  }

  /// Smallest outward distance of the swinging ankle from the standing one, metres; below 0 where
  /// it crosses.
  var smallestSeparation: Double? {
    guard let swing, let outward else { return nil }
    return swing.compactMap { frame -> Double? in
      let distance = (own[frame] - other[frame]).dot(outward)
      return distance.isFinite ? distance : nil
    }.min()
  }

  /// Distance of the other foot's placement from the line joining this foot's two, metres, + apart.
  ///
  /// Each placement is read 15 % of the cycle after its contact, with the foot flat.
  var stepWidth: Double? {
    let later = 0.15 * cycle.duration
    guard let contact = cycle.oppositeInitialContact, let first = frame(cycle.start + later),
      let middle = frame(contact + later), let last = frame(cycle.end + later)
    else { return nil }
    let way = own[last] - own[first]
    let flat = Vector3(way.x, way.y, 0)
    guard flat.isFinite, flat.length > 0.1 else { return nil }
    let left = Vector3.unitZ.cross(flat.normalized)
    let outward = cycle.side == .left ? left : -left
    let width = (own[first] - other[middle]).dot(outward)
    return width.isFinite ? width : nil
  }
}
