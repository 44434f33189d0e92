import EMG
import Foundation
import Motion
import TestSupport
import Testing

/// What every detector keeps, whoever wrote it.
struct ActivationDetectorsTests {
  static let burst = SyntheticEMG.Burst(onset: 1.5, offset: 1.9, rise: 0.02)

  @Test("the list and the folder agree")
  func folder() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/EMG/ActivationDetectors")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { $0.replacingOccurrences(of: ".swift", with: "") }
    #expect(ActivationDetectors.all.map { "\(type(of: $0))" }.sorted() == files.sorted())
  }

  @Test("each cites, has a name of its own, and is less sure in more noise")
  func form() throws {
    #expect(Set(ActivationDetectors.all.map(\.name)).count == ActivationDetectors.all.count)
    for detector in ActivationDetectors.all {
      #expect(!detector.citations.isEmpty && !detector.words.isEmpty)
      #expect(ActivationDetectors.named(detector.name)?.words == detector.words)
      let levels = [6.0, 8, 10, 12, 20].map(detector.uncertainty(atSignalToNoise:))
      #expect(levels == levels.sorted(by: >) && levels.allSatisfy { $0 > 0 })
    }
    #expect(ActivationDetectors.named("none") == nil)
  }

  @Test("each finds a plain burst at 20 dB", arguments: ActivationDetectors.all.map(\.name))
  func plain(name: String) throws {
    let detector = try #require(ActivationDetectors.named(name))
    let source = SyntheticEMG(seed: 3, seconds: 3)
    let signal = source.signal([Self.burst], decibels: 20)
    let found = try #require(detector.bursts(in: signal, rate: 1000).value)
    #expect(found.count == 1)
    let first = try #require(found.first)
    #expect(abs(first.lowerBound - 1.5) < 0.04 && abs(first.upperBound - 1.9) < 0.06, "\(first)")
  }

  @Test(
    "each says the same whatever the signal is multiplied by, and the same twice",
    arguments: ActivationDetectors.all.map(\.name))
  func units(name: String) throws {
    let detector = try #require(ActivationDetectors.named(name))
    let signal = SyntheticEMG(seed: 5, seconds: 3).signal([Self.burst], decibels: 15)
    let found = detector.bursts(in: signal, rate: 1000)
    #expect(found == detector.bursts(in: signal, rate: 1000))
    #expect(found == detector.bursts(in: signal.map { $0 * 1024 }, rate: 1000))
    #expect(found == detector.bursts(in: signal.map { -$0 }, rate: 1000))
  }

  @Test(
    "each meets onsets and offsets alike: time run backwards moves an edge by no more than its error",
    arguments: ActivationDetectors.all.map(\.name))
  func backwards(name: String) throws {
    let detector = try #require(ActivationDetectors.named(name))
    let signal = SyntheticEMG(seed: 8, seconds: 3).signal([Self.burst], decibels: 20)
    let found = try #require(detector.bursts(in: signal, rate: 1000).value?.first)
    let turned = try #require(
      detector.bursts(in: Array(signal.reversed()), rate: 1000).value?.first)
    let length = Double(signal.count) / 1000
    let error = 3 * detector.uncertainty(atSignalToNoise: 20)
    #expect(abs(found.lowerBound - (length - turned.upperBound)) < error)
    #expect(abs(found.upperBound - (length - turned.lowerBound)) < error)
  }

  @Test(
    "each makes nothing of nothing, and leaves gaps out",
    arguments: ActivationDetectors.all.map(\.name))
  func edges(name: String) throws {
    let detector = try #require(ActivationDetectors.named(name))
    for samples in [
      [], [Double](repeating: 0, count: 500), [Double](repeating: .nan, count: 500), [1, 2, 3],
    ] {
      #expect(detector.bursts(in: samples, rate: 1000).value?.isEmpty != false)
    }
    #expect(detector.bursts(in: [1, 2, 3], rate: .nan).value == nil)
    #expect(detector.bursts(in: [1, 2, 3], rate: 0).value == nil)
    var signal = SyntheticEMG(seed: 3, seconds: 3).signal([Self.burst], decibels: 20)
    for index in 500..<800 { signal[index] = .nan }
    let found = try #require(detector.bursts(in: signal, rate: 1000).value)
    #expect(found.contains { abs($0.lowerBound - 1.5) < 0.04 && abs($0.upperBound - 1.9) < 0.06 })
    #expect(!found.contains { $0.overlaps(0.55...0.75) })
  }

  @Test(
    "D06: a spike of 20 ms is no burst, at any height",
    arguments: ActivationDetectors.all.map(\.name), [5.0, 20, 200])
  func spike(name: String, height: Double) throws {
    let detector = try #require(ActivationDetectors.named(name))
    var signal = SyntheticEMG(seed: 7, seconds: 3).signal([Self.burst], decibels: 15)
    let clean = detector.bursts(in: signal, rate: 1000).value ?? []
    for index in 0..<20 {
      signal[1000 + index] += height * 5e-6 * sin(2 * .pi * 75 * Double(index) / 1000)
    }
    let found = detector.bursts(in: signal, rate: 1000).value ?? []
    #expect(!found.contains { $0.overlaps(0.9...1.1) }, "\(found)")
    #expect(found.count == clean.count)
  }

  @Test("a muscle that is always on cannot be judged by a mixture")
  func always() {
    let signal = SyntheticEMG(seed: 9, seconds: 3).noise
    guard case .absent(because: let reason) = Mixture().bursts(in: signal, rate: 1000) else {
      Issue.record("judged")
      return
    }
    #expect(reason.contains("factor of two"))
  }
}
