import Synthesis
import Testing

@Suite("Random numbers") struct RandomStreamTests {
  @Test("are those of SplitMix64") func reference() {
    // The first outputs for seed 1234567 in the reference implementation by S. Vigna
    // (prng.di.unimi.it/splitmix64.c).
    var random = RandomStream(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test("are normal with mean 0 and deviation 1", arguments: 0..<5 as Range<UInt64>)
  func gaussian(seed: UInt64) {
    var random = RandomStream(seed: seed, for: "test")
    let numbers = (0..<20_000).map { _ in random.gaussian() }
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / 20_000
    #expect(abs(mean) < 0.03)
    #expect(abs(variance - 1) < 0.05)
    let beyondTwo = numbers.count { abs($0) > 2 }
    #expect(abs(Double(beyondTwo) / 20_000 - 0.0455) < 0.007)
  }
}
