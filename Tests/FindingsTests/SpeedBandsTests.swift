import Findings
import Motion
import Testing

struct SpeedBandsTests {
  @Test(
    "reads between the group means and stays constant outside",
    arguments: [(0.05, 1.0), (0.172, 1), (0.231, 1.5), (0.429, 3), (0.694, 5), (1.2, 5)])
  func interpolation(speed: Double, expected: Double) {
    #expect(abs(SpeedBands.value(of: [1, 2, 3, 4, 5], at: speed) - expected) < 1e-9)
  }

  @Test("stands on the free group where the speed is not known, and says so")
  func unknown() {
    #expect(SpeedBands.value(of: [1, 2, 3, 4, 5], at: nil) == 3)
    #expect(!WalkingSpeed(dimensionless: nil).isMatched)
    #expect(WalkingSpeed(dimensionless: nil).words.contains("not matched"))
    #expect(WalkingSpeed(dimensionless: 0.43).words == "free speed (v* 0.43)")
  }

  @Test("belongs to its condition")
  func condition() {
    let session = SessionBuilder.session(
      speed: 0.3, trials: [SessionBuilder.walking { _, _ in 0 }])
    #expect(WalkingSpeed(of: "walk", in: session).dimensionless == 0.3)
    #expect(!WalkingSpeed(of: "fast", in: session).isMatched)
  }
}
