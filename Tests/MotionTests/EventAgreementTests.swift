import Motion
import Testing

@Suite("Agreement of the methods on events") struct EventAgreementTests {
  @Test("counts contacts and foot offs alone, and keeps the largest spread")
  func agreement() {
    let events = [
      GaitEvent(.initialContact, side: .left, time: 0.1, source: "file", spread: 0.012),
      GaitEvent(.footOff, side: .left, time: 0.7, source: "file", spread: 0.041, confidence: .low),
      GaitEvent(.initialContact, side: .right, time: 0.6, source: "plates"),
      GaitEvent(.other("jump"), side: nil, time: 0.2, source: "file", spread: 0.5),
    ]
    let agreement = EventAgreement(of: events)
    #expect(agreement.count == 3)
    #expect(agreement.lowConfidence == 1)
    #expect(agreement.largestSpread == 0.041)
    #expect(EventAgreement(of: []).largestSpread == nil)
  }
}
