import Study
import Testing

@Suite("Natural order of names")
struct NaturalOrderTests {
  @Test("numbers count by their value, letters without case")
  func order() {
    let names = ["walk10", "walk2", "Walk1", "walk02", "static"]
    let sorted = names.sorted(by: NaturalOrder.precedes)
    #expect(sorted == ["static", "Walk1", "walk02", "walk2", "walk10"])
  }

  @Test("is a strict order", arguments: [("a1", "a1"), ("a01", "a1"), ("", "a"), ("1", "a")])
  func strict(a: String, b: String) {
    #expect(!(NaturalOrder.precedes(a, b) && NaturalOrder.precedes(b, a)))
    if a != b { #expect(NaturalOrder.precedes(a, b) || NaturalOrder.precedes(b, a)) }
  }
}
