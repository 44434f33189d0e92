import Geometry

/// Puts a chain of segments where it comes nearest to all seen markers at once.
///
/// Weighted least squares by Levenberg's and Marquardt's method with the exact derivative of every
/// marker by every coordinate: a marker turns about each axis above it. Joint limits are springs
/// that pull only beyond the bound.
///
/// Source: Lu & O'Connor 1999, J Biomech 32:129.
struct MultibodyFit: Sendable {
  /// A marker on a segment.
  struct Marker: Sendable {
    var segment: Int
    var local: Vector3
    var weight: Double
  }

  var chain: MultibodyChain
  var markers: [Marker]
  /// Whether each of the 18 joint angles is free.
  var isFree: [Bool]
  var bounds: [ClosedRange<Double>] = MultibodyLimits.bounds

  /// More steps are never needed from a near start.
  static let largestSteps = 60
  /// Smaller steps change nothing, metres and radians.
  static let smallestStep = 1e-10

  /// The numbers of one fit, kept from frame to frame.
  struct Workspace {
    var state = MultibodyChain.State()
    var normal = [Double](
      repeating: 0, count: MultibodyChain.coordinateCount * MultibodyChain.coordinateCount)
    var factor = [Double](
      repeating: 0, count: MultibodyChain.coordinateCount * MultibodyChain.coordinateCount)
    var gradient = [Double](repeating: 0, count: MultibodyChain.coordinateCount)
    var step = [Double](repeating: 0, count: MultibodyChain.coordinateCount)
    var columns = [Int](repeating: 0, count: 16)
    var derivatives = [Vector3](repeating: .zero, count: 16)
    /// Steps that the last fit took.
    var stepCount = 0
  }

  /// Moves a posture to the best fit.
  ///
  /// - Parameters:
  ///   - seen: Where each marker of `markers` was, metres; NaN takes no part.
  ///   - isActive: Whether each segment is fitted; markers of others take no part.
  ///   - posture: The start, and afterwards the fit.
  /// - Returns: Whether the fit came to rest.
  func fit(
    _ seen: [Vector3], isActive: [Bool], posture: inout MultibodyChain.Posture,
    using work: inout Workspace
  ) -> Bool {
    guard markers.indices.contains(where: { isActive[markers[$0].segment] && seen[$0].isFinite })
    else { return false }
    let active = activeCoordinates(isActive)
    var damping = 0.0
    work.stepCount = 0
    chain.place(posture, in: &work.state)
    var cost = cost(seen, isActive, posture, work.state)
    guard cost.isFinite else { return false }
    while work.stepCount < Self.largestSteps {
      assemble(seen, isActive, posture, &work)
      var accepted = false
      while !accepted {
        work.stepCount += 1
        guard solve(active, damping: damping, &work) else {
          damping = max(damping * 10, 1e-9)
          if damping > 1e6 || work.stepCount >= Self.largestSteps { return false }
          continue
        }
        let largest = active.reduce(0.0) { max($0, abs(work.step[$1])) }
        let trial = moved(posture, by: work.step)
        chain.place(trial, in: &work.state)
        let found = self.cost(seen, isActive, trial, work.state)
        if found <= cost || largest < Self.smallestStep {
          accepted = true
          if found <= cost { posture = trial } else { chain.place(posture, in: &work.state) }
          let gained = cost - found
          cost = min(cost, found)
          damping = damping < 1e-8 ? 0 : damping / 10
          if largest < Self.smallestStep || gained <= 1e-14 * cost { return true }
        } else {
          damping = max(damping * 10, 1e-6)
          if damping > 1e6 || work.stepCount >= Self.largestSteps {
            chain.place(posture, in: &work.state)
            // No step downhill is left: this is the bottom to rounding.
            return damping > 1e6
          }
        }
      }
    }
    return false
  }

  /// The coordinates that seen markers can tell, in order.
  private func activeCoordinates(_ isActive: [Bool]) -> [Int] {
    Array(0..<6)
      + (0..<18).filter { isFree[$0] && isActive[1 + $0 / 3] }.map { $0 + 6 }
  }

  private func cost(
    _ seen: [Vector3], _ isActive: [Bool], _ posture: MultibodyChain.Posture,
    _ state: MultibodyChain.State
  ) -> Double {
    var sum = 0.0
    for (index, marker) in markers.enumerated()
    where isActive[marker.segment] && seen[index].isFinite {
      let difference = state.poses[marker.segment].point(marker.local) - seen[index]
      sum += marker.weight * difference.lengthSquared
    }
    for angle in 0..<18 where isFree[angle] && isActive[1 + angle / 3] {
      let beyond = Self.excess(posture.angles[angle], bounds[angle]) * MultibodyLimits.stiffness
      sum += beyond * beyond
    }
    return sum
  }

  /// How far a value lies beyond its bounds, with its sign.
  private static func excess(_ value: Double, _ bounds: ClosedRange<Double>) -> Double {
    if value < bounds.lowerBound { return value - bounds.lowerBound }
    if value > bounds.upperBound { return value - bounds.upperBound }
    return 0
  }

  /// The normal equations at the state's posture.
  private func assemble(
    _ seen: [Vector3], _ isActive: [Bool], _ posture: MultibodyChain.Posture,
    _ work: inout Workspace
  ) {
    let n = MultibodyChain.coordinateCount
    for index in work.normal.indices { work.normal[index] = 0 }
    for index in work.gradient.indices { work.gradient[index] = 0 }
    let origin = work.state.poses[0].origin
    for (index, marker) in markers.enumerated()
    where isActive[marker.segment] && seen[index].isFinite {
      let point = work.state.poses[marker.segment].point(marker.local)
      let difference = point - seen[index]
      let arm = point - origin
      work.columns[0] = 0
      work.columns[1] = 1
      work.columns[2] = 2
      work.columns[3] = 3
      work.columns[4] = 4
      work.columns[5] = 5
      work.derivatives[0] = .unitX
      work.derivatives[1] = .unitY
      work.derivatives[2] = .unitZ
      work.derivatives[3] = Vector3(0, -arm.z, arm.y)
      work.derivatives[4] = Vector3(arm.z, 0, -arm.x)
      work.derivatives[5] = Vector3(-arm.y, arm.x, 0)
      var count = 6
      if marker.segment > 0 {
        let side = (marker.segment - 1) / 3
        for joint in 0...((marker.segment - 1) % 3) {
          let reach = point - work.state.centres[side * 3 + joint]
          for angle in (side * 9 + joint * 3)..<(side * 9 + joint * 3 + 3) where isFree[angle] {
            work.columns[count] = angle + 6
            work.derivatives[count] = work.state.axes[angle].cross(reach)
            count += 1
          }
        }
      }
      for i in 0..<count {
        let row = work.columns[i] * n
        let derivative = work.derivatives[i] * marker.weight
        work.gradient[work.columns[i]] += derivative.dot(difference)
        for j in 0...i { work.normal[row + work.columns[j]] += derivative.dot(work.derivatives[j]) }
      }
    }
    let stiffness = MultibodyLimits.stiffness * MultibodyLimits.stiffness
    for angle in 0..<18 where isFree[angle] && isActive[1 + angle / 3] {
      let beyond = Self.excess(posture.angles[angle], bounds[angle])
      guard beyond != 0 else { continue }
      work.normal[(angle + 6) * n + angle + 6] += stiffness
      work.gradient[angle + 6] += stiffness * beyond
    }
  }

  /// Solves the damped normal equations by Cholesky's method; false where they do not tell a step.
  private func solve(_ active: [Int], damping: Double, _ work: inout Workspace) -> Bool {
    let n = MultibodyChain.coordinateCount
    for index in work.step.indices { work.step[index] = 0 }
    for (i, row) in active.enumerated() {
      for j in 0...i {
        let column = active[j]
        var value = work.normal[row * n + column]
        if i == j { value += damping * max(value, 1e-6) }
        for k in 0..<j { value -= work.factor[i * n + k] * work.factor[j * n + k] }
        if i == j {
          guard value > 1e-12 else { return false }
          work.factor[i * n + i] = value.squareRoot()
        } else {
          work.factor[i * n + j] = value / work.factor[j * n + j]
        }
      }
    }
    for (i, row) in active.enumerated() {
      var value = -work.gradient[row]
      for k in 0..<i { value -= work.factor[i * n + k] * work.step[active[k]] }
      work.step[row] = value / work.factor[i * n + i]
    }
    for i in active.indices.reversed() {
      var value = work.step[active[i]]
      for k in (i + 1)..<max(active.count, i + 1) {
        value -= work.factor[k * n + i] * work.step[active[k]]
      }
      work.step[active[i]] = value / work.factor[i * n + i]
    }
    return active.allSatisfy { work.step[$0].isFinite }
  }

  /// A posture after a step; the pelvis turns about laboratory axes.
  private func moved(
    _ posture: MultibodyChain.Posture, by step: [Double]
  ) -> MultibodyChain.Posture {
    var posture = posture
    posture.pelvis.origin += Vector3(step[0], step[1], step[2])
    posture.pelvis.axes =
      Matrix3(rotationVector: Vector3(step[3], step[4], step[5])) * posture.pelvis.axes
    for angle in 0..<18 { posture.angles[angle] += step[angle + 6] }
    return posture
  }
}
