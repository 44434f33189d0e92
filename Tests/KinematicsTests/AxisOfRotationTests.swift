import Foundation
import Geometry
import Kinematics
import Motion
import Testing

@Suite("The symmetrical axis of rotation")
struct AxisOfRotationTests {
  /// The knee's axis in the thigh, not along any of its axes.
  static let axis = Vector3(0.12, 1, -0.08).normalized

  /// Turns about `axis` by an angle, radians.
  static func turn(_ angle: Double) -> Matrix3 {
    let (c, s) = (cos(angle), sin(angle))
    func turned(_ v: Vector3) -> Vector3 {
      v * c + axis.cross(v) * s + axis * (axis.dot(v) * (1 - c))
    }
    return Matrix3(x: turned(.unitX), y: turned(.unitY), z: turned(.unitZ))
  }

  static func bends(_ share: Double) -> Matrix3 { turn(.degrees(45) * (1 - cos(25 * share))) }

  /// How far a point lies from the true axis, metres.
  static func distance(_ point: Vector3, from centre: Vector3) -> Double {
    (point - centre).perpendicular(to: axis).length
  }

  @Test("is found exactly without noise, at the point nearest to the one wanted")
  func exact() throws {
    var cluster = MovingCluster()
    cluster.noise = 0
    let poses = cluster.truth(Self.bends)
    let near = cluster.proximalCentre + Self.axis * 0.03
    let found = try #require(
      AxisOfRotation(proximal: poses.proximal, distal: poses.distal, near: near))
    #expect(abs(abs(found.proximalDirection.dot(Self.axis)) - 1) < 1e-12)
    #expect((found.proximalPoint - near).length < 1e-8)
    #expect(found.residual < 1e-9)
    // In the distal segment the axis has the same direction, for it is not turned by itself.
    #expect(abs(abs(found.distalDirection.dot(Self.axis)) - 1) < 1e-12)
  }

  @Test("is found within 1 mm and half a degree under 1 mm of noise", arguments: 0..<20)
  func noisy(seed: Int) throws {
    var cluster = MovingCluster()
    cluster.seed = UInt64(seed)
    let poses = cluster.seen(cluster.truth(Self.bends))
    let found = try #require(
      AxisOfRotation(
        proximal: poses.proximal, distal: poses.distal, near: cluster.proximalCentre))
    #expect(Self.distance(found.proximalPoint, from: cluster.proximalCentre) < 0.001)
    #expect(Self.distance(found.distalPoint, from: cluster.distalCentre) < 0.001)
    let off = acos(min(1, abs(found.proximalDirection.dot(Self.axis))))
    #expect(off < .degrees(0.5))
  }

  @Test("a ball joint, a stiff joint and too few frames have none")
  func refused() {
    var cluster = MovingCluster()
    cluster.noise = 0
    let ball = cluster.truth(MovingCluster.starArc)
    #expect(AxisOfRotation(proximal: ball.proximal, distal: ball.distal) == nil)
    let stiff = cluster.truth { Self.turn(0.02 * sin(9 * $0)) }
    #expect(AxisOfRotation(proximal: stiff.proximal, distal: stiff.distal) == nil)
    #expect(AxisOfRotation(proximal: [], distal: []) == nil)
  }
}
