import Signal
import Testing

struct ButterworthTests {
  /// A filter and the gains that scipy gives it at some frequencies.
  struct Case: Sendable {
    var band: Butterworth.Band
    var order: Int
    var rate: Double
    var frequencies: [Double]
    var gains: [Double]
  }

  // scipy 1.17.1: sos = signal.butter(order, edges, kind, fs=rate, output="sos")
  //               abs(signal.sosfreqz(sos, worN=frequencies, fs=rate)[1])
  static let cases = [
    Case(
      band: .lowPass(6), order: 3, rate: 100, frequencies: [1, 6, 10, 30],
      gains: [0.9999900047526786, 0.7071067811865475, 0.1983444018763331, 0.0026622259079074856]),
    Case(
      band: .highPass(20), order: 2, rate: 1000, frequencies: [5, 20, 60, 200],
      gains: [0.06222500971569717, 0.7071067811865508, 0.9941360082195578, 0.9999718864853459]),
    Case(
      band: .bandPass(20, 450), order: 4, rate: 1000, frequencies: [5, 20, 100, 450, 480],
      gains: [
        0.0037436394582589985, 0.7071067811865331, 0.9999999095915632, 0.7071067811865448,
        0.02406401293951717,
      ]),
    Case(
      band: .bandPass(10, 12), order: 3, rate: 100, frequencies: [9, 10, 11, 12, 14],
      gains: [
        0.10089049271325472, 0.7071067811865487, 0.9999999984974208, 0.7071067811865533,
        0.046651424590901734,
      ]),
    Case(
      band: .bandPass(1, 40), order: 1, rate: 100, frequencies: [0.3, 1, 6, 40, 45],
      gains: [
        0.28481470956005406, 0.7071067811865468, 0.9946538192925979, 0.7071067811865478,
        0.43540209519462286,
      ]),
  ]

  @Test("gains are those of scipy's butter", arguments: cases)
  func gains(_ example: Case) throws {
    let filter = try #require(
      Butterworth(example.band, order: example.order, rate: example.rate))
    for (frequency, gain) in zip(example.frequencies, example.gains) {
      #expect(abs(filter.gain(at: frequency, rate: example.rate) - gain) < 1e-12)
    }
  }

  // signal.butter(2, 6, fs=100, output="sos")
  @Test func sectionIsThatOfScipy() throws {
    let section = try #require(Butterworth(.lowPass(6), order: 2, rate: 100)?.sections.first)
    #expect(abs(section.b0 - 0.02785976611713602) < 1e-15)
    #expect(abs(section.b1 - 0.05571953223427204) < 1e-15)
    #expect(abs(section.b2 - 0.02785976611713602) < 1e-15)
    #expect(abs(section.a1 - -1.475480443592646) < 1e-14)
    #expect(abs(section.a2 - 0.5869195080611902) < 1e-14)
  }

  @Test("two passes together let half the power through at the edge", arguments: 1...6)
  func twoPasses(order: Int) throws {
    for band in [Butterworth.Band.lowPass(6), .highPass(6), .bandPass(6, 30)] {
      let filter = try #require(Butterworth(band, order: order, rate: 100, passes: 2))
      let gain = filter.gain(at: 6, rate: 100)
      #expect(abs(gain * gain - 0.5.squareRoot()) < 1e-9)
    }
  }

  @Test("a band that does not fit gives no filter")
  func impossible() {
    #expect(Butterworth(.lowPass(50), order: 2, rate: 100) == nil)
    #expect(Butterworth(.lowPass(0), order: 2, rate: 100) == nil)
    #expect(Butterworth(.lowPass(.nan), order: 2, rate: 100) == nil)
    #expect(Butterworth(.bandPass(20, 10), order: 2, rate: 100) == nil)
    #expect(Butterworth(.bandPass(20, 450), order: 2, rate: 500) == nil)
    #expect(Butterworth(.highPass(5), order: 0, rate: 100) == nil)
    #expect(Butterworth(.highPass(5), order: 2, rate: 0) == nil)
  }
}
