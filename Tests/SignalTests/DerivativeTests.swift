import Signal
import Testing

struct DerivativeTests {
  @Test("a parabola's derivatives are exact, ends too")
  func parabola() {
    let rate = 50.0
    let times = (0..<9).map { Double($0) / rate }
    let samples = times.map { 2 - 3 * $0 + 4 * $0 * $0 }
    for (value, time) in zip(Derivative.first(of: samples, rate: rate), times) {
      #expect(abs(value - (-3 + 8 * time)) < 1e-9)
    }
    let second = Derivative.second(of: samples, rate: rate)
    #expect(second[0].isNaN && second[8].isNaN)
    for value in second[1..<8] { #expect(abs(value - 8) < 1e-9) }
  }

  @Test("a gap stays a gap and never joins what lies on both sides")
  func gap() {
    let samples: [Double] = [0, 1, .nan, 7, .nan, 10, 20, 30, 40]
    let first = Derivative.first(of: samples, rate: 1)
    #expect(first[0] == 1 && first[1] == 1)
    #expect(first[2].isNaN && first[3].isNaN && first[4].isNaN)
    #expect(Array(first[5...]) == [10, 10, 10, 10])
    #expect(Derivative.second(of: samples, rate: 1)[0..<6].allSatisfy { $0.isNaN })
    #expect(Derivative.first(of: [], rate: 1).isEmpty)
    #expect(Derivative.first(of: [4], rate: 1)[0].isNaN)
  }
}
