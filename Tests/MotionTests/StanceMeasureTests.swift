import Motion
import Testing

@Suite("Measures of a stance")
struct StanceMeasureTests {
  @Test("every moment says whether it is internal or external", arguments: StanceMeasure.allCases)
  func kind(measure: StanceMeasure) {
    guard measure.words.contains("moment") else { return }
    #expect(measure.words.hasPrefix("internal") || measure.words.hasPrefix("external"))
    #expect(
      measure.rawValue.hasPrefix("internal") == measure.words.hasPrefix("internal"))
  }

  @Test("order is the order of the list")
  func order() { #expect(StanceMeasure.allCases.sorted() == StanceMeasure.allCases) }
}
