import Foundation
import Geometry
import Motion
import Testing

@testable import Kinematics

@Suite("The multibody fit")
struct MultibodyFitTests {
  private let chain = MultibodyChain(legs: [
    MultibodyChain.Leg(hip: Vector3(-0.05, 0.08, -0.07), thigh: 0.40, shank: 0.39),
    MultibodyChain.Leg(hip: Vector3(-0.05, -0.08, -0.07), thigh: 0.41, shank: 0.38),
  ])

  /// Four markers a segment.
  private func fit(free: [Bool] = Array(repeating: true, count: 18)) -> MultibodyFit {
    let places = [
      Vector3(0.05, 0.06, 0.1), Vector3(-0.04, 0.05, 0.2), Vector3(0.03, -0.05, 0.15),
      Vector3(-0.06, -0.02, 0.02),
    ]
    let markers = (0..<MultibodyChain.segmentCount).flatMap { segment in
      places.map { MultibodyFit.Marker(segment: segment, local: $0, weight: 1) }
    }
    return MultibodyFit(chain: chain, markers: markers, isFree: free)
  }

  private let all = [Bool](repeating: true, count: MultibodyChain.segmentCount)

  /// A walking posture: hips, knees and ankles bent, the feet a quarter turn forward.
  private func posture(_ seed: Int) -> MultibodyChain.Posture {
    func wave(_ index: Int) -> Double { 0.25 * sin(Double(seed * 19 + index * 7)) }
    let angles = (0..<18).map { index -> Double in
      let joint = index / 3 % 3
      let standard = index % 3 == 0 ? (joint == 1 ? 0.5 : joint == 2 ? -Double.pi / 2 : 0) : 0
      return standard + wave(index)
    }
    return MultibodyChain.Posture(
      pelvis: Pose(
        origin: Vector3(0.3, wave(20), 0.9),
        axes: .rotationZ(3 * wave(21)) * .rotationX(wave(22)) * .rotationY(wave(23))),
      angles: angles)
  }

  private func markers(_ fit: MultibodyFit, _ posture: MultibodyChain.Posture) -> [Vector3] {
    var state = MultibodyChain.State()
    chain.place(posture, in: &state)
    return fit.markers.map { state.poses[$0.segment].point($0.local) }
  }

  private func distance(_ a: MultibodyChain.Posture, _ b: MultibodyChain.Posture) -> Double {
    let angles = zip(a.angles, b.angles).map { abs($0 - $1) }.max() ?? .nan
    return max(
      angles, (a.pelvis.origin - b.pelvis.origin).length,
      (a.pelvis.axes.x - b.pelvis.axes.x).length, (a.pelvis.axes.z - b.pelvis.axes.z).length)
  }

  // With the exact derivative the distance squares at each step; a wrong one would creep.
  @Test("finds a posture again in few steps", arguments: 0..<20)
  func recovers(seed: Int) {
    let fit = fit()
    let truth = posture(seed)
    var start = truth
    start.pelvis.origin += Vector3(0.05, -0.03, 0.04)
    start.pelvis.axes = .rotationX(0.1) * start.pelvis.axes
    for index in 0..<18 { start.angles[index] += 0.15 * sin(Double(index * 5 + seed)) }
    var work = MultibodyFit.Workspace()
    #expect(
      fit.fit(markers(fit, truth), isActive: all, posture: &start, using: &work))
    #expect(distance(start, truth) < 1e-9)
    #expect(work.stepCount <= 8)
  }

  @Test("comes to rest where every coordinate's step makes it worse", arguments: 0..<6)
  func optimal(seed: Int) {
    let fit = fit()
    let truth = posture(seed)
    let seen = markers(fit, truth).enumerated().map { index, point in
      let phase = Double(index * 11 + seed)
      return point + Vector3(sin(phase), cos(2 * phase), sin(3 * phase)) * 0.01
    }
    var best = truth
    var work = MultibodyFit.Workspace()
    #expect(fit.fit(seen, isActive: all, posture: &best, using: &work))
    func squares(_ posture: MultibodyChain.Posture) -> Double {
      zip(markers(fit, posture), seen).map { ($0 - $1).lengthSquared }.reduce(0, +)
    }
    let least = squares(best)
    #expect(least < squares(truth))
    for step in [-1e-4, 1e-4] {
      for index in 0..<18 {
        var other = best
        other.angles[index] += step
        #expect(squares(other) > least)
      }
      for turn in [Matrix3.rotationX, Matrix3.rotationY, Matrix3.rotationZ] {
        var other = best
        other.pelvis.axes = turn(step) * other.pelvis.axes
        #expect(squares(other) > least)
      }
    }
  }

  @Test("what is not free stays, what is not active takes no part")
  func fixed() {
    var free = [Bool](repeating: true, count: 18)
    free[4] = false
    free[5] = false
    let fit = fit(free: free)
    let truth = posture(3)
    var start = truth
    start.angles[0] += 0.1
    start.angles[4] += 0.2
    let held = start.angles[4]
    var active = all
    active[3] = false
    let foot = start.angles[6...8]
    var work = MultibodyFit.Workspace()
    _ = fit.fit(markers(fit, truth), isActive: active, posture: &start, using: &work)
    #expect(start.angles[4] == held && start.angles[6...8] == foot)
    #expect(start.pelvis.isFinite)
  }

  @Test("a joint beyond its bound is pulled back")
  func limits() throws {
    let fit = fit()
    var truth = posture(1)
    // The left knee bent forward by 80 degrees, as no knee does.
    truth.angles[3] = .degrees(-80)
    var found = posture(1)
    var work = MultibodyFit.Workspace()
    _ = fit.fit(markers(fit, truth), isActive: all, posture: &found, using: &work)
    #expect(found.angles[3] > truth.angles[3] + 0.05)
    // Standing is inside every bound.
    let neutral = MultibodyChain.Posture(
      pelvis: truth.pelvis,
      angles: (0..<18).map { $0 % 9 == 6 ? -Double.pi / 2 : 0 })
    for (angle, bound) in zip(neutral.angles, MultibodyLimits.bounds) {
      #expect(bound.contains(angle))
    }
  }

  @Test("markers that are not numbers, or none at all, end without a fit")
  func strange() {
    let fit = fit()
    var found = posture(0)
    var work = MultibodyFit.Workspace()
    let none = [Vector3](repeating: .missing, count: fit.markers.count)
    #expect(!fit.fit(none, isActive: all, posture: &found, using: &work))
    found.pelvis = .missing
    #expect(
      !fit.fit(markers(fit, posture(0)), isActive: all, posture: &found, using: &work))
  }
}

@Suite("A rotation by a vector")
struct RotationVectorTests {
  @Test("turns about its direction by its length", arguments: [1e-15, 1e-9, 0.3, 3.0])
  func turns(angle: Double) {
    let found = Matrix3(rotationVector: Vector3(0, 0, angle))
    let expected = Matrix3.rotationZ(angle)
    for row in 0..<3 {
      for column in 0..<3 { #expect(abs(found[row, column] - expected[row, column]) < 1e-15) }
    }
    let skew = Matrix3(rotationVector: Vector3(1, -2, 0.5) * angle)
    #expect(abs(skew.determinant - 1) < 1e-12)
  }
}
