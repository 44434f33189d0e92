import Findings
import Motion
import Testing

/// One condition of a session against its natural one; numbers in degrees.
struct ConditionComparisonTests {
  func session(_ first: String, _ second: ChildWalk) -> SessionAnalysis {
    var walk = ChildWalk(cycles: 2, noise: 0.3, trunkLean: [.left: 0, .right: 0])
    walk.condition = first
    return SessionBuilder.session(
      age: 30, trials: [walk.trial("walking1"), second.trial("walkingTI1")])
  }

  func walk(_ cycles: Int = 1) -> ChildWalk {
    var walk = ChildWalk(cycles: cycles, noise: 0.3, seed: 7, trunkLean: [.left: 0, .right: 0])
    walk.condition = "walkingTI"
    return walk
  }

  @Test("toe-in and trunk sway are found against the natural trials, with their side")
  func differences() throws {
    var changed = walk()
    changed.shift(.left, .angle(.footProgress, 2), by: 24)
    changed.trunkLean = [.left: -12, .right: 0]
    let findings = ConditionComparison().findings(in: session("walking", changed))
    let present = findings.filter { $0.state.isPresent }
    #expect(present.map(\.side) == [.left, .left])
    #expect(present[0].sentence.contains("more toe-in than in the natural trials"))
    #expect(present[1].sentence.contains("more trunk lean towards the standing leg"))
    let toes = try #require(present[0].measured)
    #expect(abs(toes.value.in(.degree) - 24) < 1)
    #expect(present[0].state == .present(.marked), "24° against 5°")
  }

  @Test("the same walking under two labels says nothing; no baseline, no comparison")
  func silent() {
    let same = ConditionComparison().findings(in: session("walking", walk()))
    #expect(same.count == 8 && same.allSatisfy { !$0.state.isPresent })
    #expect(ConditionComparison().findings(in: session("slow", walk())).isEmpty)
    let one = SessionBuilder.session(trials: [walk().trial()])
    #expect(ConditionComparison().findings(in: one).isEmpty)
  }
}
