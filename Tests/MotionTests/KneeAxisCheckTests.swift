import Geometry
import Motion
import Testing

@Suite("The check of the knee axis")
struct KneeAxisCheckTests {
  static func check(axisError: Double) -> KneeAxisCheck {
    KneeAxisCheck(
      side: .left, light: .green, cycleLights: [], slope: 0, correlation: 0, residualDeviation: 0,
      swingRange: 0, flexion: 0...1, axisError: axisError)
  }

  // The apparent adduction of pure flexion about a turned axis, as published figures round it.
  @Test(
    "a turned axis makes pure flexion look like adduction",
    arguments: [
      (5.0, [1.7, 4.3, 5.0]), (10.0, [3.4, 8.6, 10.0]), (15.0, [5.1, 13.0, 15.0]),
    ])
  func adduction(turn: Double, expected: [Double]) {
    let check = Self.check(axisError: .degrees(turn))
    for (flexion, value) in zip([20.0, 60, 90], expected) {
      #expect(abs(check.adductionError(atFlexion: .degrees(flexion)).in(.degree) - value) < 0.06)
    }
  }

  @Test("the closed forms are the Cardan angles of the turned rotation", arguments: 0..<18)
  func closedForms(step: Int) {
    let (turn, flexion) = (Double.degrees(Double(step) * 2), Double.degrees(5 * Double(step)))
    let angles = CardanYXZ(Matrix3.rotationZ(turn) * Matrix3.rotationY(flexion))
    let check = Self.check(axisError: turn)
    #expect(abs(check.adductionError(atFlexion: flexion) - abs(angles.x)) < 1e-12)
    #expect(abs(check.rotationError(atFlexion: flexion) - abs(angles.z)) < 1e-12)
  }

  @Test("nothing is known at a flexion that was not seen")
  func missing() {
    let check = Self.check(axisError: 0.1)
    #expect(check.adductionError(atFlexion: .nan).isNaN)
    #expect(check.rotationError(atFlexion: .nan).isNaN)
  }

  @Test("only red forbids")
  func light() {
    for light in KneeAxisCheck.Light.allCases {
      var check = Self.check(axisError: 0)
      check.light = light
      #expect(check.isReliable == (light != .red))
    }
  }
}
