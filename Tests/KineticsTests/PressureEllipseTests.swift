import Foundation
import Geometry
import Motion
import Synthesis
import Testing

@testable import Kinetics

@Suite("The ellipse of the centre of pressure")
struct PressureEllipseTests {
  /// Places spread normally about a point, the long axis turned by 30 degrees.
  private static func places(count: Int, _ long: Double, _ short: Double) -> [Vector3] {
    var random = RandomStream(seed: 3, for: "ellipse")
    let turn = Matrix3.rotationZ(.degrees(30))
    return (0..<count).map { _ in
      Vector3(0.4, -0.2, 0)
        + turn * Vector3(random.gaussian() * long, random.gaussian() * short, 0)
    }
  }

  @Test("has the axes of the spread, and holds 95 of a hundred places")
  func spread() throws {
    let places = Self.places(count: 20_000, 0.010, 0.004)
    let found = try #require(PressureEllipse(of: places))
    // Half an axis is 2.448 standard deviations; 20 000 places know one within 0.5 %.
    #expect(abs(found.length / (2 * 2.448 * 0.010) - 1) < 0.02)
    #expect(abs(found.width / (2 * 2.448 * 0.004) - 1) < 0.02)
    let back = Matrix3.rotationZ(.degrees(30)).transposed
    let inside = places.count { place in
      let local = back * (place - Vector3(0.4, -0.2, 0))
      let (x, y) = (2 * local.x / found.length, 2 * local.y / found.width)
      return x * x + y * y <= 1
    }
    #expect(abs(Double(inside) / 20_000 - 0.95) < 0.01)
  }

  @Test("does not change when the laboratory is turned, and leaves out what was not seen")
  func turned() throws {
    let places = Self.places(count: 500, 0.010, 0.004)
    let found = try #require(PressureEllipse(of: places))
    let turn = Matrix3.rotationZ(1.1)
    let other = try #require(PressureEllipse(of: places.map { turn * $0 } + [.missing]))
    #expect(abs(found.length - other.length) < 1e-12 && abs(found.width - other.width) < 1e-12)
  }

  @Test("too few places draw none, one place a point")
  func few() {
    #expect(PressureEllipse(of: Self.places(count: 99, 0.01, 0.01)) == nil)
    #expect(PressureEllipse(of: []) == nil)
    let point = PressureEllipse(of: Array(repeating: Vector3(1, 2, 0), count: 200))
    #expect(point?.length == 0 && point?.width == 0)
  }
}
