import Foundation
import Signal
import Testing

@Suite("Accelerations by a cross-validated quintic spline")
struct GCVSplineTests {
  private static let rate = 100.0

  private static func samples(_ count: Int, _ f: (Double) -> Double) -> [Double] {
    (0..<count).map { f(Double($0) / rate) }
  }

  @Test("a parabola has its own constant acceleration everywhere")
  func parabola() throws {
    let path = Self.samples(60) { 3 + 2 * $0 - 4.9 * $0 * $0 }
    let found = try #require(GCVSpline([path], rate: Self.rate)).secondDerivatives()[0]
    for value in found { #expect(abs(value + 9.8) < 1e-5) }
  }

  @Test("a smooth path is interpolated: its acceleration is exact away from the ends")
  func smooth() throws {
    let omega = 2 * Double.pi * 1.5
    let path = Self.samples(200) { sin(omega * $0) }
    let found = try #require(GCVSpline([path], rate: Self.rate)).secondDerivatives()[0]
    let exact = Self.samples(200) { -omega * omega * sin(omega * $0) }
    for i in 12..<188 { #expect(abs(found[i] - exact[i]) < 1e-3 * omega * omega) }
  }

  @Test("noise is smoothed away, far below what differences would make of it")
  func noisy() throws {
    var state: UInt64 = 7
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) / 9_007_199_254_740_992 - 0.5) * 0.002
    }
    let omega = 2 * Double.pi
    let path = Self.samples(300) { 0.1 * sin(omega * $0) + noise() }
    let exact = Self.samples(300) { -0.1 * omega * omega * sin(omega * $0) }
    let found = try #require(GCVSpline([path], rate: Self.rate)).secondDerivatives()[0]
    func rms(_ a: [Double]) -> Double {
      let part = (20..<280).map { (a[$0] - exact[$0]) * (a[$0] - exact[$0]) }
      return (part.reduce(0, +) / Double(part.count)).squareRoot()
    }
    var differences = exact
    for i in 1..<299 {
      differences[i] = (path[i + 1] - 2 * path[i] + path[i - 1]) * Self.rate * Self.rate
    }
    #expect(rms(found) < 0.05 * rms(differences))
    #expect(rms(found) < 1)
  }

  @Test("the derivative of a sum is the sum of the derivatives while nothing is smoothed")
  func linear() throws {
    let a = Self.samples(50) { $0 * $0 * $0 }
    let b = Self.samples(50) { cos(3 * $0) }
    let spline = { (y: [Double]) throws in
      try #require(GCVSpline([y], rate: Self.rate)).secondDerivatives()[0]
    }
    let (x, y, sum) = (try spline(a), try spline(b), try spline(zip(a, b).map(+)))
    for i in sum.indices { #expect(abs(sum[i] - x[i] - y[i]) < 1e-3) }
  }

  @Test("too few samples, or a missing one, give none")
  func refused() {
    #expect(GCVSpline([[1, 2, 3, 4, 5, 6, 7]], rate: 100) == nil)
    #expect(GCVSpline([[1, 2, 3, 4, .nan, 6, 7, 8]], rate: 100) == nil)
    #expect(GCVSpline([], rate: 100) == nil)
  }
}
