import Foundation
import Signal
import Testing

struct EnvelopeTests {
  @Test("the envelope of a steady sine is its mean rectified value, 2/π of its amplitude")
  func sine() {
    let sine = (0..<2000).map { 3 * sin(2 * .pi * 90 * Double($0) / 1000) }
    let envelope = Envelope.linear(of: sine, rate: 1000, cutoff: 6)
    for value in envelope[700..<1300] { #expect(abs(value - 6 / .pi) < 0.01) }
  }

  @Test("an envelope is never negative")
  func nonNegative() {
    let burst = (0..<1000).map { (400..<420).contains($0) ? 1.0 : 0.0 }
    #expect(Envelope.linear(of: burst, rate: 1000, cutoff: 6).allSatisfy { $0 >= 0 })
  }

  @Test("the moving root mean square is that of its window, cut at the ends")
  func rms() {
    let values = Envelope.movingRMS(of: [1, 2, 3, .nan, 5], window: 3)
    #expect(abs(values[0] - 2.5.squareRoot()) < 1e-12)
    #expect(abs(values[1] - (14.0 / 3).squareRoot()) < 1e-12)
    #expect(abs(values[2] - 6.5.squareRoot()) < 1e-12)
    #expect(values[3].isNaN)
    #expect(abs(values[4] - 5) < 1e-12)
  }
}
