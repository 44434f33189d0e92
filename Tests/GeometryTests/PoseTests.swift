import Geometry
import Testing

@Suite("Poses")
struct PoseTests {
  private let pose = Pose(
    origin: Vector3(1, 2, 3), axes: Matrix3.rotationZ(0.7) * Matrix3.rotationX(-1.2))

  @Test("a point goes into the frame and comes back")
  func roundTrip() {
    let p = Vector3(-4, 0.5, 9)
    #expect((pose.point(pose.local(p)) - p).length < 1e-12)
    #expect(pose.local(pose.origin).length < 1e-15)
  }

  @Test("what was not seen stays not seen")
  func missing() {
    #expect(!pose.point(.missing).isFinite)
    #expect(!Pose.missing.point(.zero).isFinite)
  }

  @Test("perpendicular takes away exactly the part along an axis")
  func perpendicular() {
    let axis = Vector3(1, 1, 0).normalized
    let rest = Vector3(3, -1, 2).perpendicular(to: axis)
    #expect(abs(rest.dot(axis)) < 1e-15)
  }
}
