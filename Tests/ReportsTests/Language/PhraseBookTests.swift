import Testing

@testable import Reports

@Suite("The phrase book")
struct PhraseBookTests {
  private static let book = PhraseBook(
    phrases: [
      ("{text}. {text2}", "{text}. {text2}"), ("{text}.", "{text}."),
      ("{text}; {text2}", "{text}; {text2}"), ("{text}, {text2}", "{text}, {text2}"),
      ("{text} and {text2}", "{text} und {text2}"),
      ("left knee", "linkes Knie"), ("right knee", "rechtes Knie"),
      ("hip and knee", "Hüfte mit Knie"), ("not measured", "nicht gemessen"),
      ("limit {value}", "Grenzwert {value}"),
      ("{text}: {value} (limit {value2})", "{text}: Grenzwert {value2}, gemessen {value}"),
      ("{value} of {value2} cycles", "{value} von {value2} Zyklen"),
      ("{name} was read", "{name} wurde gelesen"),
      ("why: {text}; {text2}", "warum: {text}, und {text2}"),
      ("Symptoms {any}", "Beschwerden {any}"),
    ], decimalMark: ",")

  private static func words(_ text: String, names: Set<String> = []) -> String? {
    var memory = PhraseBook.Memory(names: names)
    return book.translation(of: text, remembering: &memory)
  }

  @Test(
    "translates a phrase as a whole, its places in any order",
    arguments: [
      ("left knee", "linkes Knie"),
      ("left knee: −4.5° (limit 5.0°)", "linkes Knie: Grenzwert 5,0°, gemessen −4,5°"),
      ("3 of 10 cycles", "3 von 10 Zyklen"),
      ("limit not measured", "Grenzwert nicht gemessen"),
      // The phrase itself comes before the enumeration it could be.
      ("hip and knee", "Hüfte mit Knie"),
      ("left knee and right knee", "linkes Knie und rechtes Knie"),
      ("left knee, right knee, hip and knee", "linkes Knie, rechtes Knie, Hüfte mit Knie"),
      // A phrase that begins a sentence, and sentences one after the other.
      ("Limit 2 %", "Grenzwert 2 %"),
      ("Left knee. Right knee.", "Linkes Knie. Rechtes Knie."),
      ("left knee; 1 of 2 cycles", "linkes Knie; 1 von 2 Zyklen"),
      ("why: left knee; right knee", "warum: linkes Knie, und rechtes Knie"),
      ("left knee\nright knee", "linkes Knie\nrechtes Knie"),
    ])
  func whole(english: String, german: String) {
    #expect(Self.words(english) == german)
  }

  @Test("keeps numbers and units, with the language's decimal mark")
  func numbers() {
    #expect(Self.words("1.25") == "1,25")
    #expect(Self.words("−0.4…1.2°") == "−0,4…1,2°")
    #expect(Self.words("±0.41\u{A0}N·m/kg") == "±0,41\u{A0}N·m/kg")
    #expect(Self.words("2.5 furlongs") == nil)
  }

  @Test("keeps names, and takes no words for one")
  func names() {
    #expect(Self.words("walk02.c3d was read") == "walk02.c3d wurde gelesen")
    #expect(Self.words("Straight was read") == nil)
    #expect(Self.words("Straight was read", names: ["Straight"]) == "Straight wurde gelesen")
    #expect(Self.words("Symptoms pain on stairs") == "Beschwerden pain on stairs")
    // A sentence never vanishes in a place.
    #expect(Self.words("Symptoms pain. Unknown sentence") == nil)
  }

  @Test("says that it does not hold a text, whatever the rest of it")
  func unknown() {
    #expect(Self.words("left elbow") == nil)
    #expect(Self.words("left knee, left elbow") == nil)
    #expect(Self.words("left knee: 4° (limit five)") == nil)
  }

  @Test("takes no long time over any text")
  func patience() {
    let hostile = String(repeating: "left knee, limit and ", count: 3000)
    #expect(Self.words(hostile) == nil)
    #expect(Self.words(String(repeating: "(", count: 100_000) + "a") == nil)
  }

  @Test("refuses phrases whose places differ, touch or are all there is")
  func patterns() {
    #expect(PhrasePattern("{value} cycles", "{value2} Zyklen") == nil)
    #expect(PhrasePattern("{value} cycles", "Zyklen") == nil)
    #expect(PhrasePattern("{value}{text}", "{value}{text}") == nil)
    #expect(PhrasePattern("{text}", "{text}") == nil)
    #expect(PhrasePattern("{weight} kg", "{weight} kg") == nil)
    #expect(PhrasePattern("{text kg", "{text kg") == nil)
    #expect(PhrasePattern("{value} kg", "{value} kg") != nil)
  }
}
