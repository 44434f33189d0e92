import Findings
import Motion
import Testing

struct MeasurementConfidenceTests {
  @Test("is the product of the gates and of the probability to be past the limit")
  func value() throws {
    var confidence = MeasurementConfidence()
    confidence.gate(seen: 0.92)
    confidence.gate(reference: .sameModelAndAge)
    confidence.gate(speedMatched: false)
    confidence.gate(events: .low)
    #expect(abs(confidence.quality - 0.8 * 0.9 * 0.6 * 0.9) < 1e-12)
    let plain = MeasurementConfidence()
    let past = try #require(
      plain.value(of: .present(.mild), excess: 1.644854, uncertainty: 1, windows: 5))
    #expect(abs(past - 0.95) < 1e-6)
    let within = try #require(
      plain.value(of: .withinReference, excess: -1.644854, uncertainty: 1, windows: 5))
    #expect(abs(within - 0.95) < 1e-6)
    #expect(
      plain.value(of: .notAssessed(because: "x"), excess: 0, uncertainty: 1, windows: 5) == nil)
  }

  @Test("one or two windows reach 0.70 at most")
  func few() {
    let plain = MeasurementConfidence()
    #expect(plain.value(of: .present(.mild), excess: 9, uncertainty: 1, windows: 2) == 0.70)
    #expect((plain.value(of: .present(.mild), excess: 9, uncertainty: 1, windows: 3) ?? 0) > 0.99)
  }

  @Test("has a word for each band")
  func words() {
    let words = [0.75, 0.74, 0.55, 0.54, 0.40, 0.39].map(MeasurementConfidence.words)
    #expect(words == ["high", "moderate", "moderate", "low", "low", "unreliable"])
  }

  @Test("the table of errors gives the detectable changes of its sources")
  func errors() {
    #expect(abs(MeasurementError.sagittalAngle.detectableChange.in(.degree) - 5.5) < 0.05)
    #expect(abs(MeasurementError.pelvicObliquity.detectableChange.in(.degree) - 3.3) < 0.05)
    #expect(abs(MeasurementError.transverseAngle.detectableChange.in(.degree) - 9.7) < 0.05)
    #expect(MeasurementError.all.allSatisfy { $0.standardError > 0 && !$0.quantity.isEmpty })
  }
}
