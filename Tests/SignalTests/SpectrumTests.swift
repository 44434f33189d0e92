import Foundation
import Signal
import Testing

struct SpectrumTests {
  /// m = np.arange(200); z = np.sin(2*np.pi*12.5*m/100) + 0.5*np.cos(0.9*m)
  static let samples = (0..<200).map { index -> Double in
    let m = Double(index)
    return sin(2 * .pi * 12.5 * m / 100) + 0.5 * cos(0.9 * m)
  }

  // scipy 1.17.1: f, P = signal.welch(z, fs=100, nperseg=64); P[[0,1,8,9,32]]
  @Test func agreesWithScipy() throws {
    let spectrum = try #require(Spectrum(of: Self.samples, rate: 100, segment: 64))
    #expect(spectrum.density.count == 33)
    #expect(spectrum.resolution == 1.5625)
    let expected = [
      1.5480789603525943e-05, 7.2862371872171014e-06, 0.22515674888657253, 0.11027916601580892,
    ]
    for (index, value) in zip([0, 1, 8, 9], expected) {
      #expect(abs(spectrum.density[index] - value) < 1e-12)
    }
    #expect(abs(spectrum.power - 0.6400769337023384) < 1e-12)
  }

  @Test("a hum shows at its own frequency")
  func hum() throws {
    let hum = (0..<4096).map { 2 * sin(2 * .pi * 50 * Double($0) / 1000) }
    let spectrum = try #require(Spectrum(of: hum, rate: 1000))
    #expect(abs(spectrum.power(in: 45...55) - 2) < 0.01)
    #expect(spectrum.power(in: 100...400) < 1e-3)
    #expect(abs(try #require(spectrum.medianFrequency) - 50) < 1)
  }

  @Test("segments with a gap are left out, and too short a signal has no spectrum")
  func gaps() throws {
    var samples = Self.samples
    samples[150] = .nan
    let spectrum = try #require(Spectrum(of: samples, rate: 100, segment: 64))
    #expect(spectrum.density.allSatisfy { $0.isFinite })
    #expect(Spectrum(of: [Double](repeating: .nan, count: 100), rate: 100) == nil)
    #expect(Spectrum(of: [1, 2, 3], rate: 100) == nil)
    #expect(Spectrum(of: [], rate: 100) == nil)
  }
}
