import Motion
import Reports
import Testing

@Suite("Numbers as a report prints them")
struct ReadingTests {
  @Test("are in the reader's unit, with a true minus")
  func units() {
    #expect(Reading.text(.degrees(-12.34), .degree) == "\u{2212}12.3\u{B0}")
    #expect(Reading.text(0.014, .millimetre) == "14\u{A0}mm")
    #expect(Reading.text(1.85, .perMinute) == "111.0\u{A0}/min")
    #expect(Reading.text(0.612, .percent) == "61.2\u{A0}%")
    #expect(Reading.text(.nan, .degree) == "not measured")
    #expect(Reading.text(-0.0001, .degree) == "0.0\u{B0}")
  }

  @Test("carry their spread where there is one")
  func spread() throws {
    let one = try #require(Statistic(of: [1.2]))
    let two = try #require(Statistic(of: [1.2, 1.4]))
    #expect(Reading.text(one, .metrePerSecond) == "1.20\u{A0}m/s")
    #expect(Reading.text(two, .metrePerSecond) == "1.30 \u{B1} 0.14\u{A0}m/s")
  }

  @Test("are counted and listed in words")
  func words() {
    #expect(Reading.count(1, "cycle") == "1 cycle")
    #expect(Reading.count(0, "cycle") == "0 cycles")
    #expect(Reading.enumeration(["a", "b", "c"]) == "a, b and c")
    #expect(Reading.enumeration([]) == "")
  }
}
