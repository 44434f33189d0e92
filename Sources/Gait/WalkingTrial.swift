import Geometry
import Motion
import Signal

/// A trial and its cycles, as spatiotemporal parameters see them: feet on a line of progression.
struct WalkingTrial {
  let cycles: [Cycle]
  private let progression: Vector3?
  private let feet: [Side: FootPath]
  private let beltSpeed: Double
  private let pelvis: PelvisPath?
  private let ankles: [Side: Trajectory]
  private let rate: Double

  init(_ trial: Trial, _ cycles: [Cycle], poses: SegmentPoses? = nil, beltSpeed: Double) {
    self.cycles = cycles
    self.beltSpeed = trial.beltSpeed ?? beltSpeed
    rate = trial.rate
    pelvis = PelvisPath(trial)
    let isUnknown = beltSpeed == 0 && Treadmill.lacksSpeed(trial)
    progression = isUnknown ? nil : pelvis?.progression
    ankles = Dictionary(
      uniqueKeysWithValues: Side.allCases.compactMap { side in
        poses?.centres[side]?[.ankle].map { (side, Trajectory(label: side.letter, $0)) }
      })
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

  /// Distance along the way between the places where the other heel and then this one came down,
  /// metres; the two steps of a stride then make up its length, as on an instrumented walkway.
  func stepLength(_ step: Step) -> Double {
    guard let progression else { return .nan }
    let lead = place(of: step.side, at: step.end)
    return (lead - place(of: step.side.opposite, at: step.start)).dot(progression)
  }

  /// Where an ankle centre is on the floor that moves with a belt, metres, seen from above; NaN where
  /// it was not found.
  private func ankle(_ side: Side, at time: Double) -> Vector3 {
    guard let progression, let path = ankles[side] else { return .missing }
    let place = Vector3(
      Resampling.value(of: path.x, at: time * rate),
      Resampling.value(of: path.y, at: time * rate), 0)
    return place + progression * (beltSpeed * time)
  }

  /// Where in the cycle after its contact a foot is flat on the floor, as share.
  static let flatFoot = 0.15

  /// Distance of the other ankle centre from the line through this foot's two, each taken when its
  /// foot is flat after contact, metres; negative where the feet cross.
  func ankleStepWidth(_ cycle: Cycle) -> Double {
    guard let other = cycle.oppositeInitialContact else { return .nan }
    let wait = Self.flatFoot * cycle.duration
    let start = ankle(cycle.side, at: cycle.start + wait)
    return width(
      from: start, along: ankle(cycle.side, at: cycle.end + wait) - start,
      to: ankle(cycle.side.opposite, at: other + wait), side: cycle.side)
  }

  private func width(
    from start: Vector3, along line: Vector3, to other: Vector3, side: Side
  ) -> Double {
    guard let progression, line.length > 0, line.dot(progression) > 0 else { return .nan }
    let toTheLeft = Vector3.unitZ.cross(line.normalized)
    return (other - start).dot(toTheLeft) * (side == .right ? 1 : -1)
  }

  /// How far the extrapolated centre of mass lies inside the ankle at the foot's contact, across the
  /// way, metres; negative where it lies outside (Hof et al. 2005).
  ///
  /// The pelvis stands for the centre of mass.
  ///
  /// - Parameter leg: Length of the pendulum, metres.
  func marginOfStability(_ cycle: Cycle, leg: Double) -> Double {
    guard let progression, let pelvis, leg > 0 else { return .nan }
    let toTheLeft = Vector3.unitZ.cross(progression)
    let half = 1 / rate
    let moved = pelvis.displacement(from: cycle.start - half, to: cycle.start + half)
    let velocity = moved.dot(toTheLeft) / (2 * half)
    let centre = Vector3(
      Resampling.value(of: pelvis.x, at: cycle.start * rate),
      Resampling.value(of: pelvis.y, at: cycle.start * rate), 0
    ).dot(toTheLeft)
    let extrapolated = centre + velocity / (Spatiotemporal.gravity / leg).squareRoot()
    let edge = ankle(cycle.side, at: cycle.start).dot(toTheLeft)
    return (edge - extrapolated) * (cycle.side == .left ? 1 : -1)
  }

  /// Distance of the other heel, where it came down, from the line through this foot's two contacts,
  /// metres; negative where the feet cross.
  func stepWidth(_ cycle: Cycle) -> Double {
    guard let time = cycle.oppositeInitialContact else { return .nan }
    let start = place(of: cycle.side, at: cycle.start)
    return width(
      from: start, along: place(of: cycle.side, at: cycle.end) - start,
      to: place(of: cycle.side.opposite, at: time), side: cycle.side)
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
