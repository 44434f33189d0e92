import Motion
import Reports
import Testing

@Suite("Curve bundle")
struct CurveBundleTests {
  private func flat(_ value: Double) -> [Double] { Array(repeating: value, count: Waveform.count) }

  @Test("averages what was measured, where at least half of the cycles were")
  func mean() {
    var first = flat(2)
    var second = flat(4)
    first[10] = .nan
    #expect(CurveBundle([first, second]).mean[10] == 4)
    #expect(CurveBundle([first, second]).mean[11] == 3)
    second[10] = .nan
    #expect(CurveBundle([first, second, flat(9)]).mean[10].isNaN)
  }

  @Test("leaves out cycles without a sample")
  func empty() {
    #expect(CurveBundle([flat(.nan), flat(1)]).curves.count == 1)
    #expect(!CurveBundle([]).mean.contains { $0.isFinite })
  }

  @Test("draws no more curves than can be told apart, over the whole session")
  func drawn() {
    let many = CurveBundle((0..<500).map { flat(Double($0)) })
    #expect(many.drawn.count == CurveBundle.mostDrawn)
    #expect(many.drawn.first?.first == 0)
    #expect((many.drawn.last?.first ?? 0) > 480)
  }
}
