import Testing

@testable import Formats

@Suite("DecimalQuotient")
struct DecimalQuotientTests {
  /// The digits as a text with as many places behind the point.
  private func text(_ number: UInt64, places: Int) -> String { "\(number)e-\(places)" }

  @Test("gives the bits of Double(String) for any number of up to nineteen digits and any places")
  func sameBits() throws {
    var random = SeededNumbers(seed: 5)
    for _ in 0..<40_000 {
      let limit = UInt64.random(in: 0...9_999_999_999_999_999_999, using: &random)
      let number = UInt64.random(
        in: 0...max(1, limit >> UInt64.random(in: 0..<64, using: &random)), using: &random)
      let places = Int.random(in: 0...DecimalQuotient.mostPlaces, using: &random)
      let expected = try #require(Double(text(number, places: places)))
      #expect(
        DecimalQuotient.value(number, places: places).bitPattern == expected.bitPattern,
        "\(text(number, places: places))")
    }
  }

  /// Halfway between two neighbours, and next to it: 2⁵³ + 1 and its multiples.
  @Test("rounds what lies between two numbers to the nearer, and halfway to the even one")
  func halfway() throws {
    for odd: UInt64 in [1, 3, 5, 7, 9, 101, 999] {
      for shift: UInt64 in 0..<10 {
        let half = ((1 << 53) + odd) << shift
        for number in [half - 1, half, half + 1] {
          for places in [0, 1, 3, 16, 22, 23, 27] {
            let expected = try #require(Double(text(number, places: places)))
            #expect(DecimalQuotient.value(number, places: places).bitPattern == expected.bitPattern)
          }
        }
      }
    }
  }

  @Test("keeps zero, and the largest and smallest that it can be asked for")
  func ends() throws {
    #expect(DecimalQuotient.value(0, places: 27) == 0)
    for number: UInt64 in [1, .max, 1 << 63, 1 << 53, 1 << 53 + 1] {
      let expected = try #require(Double("\(number)e-27"))
      #expect(DecimalQuotient.value(number, places: 27) == expected)
    }
  }
}
