import Drawing
import Testing

@Suite("Ticks")
struct TicksTests {
  @Test("are round numbers within the range")
  func round() {
    #expect(Ticks(in: -30...30, atMost: 7).values == [-30, -20, -10, 0, 10, 20, 30])
    #expect(Ticks(in: 0...100, atMost: 6).values == [0, 20, 40, 60, 80, 100])
    #expect(Ticks(in: -20...60, atMost: 5).values == [-20, 0, 20, 40, 60])
  }

  @Test("are never more than asked for, whatever the range", arguments: 2...9)
  func count(most: Int) {
    for exponent in -8...8 {
      for lower in [-7.3, 0, 0.4] {
        var scale = 1.0
        for _ in 0..<abs(exponent) { scale *= exponent > 0 ? 10 : 0.1 }
        let ticks = Ticks(in: lower * scale...(lower + 3.7) * scale, atMost: most)
        #expect(ticks.values.count <= most)
        #expect(!ticks.values.isEmpty || most < 4)
      }
    }
  }

  @Test("survive ranges without an extent or beyond all bounds")
  func strange() {
    #expect(Ticks(in: 5...5, atMost: 5).values == [5])
    #expect(Ticks(in: -1e308...1e308, atMost: 5).values.count <= 1)
    #expect(Ticks(in: 0...5e-324, atMost: 5).values.count <= 1)
    #expect(Ticks(in: -Double.infinity...Double.infinity, atMost: 5).values.isEmpty)
  }

  @Test("are labelled with as many decimals as tell them apart, and a true minus")
  func labels() {
    let fine = Ticks(in: 0...0.5, atMost: 6)
    #expect(fine.values.map(fine.label) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"])
    let signed = Ticks(in: -20...0, atMost: 3)
    #expect(signed.values.map(signed.label) == ["\u{2212}20", "\u{2212}10", "0"])
  }
}
