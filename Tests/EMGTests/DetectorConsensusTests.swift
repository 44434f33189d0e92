import EMG
import Motion
import Testing

@testable import EMG

struct DetectorConsensusTests {
  typealias Reading = DetectorConsensus.Reading

  func reading(_ name: String, _ bursts: [ClosedRange<Double>], _ error: Double) -> Reading {
    Reading(name: name, bursts: bursts, error: error)
  }

  @Test("two that agree give the better one's edges and its error")
  func agree() {
    let outcome = DetectorConsensus().outcome(of: [
      reading("b", [1.010...2.005], 0.020), reading("a", [1.000...2.000], 0.010),
    ])
    #expect(outcome.bursts == [1.000...2.000])
    #expect(outcome.agreement[0].detectors == ["a", "b"])
    #expect(outcome.agreement[0].onsetUncertainty == 0.010)
    #expect(abs((outcome.agreement[0].onsetDistance ?? 0) - 0.010) < 1e-12)
  }

  @Test("beyond the agreement the uncertainty grows by the distance")
  func disagree() {
    let outcome = DetectorConsensus().outcome(of: [
      reading("a", [1.000...2.000], 0.010), reading("b", [1.050...2.000], 0.020),
    ])
    #expect(outcome.bursts == [1.000...2.000])
    let wide = (0.010 * 0.010 + 0.050 * 0.050).squareRoot()
    #expect(abs(outcome.agreement[0].onsetUncertainty - wide) < 1e-12)
    #expect(outcome.agreement[0].offsetUncertainty == 0.010)
  }

  @Test("what one alone finds is not asserted, but counted; one alone may be asked for")
  func alone() {
    let readings = [reading("a", [1...2, 3...4], 0.010), reading("b", [1...2], 0.020)]
    let outcome = DetectorConsensus().outcome(of: readings)
    #expect(outcome.bursts == [1...2] && outcome.unconfirmed == 1)
    let one = DetectorConsensus(needed: 1).outcome(of: [readings[0]])
    #expect(one.bursts == [1...2, 3...4] && one.agreement[0].onsetUncertainty == 0.010)
  }

  @Test("a burst that one runs through and another cuts in two keeps the cut, in order")
  func bridged() {
    let outcome = DetectorConsensus().outcome(of: [
      reading("a", [1.0...3.0], 0.010), reading("b", [1.0...1.8, 2.2...3.0], 0.020),
    ])
    #expect(outcome.bursts.count == 2)
    #expect(outcome.bursts[0].upperBound <= outcome.bursts[1].lowerBound)
    #expect(abs(outcome.bursts[0].upperBound - 1.8) < 1e-9)
    #expect(abs(outcome.bursts[1].lowerBound - 2.2) < 1e-9)
  }

  @Test("nothing comes of nothing")
  func empty() {
    #expect(DetectorConsensus().outcome(of: []).bursts.isEmpty)
    #expect(DetectorConsensus().outcome(of: [reading("a", [], 0.01)]).bursts.isEmpty)
  }
}
