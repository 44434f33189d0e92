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

  @Test("scales a speed in metres a second by the mean leg length")
  func scaling() throws {
    var session = SessionBuilder.session(speed: nil, trials: [])
    session.subject.measures.set(.legLength(.left), 0.748, from: "test")
    session.subject.measures.set(.legLength(.right), 0.750, from: "test")
    session.parameters = [
      Parameter(
        name: "walking_speed", words: "walking speed", unit: .metrePerSecond, side: nil,
        task: .walking, condition: "walk",
        value: .present(try #require(Statistic(of: [1.158]))))
    ]
    let speed = try #require(WalkingSpeed(of: "walk", in: session).dimensionless)
    #expect(abs(speed - 0.427) < 5e-4)
    #expect(!WalkingSpeed(of: "fast", in: session).isMatched)
  }
}
