import Geometry
import Motion
import Testing

@Suite("Where a plate lies")
struct ForcePlateTests {
  @Test("z points into the floor, x from the second and third corner to the first and fourth")
  func surface() throws {
    let plate = ForcePlate(
      label: "1", kind: .c3d(type: 2),
      corners: [
        Vector3(0.4, 0.6, 0), Vector3(0, 0.6, 0), Vector3(0, 0, 0), Vector3(0.4, 0, 0),
      ], channels: [])
    let surface = try #require(plate.surface)
    #expect((surface.origin - Vector3(0.2, 0.3, 0)).length < 1e-15)
    #expect((surface.axes.x - .unitX).length < 1e-15)
    #expect((surface.axes.z - .unitZ).length < 1e-15 || (surface.axes.z + .unitZ).length < 1e-15)
    #expect(abs(surface.axes.determinant - 1) < 1e-12)
  }

  @Test("none without four corners, or with four in one place")
  func none() {
    #expect(ForcePlate(label: "1", kind: .plateAxes, corners: [], channels: []).surface == nil)
    let flat = Array(repeating: Vector3.zero, count: 4)
    #expect(ForcePlate(label: "1", kind: .c3d(type: 2), corners: flat, channels: []).surface == nil)
  }
}
