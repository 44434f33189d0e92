import Testing

@testable import Formats

@Suite("Names in a sentence")
struct FirstNamesTests {
  @Test("are all there where they are few; the rest is counted where they are many")
  func counted() {
    #expect(FirstNames.joined([]) == "")
    #expect(FirstNames.joined(["LASI", "RASI"], most: 2) == "LASI, RASI")
    #expect(FirstNames.joined(["LASI", "RASI", "SACR"], most: 2) == "LASI, RASI, and 1 more")
    #expect(FirstNames.joined((1...12).map { "\($0)" }).hasSuffix("10, and 2 more"))
  }
}
