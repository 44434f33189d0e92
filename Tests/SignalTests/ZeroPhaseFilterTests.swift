import Foundation
import Signal
import Testing

struct ZeroPhaseFilterTests {
  /// n = np.arange(40); x = np.sin(0.21*n) + 0.3*np.cos(1.7*n) + 0.02*n
  static let samples = (0..<40).map { index -> Double in
    let n = Double(index)
    return sin(0.21 * n) + 0.3 * cos(1.7 * n) + 0.02 * n
  }

  /// A filter and what scipy makes of the signal at samples 0, 1, 7, 20, 38 and 39.
  struct Case: Sendable {
    var filter: ZeroPhaseFilter
    var expected: [Double]
  }

  // scipy 1.17.1, edges moved for the pair on the prewarped frequency w = tan(pi f / 100):
  //   low-pass  w / (sqrt(2)-1)**(1/(2*order)), high-pass w * the same, band-pass: width / the same
  //   signal.sosfiltfilt(signal.butter(order, moved, kind, fs=100, output="sos"), x)
  static let cases = [
    Case(
      filter: ZeroPhaseFilter(.lowPass(6), order: 2),
      expected: [
        0.2967690292846034, 0.4168511541791535, 1.075521049435932, -0.4398186649140497,
        1.529171323960987, 1.4729071705679377,
      ]),
    Case(
      filter: ZeroPhaseFilter(.highPass(5), order: 3),
      expected: [
        -0.0518194806467558, -0.28706467726606044, 0.4176483854024219, -0.4338495597278794,
        0.27937121907480134, -0.0030562197333267593,
      ]),
    Case(
      filter: ZeroPhaseFilter(.bandPass(5, 20), order: 2),
      expected: [
        -0.027958784793441188, -0.27336680486787823, 0.24481639616735415, -0.24726566916544776,
        0.38243963368203937, -0.0030552190919756472,
      ]),
  ]

  @Test("agrees with scipy's sosfiltfilt to rounding", arguments: cases)
  func parity(_ example: Case) {
    let filtered = example.filter.applied(to: Self.samples, rate: 100)
    for (index, expected) in zip([0, 1, 7, 20, 38, 39], example.expected) {
      #expect(abs(filtered[index] - expected) < 1e-12)
    }
  }

  @Test("a constant passes a low-pass unchanged, ends too; a line does away from the ends")
  func slow() {
    let filter = ZeroPhaseFilter(.lowPass(5), order: 4)
    let constant = filter.applied(to: [Double](repeating: 3, count: 30), rate: 100)
    for value in constant { #expect(abs(value - 3) < 1e-12) }
    let line = (0..<300).map { 3 - 0.25 * Double($0) }
    let filtered = filter.applied(to: line, rate: 100)
    for index in 120..<180 { #expect(abs(filtered[index] - line[index]) < 1e-6) }
  }

  @Test("a sine at the edge keeps its phase and loses half its power")
  func edge() {
    let sine = (0..<400).map { sin(2 * .pi * 5 * Double($0) / 100) }
    let filtered = ZeroPhaseFilter(.lowPass(5), order: 2).applied(to: sine, rate: 100)
    for index in 150..<250 {
      #expect(abs(filtered[index] - sine[index] * 0.5.squareRoot()) < 1e-3)
    }
  }

  @Test("each unbroken block is filtered by itself, and a short one is left out")
  func gaps() {
    let filter = ZeroPhaseFilter(.lowPass(6), order: 2)
    let head = Array(Self.samples[0..<20])
    let tail = Array(Self.samples[20..<40])
    let gap = [Double](repeating: .nan, count: 3)
    let short = [Double](repeating: 1, count: filter.reach)
    let joined = filter.applied(to: head + gap + short + gap + tail, rate: 100)
    #expect(Array(joined[0..<20]) == filter.applied(to: head, rate: 100))
    #expect(joined[20..<(26 + filter.reach)].allSatisfy { $0.isNaN })
    #expect(Array(joined.suffix(20)) == filter.applied(to: tail, rate: 100))
  }

  @Test("a block one sample longer than the reach is filtered")
  func shortest() {
    let filter = ZeroPhaseFilter(.lowPass(6), order: 2)
    let block = Array(Self.samples.prefix(filter.reach + 1))
    #expect(filter.applied(to: block, rate: 100).allSatisfy { $0.isFinite })
  }

  @Test("backwards is the same as forwards to the ends' rounding")
  func reversal() {
    let sine = (0..<300).map { sin(2 * .pi * 2 * Double($0) / 100) }
    let filter = ZeroPhaseFilter(.lowPass(6), order: 2)
    let forwards = filter.applied(to: sine, rate: 100)
    let backwards = filter.applied(to: sine.reversed(), rate: 100).reversed()
    for (a, b) in zip(forwards, backwards).dropFirst(80).dropLast(80) {
      #expect(abs(a - b) < 1e-6)
    }
  }

  @Test("a band that does not fit gives nothing, not the raw signal")
  func impossible() {
    let filtered = ZeroPhaseFilter(.lowPass(60), order: 2).applied(to: Self.samples, rate: 100)
    #expect(filtered.count == 40)
    #expect(filtered.allSatisfy { $0.isNaN })
    #expect(ZeroPhaseFilter(.lowPass(6), order: 2).applied(to: [], rate: 100).isEmpty)
  }
}
