import Findings
import Foundation
import Geometry
import Motion
import Testing

struct FrontalPlaneTests {
  let plane = FrontalPlane(facing: .unitX)

  /// A leg straight as seen from the front, its knee bent by an angle, degrees.
  func leg(_ side: Side, flexion: Double = 0, medial: Double = 0) -> FrontalPlane.Leg {
    let f = Double.degrees(flexion)
    let y = side == .left ? 0.1 : -0.1
    let inward = side == .left ? -medial : medial
    let half = 0.4 * cos(f / 2)
    return FrontalPlane.Leg(
      side: side, hip: Vector3(0, y, 0.1 + 2 * half),
      knee: Vector3(0.4 * sin(f / 2), y + inward, 0.1 + half), ankle: Vector3(0, y, 0.1))
  }

  @Test("both knees moved 30 mm towards each other raise both angles alike")
  func inwards() throws {
    let plane = try #require(plane)
    let angles = Side.allCases.map { plane.projectionAngle(leg($0, medial: 0.03)) }
    let offsets = Side.allCases.map { plane.medialOffset(leg($0, medial: 0.03)) }
    #expect(angles.allSatisfy { $0 > 0 } && abs(angles[0] - angles[1]) < 1e-12)
    #expect(offsets.allSatisfy { abs($0 - 0.03) < 1e-12 })
    #expect(plane.projectionAngle(leg(.left, medial: -0.03)) < 0)
    #expect(abs(angles[0] - 2 * atan(0.03 / 0.4)) < 1e-12)
  }

  @Test(
    "a plane turned by ψ reads 2·atan(tan(F/2)·sin ψ) on a leg without valgus",
    arguments: [(60.0, 5.0, 5.8), (60, 10, 11.5), (90, 10, 19.7)])
  func turned(flexion: Double, turn: Double, reads: Double) throws {
    let plane = try #require(plane)
    let angle = plane.turned(by: .degrees(turn)).projectionAngle(leg(.right, flexion: flexion))
    #expect(abs(abs(angle).in(.degree) - reads) < 0.05)
  }

  @Test(
    "the plane's own uncertainty is 2.1, 2.9, 3.8 and 5.0° at 45, 60, 75 and 90° of flexion",
    arguments: [(45.0, 2.1), (60, 2.9), (75, 3.8), (90, 5.0)])
  func uncertainty(flexion: Double, expected: Double) throws {
    let plane = try #require(plane)
    #expect(abs(plane.uncertainty(leg(.left, flexion: flexion)).in(.degree) - expected) < 0.06)
  }

  @Test("flexion in space is that of the leg, and a missing joint gives no angle")
  func edges() throws {
    let plane = try #require(plane)
    #expect(abs(leg(.left, flexion: 50).flexion.in(.degree) - 50) < 1e-9)
    var lost = leg(.left)
    lost.knee = .missing
    #expect(plane.projectionAngle(lost).isNaN)
    #expect(FrontalPlane(facing: .unitZ) == nil)
    #expect(FrontalPlane(facing: .missing) == nil)
  }
}
