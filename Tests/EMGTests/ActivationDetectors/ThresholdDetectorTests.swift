import EMG
import Foundation
import Testing

/// Onsets against bursts whose onset is known; RMS in the burst so many decibels above the quiet.
struct ThresholdDetectorTests {
  static let rises = [0.005, 0.020, 0.050]
  static let levels = [6.0, 8, 10, 12, 20]

  struct Errors {
    var onsets: [Double] = []
    var offsets: [Double] = []
    var missed = 0
    var extra = 0

    static func bias(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    static func spread(_ values: [Double]) -> Double {
      let mean = bias(values)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count - 1)).squareRoot()
    }
  }

  /// Errors of a hundred seeds, each with one burst of every rise.
  static let table: [Double: [Double: Errors]] = {
    var table: [Double: [Double: Errors]] = [:]
    for seed in 0..<100 {
      let source = SyntheticEMG(seed: seed, seconds: 3.9)
      let bursts = rises.enumerated().map { index, rise in
        let onset = 0.5 + 1.1 * Double(index) + 0.001 * Double(seed)
        return SyntheticEMG.Burst(onset: onset, offset: onset + 0.35, rise: rise)
      }
      for level in levels {
        let signal = source.signal(bursts, decibels: level)
        let found = ThresholdDetector().bursts(in: signal, rate: SyntheticEMG.rate)
        for burst in bursts {
          let hits = found.filter { $0.overlaps(burst.onset...burst.offset) }
          guard let first = hits.first, let last = hits.last else {
            table[level, default: [:]][burst.rise, default: Errors()].missed += 1
            continue
          }
          table[level, default: [:]][burst.rise, default: Errors()].onsets
            .append(first.lowerBound - burst.onset)
          table[level, default: [:]][burst.rise, default: Errors()].offsets
            .append(last.upperBound - burst.offset)
        }
        let stray = found.count { run in !bursts.contains { run.overlaps($0.onset...$0.offset) } }
        table[level, default: [:]][rises[0], default: Errors()].extra += stray
      }
    }
    return table
  }()

  @Test("the error of onsets and offsets at each level and rise, a hundred seeds each")
  func errors() throws {
    print("SNR dB  rise ms  onset bias  SD  offset bias  SD  missed of 100")
    for level in Self.levels {
      for rise in Self.rises {
        let errors = try #require(Self.table[level]?[rise])
        let numbers = [
          level, rise * 1000, Errors.bias(errors.onsets) * 1000,
          Errors.spread(errors.onsets) * 1000,
          Errors.bias(errors.offsets) * 1000, Errors.spread(errors.offsets) * 1000,
          Double(errors.missed),
        ]
        print(numbers.map { String(format: "%7.1f", $0) }.joined(separator: " "))
      }
    }
  }

  @Test(
    "from 8 dB on, an onset that rises within 20 ms is met within 10 ms, with a spread of 15 ms",
    arguments: levels.filter { $0 >= 8 }, [0.005, 0.020])
  func sharp(level: Double, rise: Double) throws {
    let errors = try #require(Self.table[level]?[rise])
    #expect(errors.missed == 0)
    #expect(abs(Errors.bias(errors.onsets)) <= 0.010)
    #expect(Errors.spread(errors.onsets) <= 0.015)
    #expect(abs(Errors.bias(errors.offsets)) <= 0.012)
  }

  @Test(
    "a slow rise of 50 ms is met about when it is half over at 8 dB, and sooner above",
    arguments: levels.filter { $0 >= 8 })
  func slow(level: Double) throws {
    let errors = try #require(Self.table[level]?[0.050])
    #expect(errors.missed == 0)
    #expect(abs(Errors.bias(errors.onsets)) <= (level < 10 ? 0.030 : 0.020))
    #expect(Errors.spread(errors.onsets) <= 0.018)
  }

  @Test("the stated uncertainty covers bias and spread", arguments: levels.filter { $0 >= 8 })
  func stated(level: Double) throws {
    let all = try Self.rises.flatMap { try #require(Self.table[level]?[$0]).onsets }
    let rms = (all.reduce(0) { $0 + $1 * $1 } / Double(all.count)).squareRoot()
    #expect(rms <= ThresholdDetector().uncertainty(atSignalToNoise: level))
  }

  @Test("finds hardly a burst where there is none")
  func stray() throws {
    let stray = try Self.levels.map { try #require(Self.table[$0]?[Self.rises[0]]).extra }
    #expect(stray.allSatisfy { $0 <= 15 }, "of 300 bursts in 100 trials: \(stray)")
  }

  @Test("D06: a spike of 20 ms is no burst, at any height", arguments: [5.0, 20, 200])
  func spike(height: Double) {
    let source = SyntheticEMG(seed: 7, seconds: 3)
    let burst = SyntheticEMG.Burst(onset: 1.5, offset: 1.9, rise: 0.02)
    var signal = source.signal([burst], decibels: 15)
    let clean = ThresholdDetector().bursts(in: signal, rate: SyntheticEMG.rate)
    for index in 0..<20 {
      signal[1000 + index] += height * 5e-6 * sin(2 * .pi * 75 * Double(index) / 1000)
    }
    let found = ThresholdDetector().bursts(in: signal, rate: SyntheticEMG.rate)
    #expect(found.count == clean.count && clean.count == 1)
    #expect(abs((found.last?.lowerBound ?? 0) - (clean.last?.lowerBound ?? 1)) < 0.010)
  }

  @Test("gaps are left out, and nothing is made of nothing")
  func edges() {
    let detector = ThresholdDetector()
    #expect(detector.bursts(in: [], rate: 1000).isEmpty)
    #expect(detector.bursts(in: [Double](repeating: 0, count: 500), rate: 1000).isEmpty)
    #expect(detector.bursts(in: [Double](repeating: .nan, count: 500), rate: 1000).isEmpty)
    #expect(detector.bursts(in: [1, 2, 3], rate: .nan).isEmpty)
    let source = SyntheticEMG(seed: 3, seconds: 3)
    let burst = SyntheticEMG.Burst(onset: 1.5, offset: 1.9, rise: 0.02)
    var signal = source.signal([burst], decibels: 15)
    for index in 500..<800 { signal[index] = .nan }
    let found = detector.bursts(in: signal, rate: SyntheticEMG.rate)
    #expect(found.contains { abs($0.lowerBound - 1.5) < 0.02 && abs($0.upperBound - 1.9) < 0.02 })
  }
}
