import Foundation
import Geometry
import Testing

@Suite("Cardan angles, sequence YXZ")
struct CardanYXZTests {
  @Test("angles of a rotation made of angles are those angles", arguments: 0..<60)
  func roundTrip(seed: Int) {
    // Spread over the range without a random generator.
    let a = CardanYXZ(
      y: Double(seed % 11 - 5) * 0.55, x: Double(seed % 7 - 3) * 0.45,
      z: Double(seed % 13 - 6) * 0.45)
    let b = CardanYXZ(a.rotation)
    #expect(abs(a.y - b.y) < 1e-12 && abs(a.x - b.x) < 1e-12 && abs(a.z - b.z) < 1e-12)
  }

  @Test("one axis at a time")
  func single() {
    #expect(abs(CardanYXZ(.rotationX(0.3)).x - 0.3) < 1e-15)
    #expect(abs(CardanYXZ(.rotationY(0.3)).y - 0.3) < 1e-15)
    #expect(abs(CardanYXZ(.rotationZ(0.3)).z - 0.3) < 1e-15)
  }

  @Test("gimbal lock gives numbers, a missing matrix gives none")
  func edges() {
    let locked = CardanYXZ(.rotationX(.pi / 2))
    #expect(abs(locked.x - .pi / 2) < 1e-7)
    #expect(CardanYXZ(.missing).x.isNaN)
  }

  @Test("a rotation keeps lengths and handedness", arguments: [-2.0, -0.4, 0, 1.1, 3])
  func proper(angle: Double) {
    for m in [Matrix3.rotationX(angle), .rotationY(angle), .rotationZ(angle)] {
      #expect(abs(m.determinant - 1) < 1e-12)
      let v = Vector3(1, -2, 3)
      #expect(abs((m * v).length - v.length) < 1e-12)
      #expect((m.transposed * (m * v) - v).length < 1e-12)
    }
  }

  @Test("rotations turn counter-clockwise seen from the tip of their axis")
  func sense() {
    #expect((Matrix3.rotationZ(.pi / 2) * .unitX - .unitY).length < 1e-15)
    #expect((Matrix3.rotationX(.pi / 2) * .unitY - .unitZ).length < 1e-15)
    #expect((Matrix3.rotationY(.pi / 2) * .unitZ - .unitX).length < 1e-15)
  }
}
