import Foundation
import Geometry
import Testing

@Suite("Rigid fit of points")
struct PoseFitTests {
  @Test("a moved body is found where it is", arguments: 0..<40)
  func exact(seed: Int) throws {
    var numbers = Numbers(seed: seed)
    // Two points apart from each other keep the third from their line.
    let apart = [Vector3(0.1, 0, 0), Vector3(0, 0.1, 0)]
    let local = apart + (0..<(1 + seed % 4)).map { _ in Vector3(0, 0, 0.1) + numbers.vector(0.05) }
    let turn =
      Matrix3.rotationZ(3 * numbers.next()) * Matrix3.rotationX(3 * numbers.next())
      * Matrix3.rotationY(3 * numbers.next())
    let pose = Pose(origin: numbers.vector(2), axes: turn)
    let fit = try #require(
      PoseFit(local: local, seen: local.map(pose.point), smallestSpread: 1e-4))
    #expect((fit.pose.origin - pose.origin).length < 1e-12)
    for axis in 0..<3 {
      for row in 0..<3 { #expect(abs(fit.pose.axes[row, axis] - turn[row, axis]) < 1e-11) }
    }
    #expect(fit.rootMeanSquare < 1e-12)
  }

  @Test("the fit is the best there is: any small step makes it worse", arguments: 0..<20)
  func optimal(seed: Int) throws {
    var numbers = Numbers(seed: seed + 100)
    let local = (0..<5).map { _ in numbers.vector(0.1) }
    let seen = local.map { $0 + numbers.vector(0.01) }
    let fit = try #require(PoseFit(local: local, seen: seen))
    func squares(_ pose: Pose) -> Double {
      zip(local, seen).map { (pose.point($0) - $1).lengthSquared }.reduce(0, +)
    }
    let best = squares(fit.pose)
    #expect(abs(best - fit.residuals.map { $0 * $0 }.reduce(0, +)) < 1e-15)
    for turn in [Matrix3.rotationX, Matrix3.rotationY, Matrix3.rotationZ] {
      for step in [-1e-3, 1e-3] {
        let centre = seen.reduce(Vector3.zero, +) / 5
        let r = turn(step)
        let turned = Pose(
          origin: centre + r * (fit.pose.origin - centre), axes: r * fit.pose.axes)
        #expect(squares(turned) > best)
        var moved = fit.pose
        moved.origin += Vector3(step, -step, step)
        #expect(squares(moved) > best)
      }
    }
    #expect(abs(fit.pose.axes.determinant - 1) < 1e-12)
  }

  @Test("a flat body is not turned into its mirror image")
  func flat() throws {
    let local = [Vector3(0, 0, 0), Vector3(0.1, 0, 0), Vector3(0, 0.05, 0)]
    let pose = Pose(origin: Vector3(1, 2, 3), axes: .rotationX(2.5))
    let fit = try #require(PoseFit(local: local, seen: local.map(pose.point)))
    #expect(abs(fit.pose.axes.determinant - 1) < 1e-12)
    #expect((fit.pose.axes.z - pose.axes.z).length < 1e-12)
  }

  @Test("what was not seen takes no part, and too little gives nothing")
  func missing() throws {
    var local = [Vector3(0, 0, 0), Vector3(0.1, 0, 0), Vector3(0, 0.05, 0), Vector3(0, 0, 0.1)]
    var seen = local
    seen[3] = .missing
    let fit = try #require(PoseFit(local: local, seen: seen))
    #expect(fit.residuals[3].isNaN && fit.rootMeanSquare < 1e-15)
    seen[2] = .missing
    #expect(PoseFit(local: local, seen: seen) == nil)
    // Three points on one line do not tell the turn about it.
    local = [Vector3(0, 0, 0), Vector3(0.1, 0, 0), Vector3(0.2, 0.001, 0)]
    #expect(PoseFit(local: local, seen: local) == nil)
    #expect(PoseFit(local: [], seen: []) == nil)
  }
}
