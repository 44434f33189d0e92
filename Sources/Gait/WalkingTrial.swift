import Geometry
import Motion
import Signal

/// A trial and its cycles, as spatiotemporal parameters see them: feet on a line of progression.
struct WalkingTrial {
  let cycles: [Cycle]
  private let progression: Vector3?
  private let feet: [Side: FootPath]
  private let beltSpeed: Double

  init(_ trial: Trial, _ cycles: [Cycle], beltSpeed: Double) {
    self.cycles = cycles
    self.beltSpeed = trial.beltSpeed ?? beltSpeed
    progression = PelvisPath(trial)?.progression
    feet = Dictionary(
      uniqueKeysWithValues: Side.allCases.compactMap { side in
        FootPath(side, in: trial).map { (side, $0) }
      })
  }

  /// Where a heel is on the floor that moves with a belt, metres, seen from above; NaN where it was
  /// not seen.
  private func place(of side: Side, at time: Double) -> Vector3 {
    guard let progression, let foot = feet[side] else { return .missing }
    let heel = foot.heel(at: time)
    return Vector3(heel.x, heel.y, 0) + progression * (beltSpeed * time)
  }

  /// Distance along the way between the two contacts of a cycle, metres.
  func strideLength(_ cycle: Cycle) -> Double {
    guard let progression else { return .nan }
    let way = place(of: cycle.side, at: cycle.end) - place(of: cycle.side, at: cycle.start)
    return way.dot(progression)
  }

  /// Distance along the way by which the leading heel lies before the other when it comes down,
  /// metres.
  func stepLength(_ step: Step) -> Double {
    guard let progression else { return .nan }
    let lead = place(of: step.side, at: step.end)
    return (lead - place(of: step.side.opposite, at: step.end)).dot(progression)
  }

  /// Distance of the other heel, where it came down, from the line through this foot's two contacts,
  /// metres; negative where the feet cross.
  func stepWidth(_ cycle: Cycle) -> Double {
    guard let progression, let time = cycle.oppositeInitialContact else { return .nan }
    let start = place(of: cycle.side, at: cycle.start)
    let line = place(of: cycle.side, at: cycle.end) - start
    let other = place(of: cycle.side.opposite, at: time) - start
    guard line.length > 0, line.dot(progression) > 0 else { return .nan }
    let toTheLeft = Vector3.unitZ.cross(line.normalized)
    return other.dot(toTheLeft) * (cycle.side == .right ? 1 : -1)
  }

  /// A step: from the other foot's contact to this foot's.
  struct Step: Hashable {
    /// The leading foot.
    var side: Side
    var start: Double
    var end: Double
  }

  /// The steps within the cycles, each once.
  var steps: [Step] {
    var steps: Set<Step> = []
    for cycle in cycles {
      guard let other = cycle.oppositeInitialContact else { continue }
      steps.insert(Step(side: cycle.side.opposite, start: cycle.start, end: other))
      steps.insert(Step(side: cycle.side, start: other, end: cycle.end))
    }
    return steps.sorted { ($0.end, $0.side) < ($1.end, $1.side) }
  }
}
