import Foundation
import Gait
import Motion
import Testing

struct TimeNormalizationTests {
  static let cycle = Cycle(
    side: .left, trial: "t", start: 0.503, footOff: 1.1, end: 1.617, source: "file")

  @Test("a wave comes back at 0 … 100 %, with events between the frames")
  func wave() {
    let samples = (0..<250).map { sin(2 * .pi * Double($0) / 100) }
    let waveform = TimeNormalization.waveform(of: samples, rate: 100, over: Self.cycle)
    for percent in 0...100 {
      let time = 0.503 + 1.114 * Double(percent) / 100
      #expect(abs(waveform[percent] - sin(2 * .pi * time)) < 1e-5)
    }
  }

  @Test("twice the rate gives the same waveform; a gap stays a gap")
  func rateAndGap() {
    let slow = (0..<250).map { sin(2 * .pi * Double($0) / 100) }
    let fast = (0..<500).map { sin(2 * .pi * Double($0) / 200) }
    let a = TimeNormalization.waveform(of: slow, rate: 100, over: Self.cycle)
    let b = TimeNormalization.waveform(of: fast, rate: 200, over: Self.cycle)
    for percent in 0...100 { #expect(abs(a[percent] - b[percent]) < 1e-5) }
    var gapped = slow
    gapped[100] = .nan
    let c = TimeNormalization.waveform(of: gapped, rate: 100, over: Self.cycle)
    #expect(!c.isComplete)
    #expect(c.samples.count { $0.isNaN } <= 3)
  }

  @Test("curves are those of the cycle's own side")
  func ownSide() throws {
    func curve(_ value: Double) -> AngleCurve {
      let column = [Double](repeating: value, count: 200)
      return AngleCurve(x: column, y: column.map { $0 + 1 }, z: column.map { $0 + 2 })
    }
    let angles = JointAngles([.left: [.knee: curve(10)], .right: [.knee: curve(20)]])
    let curves = TimeNormalization.curves(of: angles, rate: 100, over: Self.cycle)
    let knee = try #require(curves.angles[.knee])
    #expect(knee.map { $0[50] } == [10, 11, 12])
    #expect(curves.angles[.hip] == nil)
  }
}
