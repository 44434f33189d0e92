import Findings
import Foundation
import Motion
import Testing

/// Rules of two-legged landings and of the knee in space; numbers in degrees.
struct LandingRulesTests {
  typealias Landing = JumpBuilder.Landing

  func one(_ rule: String, _ side: Side?, _ session: SessionAnalysis) throws -> Finding {
    let detector = try #require(Detectors.detector(rule: rule))
    return try #require(detector.findings(in: session).first { $0.side == side })
  }

  func session(separation percent: Double, repetitions: Int = 5) -> SessionAnalysis {
    var landing = Landing(trochanters: 0.30)
    landing.separation = 0.30 * percent / 100
    return JumpBuilder.session(Array(repeating: landing, count: repetitions))
  }

  @Test(
    "B11, B11b, B12: knees at 6 % present, 25 % borderline, 55 % within reference",
    arguments: [(6.0, "present"), (25, "borderline"), (55, "within_reference")])
  func separation(percent: Double, state: String) throws {
    let found = try one("MK02", nil, session(separation: percent))
    #expect(found.state.name == state, "\(found.sentence)")
    #expect(!found.sentence.contains("ACL"))
    #expect(abs((found.measured?.value ?? 0).in(.percent) - percent) < 0.5)
  }

  @Test("without trochanter markers the separation is printed and not graded")
  func withoutTrochanters() throws {
    let found = try one("MK02", nil, JumpBuilder.session([Landing(separation: 0.1)]))
    #expect(!found.state.isAssessed)
    #expect(found.details.contains { $0.words == "knees over hip centres" })
  }

  @Test("B13: 4.4° at contact is borderline for a woman; for a man the limit is not his")
  func abduction() throws {
    let landing = Landing(abduction: 4.4)
    let landings = Array(repeating: landing, count: 5)
    let woman = try one("MK03", .right, JumpBuilder.session(landings, axis: 2))
    #expect(woman.state == .borderline)
    let man = try one("MK03", .right, JumpBuilder.session(landings, sex: "male", axis: 2))
    #expect(!man.state.isAssessed)
    let unchecked = try one("MK03", .right, JumpBuilder.session(landings))
    #expect(unchecked.state.name == "not_assessed")
    let red = try one("MK03", .right, JumpBuilder.session(landings, axis: 20, light: .red))
    #expect(red.state == .notAssessed(because: "knee-axis"))
  }

  @Test("B14: 26 N·m in a man of 100 kg is a percentile only")
  func moment() throws {
    let landings = Array(repeating: Landing(moment: 0.26), count: 5)
    let man = try one("MK04", .right, JumpBuilder.session(landings, sex: "male", mass: 100))
    #expect(!man.state.isAssessed)
    #expect(man.details.contains { $0.words.hasPrefix("percentile") })
    let heavy = Array(repeating: Landing(moment: 0.7), count: 5)
    let woman = try one("MK04", .right, JumpBuilder.session(heavy, mass: 60))
    #expect(woman.state.isPresent, "\(woman.sentence)")
  }

  @Test("B07, B08: a turned knee axis makes no finding of abduction in a squat")
  func crossTalk() throws {
    func found(_ axis: Double, _ abduction: Double, _ light: KneeAxisCheck.Light) throws -> Finding
    {
      var trial = SquatBuilder.trial(
        Array(repeating: .steady(3), count: 5), side: .right)
      let flexion = trial.angles.value?[.knee, .right]?.x ?? []
      let most = flexion.max() ?? 1
      trial.angles = .present(
        JointAngles([
          .right: [
            .knee: AngleCurve(
              x: flexion, y: flexion.map { -.degrees(abduction) * $0 / most },
              z: flexion.map { _ in 0 })
          ]
        ]))
      var session = SessionBuilder.session(trials: [trial])
      session.kneeAxes = JumpBuilder.axes(axis, light)
      return try one("MK03", .right, session)
    }
    #expect(try found(15, 14, .amber).state == .borderline)
    #expect(try found(6, 11.6, .green).state == .borderline)
    #expect(try found(1, 22, .green).state.isPresent)
  }

  @Test("both knees inwards on landing are one event of the mean; a turned plane cancels")
  func medial() throws {
    let shift = 0.42 * tan(.degrees(25.0 / 2))  // a projection angle near 25° of both
    let both = Landing(medial: [.left: shift, .right: shift], depth: 60)
    let found = try one("MK01", nil, JumpBuilder.session(Array(repeating: both, count: 5)))
    #expect(found.state.isPresent, "\(found.sentence)")
    #expect(found.windows == 5 && found.side == nil)
    let opposite = Landing(medial: [.left: shift, .right: -shift], depth: 60)
    let none = try one("MK01", nil, JumpBuilder.session(Array(repeating: opposite, count: 5)))
    #expect(none.state == .withinReference, "\(none.sentence)")
    let still = try one("MK01", nil, JumpBuilder.session(Array(repeating: Landing(), count: 5)))
    #expect(still.state == .withinReference)
  }

  @Test("a pelvis that turns away from the plane leaves a landing borderline at most")
  func turning() throws {
    let shift = 0.42 * tan(.degrees(25.0 / 2))
    let turned = Landing(medial: [.left: shift, .right: shift], depth: 60, turn: 25)
    let found = try one("MK01", nil, JumpBuilder.session(Array(repeating: turned, count: 5)))
    #expect(!found.state.isPresent)
    #expect(found.gates.contains { $0.contains("turns") })
  }

  // MARK: - L01

  func load(_ left: Double, _ right: Double, _ count: Int = 5) throws -> Finding {
    let landing = Landing(force: [.left: left, .right: right])
    return try one(
      "L01", right >= left ? .right : .left,
      JumpBuilder.session(Array(repeating: landing, count: count)))
  }

  @Test("L01 is present from 15 %, from 20 % of one or two landings, and names the side")
  func unequal() throws {
    // 100 · 2 (R − L) / (R + L).
    #expect(try load(700, 866).state == .present(.moderate), "21 %")
    #expect(try load(866, 700).state == .present(.moderate))
    #expect(try load(700, 820).state == .present(.mild), "15.8 %")
    #expect(try load(700, 790).state == .borderline, "12 %")
    #expect(try load(700, 740).state == .withinReference)
    #expect(try load(700, 820, 2).state == .borderline)
    let few = try load(700, 1200, 2)
    #expect(few.state == .present(.moderate) && few.notes.contains { $0.hasPrefix("seen in 2") })
  }

  @Test("L01 without plates prints the shift and grades nothing")
  func withoutPlates() throws {
    let found = try one("L01", nil, JumpBuilder.session([Landing()]))
    #expect(found.state.name == "not_assessed")
    #expect(found.details.contains { $0.words.hasPrefix("pelvis towards") })
  }
}
