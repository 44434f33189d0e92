import EMG
import Foundation
import Motion
import Signal
import Testing

struct ConditioningTests {
  static let source = SyntheticEMG(seed: 5, seconds: 4)
  static let bursts = [
    SyntheticEMG.Burst(onset: 1, offset: 1.4, rise: 0.02),
    SyntheticEMG.Burst(onset: 2.5, offset: 2.9, rise: 0.02),
  ]

  func channel(_ samples: [Double], rate: Double = 1000) -> AnalogChannel {
    AnalogChannel(label: "L Rect", unit: .volt, rate: rate, samples: samples)
  }

  @Test("keeps its order, writes it down, and takes the offset away")
  func order() throws {
    let raw = Self.source.signal(Self.bursts, decibels: 15).map { $0 + 0.3 }
    let done = Conditioning().conditioned(channel(raw))
    #expect(done.refusal == nil)
    let starts = ["rate", "not clipped", "not flat", "offset removed", "band-pass", "no mains hum"]
    #expect(done.log.count == starts.count)
    #expect(zip(done.log, starts).allSatisfy { $0.hasPrefix($1) })
    #expect(abs(try #require(Statistics.mean(of: done.samples))) < 1e-7)
  }

  @Test("refuses by name: slow, clipped, flat, empty")
  func refusals() throws {
    let raw = Self.source.signal(Self.bursts, decibels: 15)
    let slow = Conditioning().conditioned(channel(raw, rate: 500))
    #expect(
      try #require(slow.timingRefusal).hasPrefix("rate too low: sampled at 500 Hz, amplitude only"))
    #expect(slow.refusal == nil, "its envelope may be looked at")
    let clipped = Conditioning().conditioned(channel(raw.map { min(max($0, -8e-6), 8e-6) })).refusal
    #expect(try #require(clipped).hasPrefix("clipped"))
    let flat = Conditioning().conditioned(channel([Double](repeating: 0.01, count: 4000))).refusal
    #expect(flat == "flat: no signal")
    #expect(Conditioning().conditioned(channel([])).refusal == "no samples")
    #expect(Conditioning().conditioned(channel([.nan, .nan])).refusal == "no samples")
    #expect(Conditioning().conditioned(channel([1, 2, 3], rate: .nan)).refusal != nil)
    #expect(Conditioning().conditioned(channel([1, 2, 3, 2, 1, 5])).refusal != nil)
  }

  @Test("a quantised signal is not clipped for standing at its largest value now and then")
  func quantised() {
    let raw = Self.source.signal(Self.bursts, decibels: 15).map { ($0 / 2e-6).rounded() * 2e-6 }
    #expect(Conditioning().conditioned(channel(raw)).refusal == nil)
  }

  @Test("a second without a signal is left out, not taken as the quiet")
  func dropout() throws {
    var raw = Self.source.signal(Self.bursts, decibels: 15)
    for index in 3000..<3900 { raw[index] = 0 }
    let done = Conditioning().conditioned(channel(raw))
    #expect(done.refusal == nil)
    #expect(done.log[2] == "0.90 s without signal left out")
    #expect(!done.samples[3000..<3900].contains { !$0.isNaN })
    let found = HodgesBui().bursts(in: done.samples, rate: 1000).value
    #expect(found?.count == 2)
  }

  @Test(
    "D05: hum 10 dB above the quiet is notched and logged, and moves no onset by 10 ms",
    arguments: [50.0, 60.0])
  func hum(frequency: Double) throws {
    let clean = Self.source.signal(Self.bursts, decibels: 15)
    let height = 5e-6 * pow(10, 0.5) * 2.0.squareRoot()
    let raw = clean.indices.map {
      clean[$0] + height * sin(2 * .pi * frequency * Double($0) / 1000 + 0.4)
    }
    let done = Conditioning().conditioned(channel(raw))
    #expect(done.log.contains { $0.hasPrefix("mains hum notched at \(Int(frequency))") })
    let reference = Conditioning().conditioned(channel(clean))
    #expect(reference.log.contains("no mains hum, no notch"))
    let found = try #require(ChangePoint().bursts(in: done.samples, rate: 1000).value)
    let wanted = try #require(ChangePoint().bursts(in: reference.samples, rate: 1000).value)
    #expect(found.count == wanted.count && wanted.count == 2, "\(found) \(wanted)")
    for (a, b) in zip(found, wanted) {
      #expect(abs(a.lowerBound - b.lowerBound) < 0.010)
      #expect(abs(a.upperBound - b.upperBound) < 0.010)
    }
  }

  @Test("an electrode that is not connected brings hum and little else")
  func disconnected() throws {
    let quiet = Self.source.signal([], decibels: 0)
    let raw = quiet.indices.map {
      quiet[$0] + 1e-4 * sin(2 * .pi * 50 * Double($0) / 1000)
    }
    let refusal = Conditioning().conditioned(channel(raw)).refusal
    #expect(try #require(refusal).hasPrefix("disconnected: mains hum carries"))
  }

  @Test("the lower edge may be raised against heart beats, and is logged")
  func highPass() {
    let raw = Self.source.signal(Self.bursts, decibels: 15)
    let done = Conditioning(highPass: 30).conditioned(channel(raw))
    #expect(done.log.contains { $0.hasPrefix("band-pass 30-450 Hz") })
  }

  @Test("a notch takes a steady sine away to its ends, and leaves gaps alone")
  func notch() {
    var sine = (0..<3000).map { 1e-5 * sin(2 * .pi * 50 * Double($0) / 1000 + 1) }
    sine[1500] = .nan
    let hum = MainsHum(in: sine, rate: 1000)
    #expect(hum.frequencies.first == 50)
    let rest = hum.removed(from: sine, rate: 1000)
    #expect(rest[1500].isNaN)
    #expect(!rest.contains { abs($0) > 5e-7 })
  }

  @Test("hum is not seen in twenty clean signals", arguments: 0..<20)
  func noHum(seed: Int) {
    let source = SyntheticEMG(seed: seed, seconds: 4)
    let raw = source.signal(Self.bursts, decibels: 12)
    #expect(MainsHum(in: raw, rate: 1000).frequencies.isEmpty)
  }
}
